import { dayOf } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'
import { termOf } from '../rules/duration.ts'
import { insertStretch } from '../step-store.ts'
import { stored, type ProductChanges, type ProductRecord } from '../store.ts'

type Delivery = { readonly start: Date; readonly at: Date; readonly byId: string | null }

/** The term begins: start, expiry with reward days, bought days, and the first stretch for refunds. */
export async function deliverTerm(tx: Tx, product: ProductRecord, { start, at, byId }: Delivery): Promise<{ changes: ProductChanges; facts: Record<string, unknown> }> {
  const { expiresAt, purchasedDays } = termOf(start, product.months, product.rewardDays)
  await insertStretch(tx, product.id, { fromDay: dayOf(start), originalPrice: stored(product.originalPrice, product), payable: stored(product.payable, product) })
  return {
    changes: { starts_at: start, expires_at: expiresAt, purchased_days: purchasedDays, delivered_at: at, delivered_by: byId },
    facts: { startsAt: start.toISOString(), expiresAt: expiresAt.toISOString() },
  }
}
