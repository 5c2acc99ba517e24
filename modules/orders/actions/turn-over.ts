import type { Tx } from '#kit/server/database.ts'
import { lockRows, readProductRecord, type ProductRecord } from '../store.ts'
import { deliverTerm } from './delivery-term.ts'
import { moveProduct, type Acting } from './moving.ts'

/**
 * O3: a kept product reaches its expiry. It ends, and its renewal begins at that very moment, whenever that is noticed
 * (O8). Under the locks of both, the older first, it is looked at again: a second run finds it done.
 */
export async function turnOver(acting: Acting, keptId: string): Promise<boolean> {
  const { tx, now } = acting
  const found = await readProductRecord(tx, keptId)
  await lockRows(tx, found.renewalId === null ? [keptId] : [keptId, found.renewalId])
  const kept = await readProductRecord(tx, keptId)
  if (!isDue(kept, now)) return false
  const dueAt = later(kept.expiresAt!, kept.statusSince)
  await moveProduct(acting, kept, { act: 'end', as: 'system', at: dueAt })
  const renewal = kept.renewalId === null ? undefined : await readProductRecord(tx, kept.renewalId)
  if (renewal?.status === 'resource_renew' && renewal.renews === 'before_expiry')
    await moveProduct(acting, renewal, { act: 'deliver', as: 'system', at: dueAt, ...await deliverTerm(tx, renewal, { start: kept.expiresAt!, at: dueAt, byId: null }) })
  return true
}

export async function isTurnDue(tx: Tx, keptId: string, now: Date): Promise<boolean> {
  return isDue(await readProductRecord(tx, keptId), now)
}

function isDue({ status, expiresAt }: ProductRecord, now: Date): boolean {
  return status === 'resource_keep' && expiresAt !== null && expiresAt.getTime() <= now.getTime()
}

/** One that was renewed past its expiry is over when it was renewed. */
function later(left: Date, right: Date): Date {
  return left > right ? left : right
}
