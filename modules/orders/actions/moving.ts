import { nameOf } from '#kit/pure/acted-by.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { next } from '#kit/pure/states.ts'
import type { Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { hindranceOf, productTransitions, type Performer, type ProductAct } from '../rules/status.ts'
import { moveRow, readProductRecord, type ProductChanges, type ProductRecord } from '../store.ts'

export type Acting = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly record: (event: EventDraft) => void }
type Moving = {
  readonly act: ProductAct
  readonly as: Performer
  /** When it was due, for what time does (O8). */
  readonly at?: Date
  readonly reason?: string | undefined
  /** What is written with the status. */
  readonly changes?: ProductChanges
  /** Kept with the step and told with the event. */
  readonly facts?: Readonly<Record<string, unknown>>
}

const events: Readonly<Record<ProductAct, string>> = {
  verify: 'product.verified', createResource: 'product.resource_created', renewResource: 'product.resource_renewed', deliver: 'product.delivered',
  requestChange: 'product.change_requested', withdrawChange: 'product.change_withdrawn', expire: 'product.expired', keep: 'product.kept', restore: 'product.restored',
  end: 'product.ended', cancel: 'product.cancelled',
}

/**
 * The one way in which a product's status changes: the rule says whether it can, the table decides where to, compare-and-set
 * writes, the step with who and when and the event record remember. Answers the step's id.
 */
export async function moveProduct(acting: Acting, product: ProductRecord, { act, as, at, reason = '', changes = {}, facts = {} }: Moving): Promise<string> {
  const { tx, actor, now, record } = acting
  const hindrance = hindranceOf(act, as, { ...product, now })
  if (hindrance !== undefined) throw refuse(hindrance, { status: product.status, act })
  const to = next(productTransitions, product.status, act, 'order.bad_transition')
  const isPerson = as !== 'system' && actor.kind === 'account'
  const stepId = await moveRow(tx, product, changes, {
    act, to, at: at ?? now, reason: reason.trim(), facts,
    accountId: isPerson ? actor.id : null, forAccountId: isPerson ? actor.actingFor?.id ?? null : null,
  })
  record(eventOf(product, events[act], { from: product.status, status: to, by: isPerson ? nameOf(actor) : null, at: (at ?? now).toISOString(), reason: reason.trim(), ...facts }))
  return stepId
}

/** The same, and the product as it is then: for what takes several steps at once. */
export async function movedProduct(acting: Acting, product: ProductRecord, moving: Moving): Promise<ProductRecord> {
  await moveProduct(acting, product, moving)
  return readProductRecord(acting.tx, product.id)
}

export function eventOf(product: Pick<ProductRecord, 'id' | 'number' | 'memberId'>, kind: string, facts: Readonly<Record<string, unknown>> = {}): EventDraft {
  const { id, number, memberId } = product
  return { kind, subject: { kind: 'product', id }, facts: { number, memberId, ...facts } }
}
