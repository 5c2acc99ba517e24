import { allow } from '#kit/pure/policy.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action, type Route } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import { deletePrice } from '../contract.ts'
import type { PricedPlace, PriceFollower, PriceUse, PriceUsers } from '../offers.ts'
import { pricePolicy } from '../policy.ts'
import { endPrice, lockPrice } from '../store.ts'
import { follow } from './create-price.ts'

/** From today there is no such price; what was before keeps it, and so does the history (P3, P4). */
export function deletePriceRoute(users: readonly PriceUsers[], followers: readonly PriceFollower[]): Route {
  return action(deletePrice, async ({ tx, actor, now, input, record }) => {
    const today = dayOf(now)
    const row = await lockPrice(tx, input.id, today)
    allow(pricePolicy, 'delete', actor, row)
    if (row.version !== input.version) throw refuse('conflict.stale', { version: row.version })
    const { category, resource, spec, number } = row
    const usedBy = await guardUses(tx, users, row, input.confirmed)
    await endPrice(tx, row.id, today, { actor, now })
    await follow(tx, followers)
    record({ kind: 'price.deleted', subject: { kind: 'unit_price', id: row.id }, facts: { category, resource, spec, number, price: row.price, usedBy: usedBy.map(({ name }) => name) } })
    return {}
  })
}

/** Whoever takes a price away from something has seen from what (P3). */
export async function guardUses(tx: Tx, users: readonly PriceUsers[], price: PricedPlace, isConfirmed = false): Promise<PriceUse[]> {
  const usedBy: PriceUse[] = []
  for (const answer of users) usedBy.push(...await answer(tx, price))
  if (usedBy.length > 0 && !isConfirmed) throw refuse('price.in_use', { usedBy })
  return usedBy
}
