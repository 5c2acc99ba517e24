import type { Refusal } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { openGrants } from './grant-store.ts'
import { refuseShortages } from './refusals.ts'
import type { Demand } from './rules/demand.ts'
import { passingChanges, type Place } from './rules/passing.ts'
import { changed, emptyNumbers, keyOf, shortageOf, summed, type QuotaNumbers } from './rules/quota.ts'
import { bookQuota, readQuotas, type Booking } from './store.ts'

/** What of a department's quotas changes: the numbers before and after. */
export type QuotaEffect = { readonly departmentId: string; readonly regionId: string; readonly metric: Metric; readonly before: QuotaNumbers; readonly after: QuotaNumbers }
/** A total that cannot fall so far: part of it is given until a day, or should have fallen back already (Q8). */
export type TemporaryQuota = { readonly departmentId: string; readonly regionId: string; readonly metric: Metric; readonly wanted: number; readonly free: number }
export type Passing = { readonly from: Place; readonly to: Place; readonly demands: readonly Demand[] }

/** What a reorganisation does to the quotas of both departments and of those between them, and what is in its way; nothing is booked. */
export async function quotaOfPassing(reader: Reader, { from, to, demands }: Passing): Promise<{ effects: QuotaEffect[]; temporary: TemporaryQuota[]; refusal: Refusal | null }> {
  const changes = summed(passingChanges(from, to, demands))
  const departmentIds = [...new Set(changes.map(({ departmentId }) => departmentId))]
  const rows = new Map((await readQuotas(reader, departmentIds)).map((quota) => [keyOf(quota), quota]))
  const grants = Map.groupBy(await openGrants(reader, departmentIds), keyOf)
  const effects = changes.map((change) => {
    const before = rows.get(keyOf(change)) ?? emptyNumbers
    return { departmentId: change.departmentId, regionId: change.regionId, metric: change.metric, before, after: changed(before, change) }
  })
  const temporary = effects.flatMap(({ departmentId, regionId, metric, before, after }) => {
    const bound = before.overdue + (grants.get(keyOf({ departmentId, regionId, metric })) ?? []).reduce((sum, { amount }) => sum + amount, 0)
    return after.total < before.total && after.total < bound ? [{ departmentId, regionId, metric, wanted: before.total - after.total, free: Math.max(0, before.total - bound) }] : []
  })
  const shortages = changes.flatMap((change) => shortageOf(rows.get(keyOf(change)) ?? emptyNumbers, change) ?? [])
  return { effects, temporary, refusal: shortages.length > 0 ? await refuseShortages(reader, shortages) : null }
}

/** Books it, under the tree's exclusive lock, which keeps totals and grants as they are. */
export function bookPassing(booking: Booking, { from, to, demands }: Passing): Promise<void> {
  return bookQuota(booking, passingChanges(from, to, demands).map((change) => ({ ...change, kind: 'move' as const })))
}

