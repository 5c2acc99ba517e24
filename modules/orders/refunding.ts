import { dayOf, type Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import { refundFor, type Refund } from './rules/refund.ts'
import { stretchesOf } from './step-store.ts'
import type { ProductRecord } from './store.ts'

/** What comes back if the product is cancelled now; the day on which the member asked counts (O2, O12). */
export async function refundOf(reader: Reader, product: ProductRecord, now: Date): Promise<{ readonly refund: Refund; readonly day: Day }> {
  const { status, charged, returned, netAdditions, startsAt, purchasedDays, currency } = product
  const term = startsAt === null || purchasedDays === null ? null : { startDay: dayOf(startsAt), purchasedDays }
  const stretches = term === null ? [] : await stretchesOf(reader, product.id, currency.decimals)
  const day = dayOf(product.cancellationAskedAt ?? now)
  return { refund: refundFor({ status, charged, returned, netAdditions, term, stretches }, day), day }
}
