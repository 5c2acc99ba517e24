import { allow } from '#kit/pure/policy.ts'
import { forbidden, refuse } from '#kit/pure/refusal.ts'
import { guardOrders, performerOf, performersFor, productPolicy, type ProductDeed } from '../policy.ts'
import type { Performer, ProductAct } from '../rules/status.ts'
import { lockProduct, type ProductRecord } from '../store.ts'
import type { Acting } from './moving.ts'
import { isTurnDue, turnOver } from './turn-over.ts'

type Opening = Acting & { readonly input: { readonly id: string; readonly version?: number | undefined } }

/**
 * How every act on a product begins: lock it through the actor's scope (404), then may they (403), do they hold its newest
 * version (409), does its state allow it (409). What time has made due of it happens first (O8).
 */
export async function openFor(deed: ProductDeed, opening: Opening): Promise<ProductRecord> {
  const { actor, now, input } = opening
  const product = await settled(opening)
  const facts = { ...product, now }
  if (!productPolicy[deed].mayReach(actor, facts)) throw forbidden()
  guardVersion(product, input.version)
  allow(productPolicy, deed, actor, facts)
  return product
}

/** For what consists of several acts: each of them asks the policy itself. */
export async function openSeen(opening: Opening): Promise<void> {
  guardVersion(await settled(opening), opening.input.version)
}

function guardVersion({ version }: ProductRecord, seenVersion: number | undefined): void {
  if (seenVersion !== undefined && seenVersion !== version) throw refuse('conflict.stale', { version })
}

/** A kept product or its waiting renewal whose hour has come, though no job has looked at it yet. */
async function settled(opening: Opening): Promise<ProductRecord> {
  const { tx, actor, now, input } = opening
  guardOrders(actor)
  const product = await lockProduct(tx, actor, input.id)
  const keptId = product.status === 'resource_keep' ? product.id : product.status === 'resource_renew' && product.renews === 'before_expiry' ? product.renewsId : null
  if (keptId === null || !await isTurnDue(tx, keptId, now)) return product
  await turnOver(opening, keptId)
  return lockProduct(tx, actor, input.id)
}

/** As whom the actor takes the step; the policy has been asked already. */
export function performerFor(act: ProductAct, product: ProductRecord, { actor, now }: Pick<Acting, 'actor' | 'now'>): Performer {
  return performerOf(actor, act, { ...product, now }) ?? performersFor(actor, act, product)[0] ?? 'member'
}
