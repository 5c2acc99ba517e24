import { invalid } from '#kit/pure/refusal.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import { regionsByIds, type RegionFacts } from '#modules/catalogue/offers.ts'
import { insertGrants, takeFromGrants } from '../grant-store.ts'
import { planTotal, type TotalPlan, type Wish } from '../rules/allocation.ts'
import { keyOf, type QuotaNumbers } from '../rules/quota.ts'
import { bookQuota, lockQuotas, makeRows, type Booking, type ChangeKind } from '../store.ts'

export type SettingTotals = Booking & {
  readonly kind: ChangeKind
  readonly wishes: readonly Wish[]
  /** What is added falls back by itself on this day (Q8). */
  readonly endsOn?: Day | null
}

/**
 * The one way in which totals are set: by allocation, approval, import, and as capacities (Q2, Q4, Q6). All or nothing.
 * The caller holds the tree's key, so that parents stay parents; the rows are locked here before differences are taken.
 */
export async function setTotals({ wishes, kind, endsOn = null, ...booking }: SettingTotals): Promise<TotalPlan[]> {
  const { tx, actor, now } = booking
  await makeRows(tx, wishes.filter((wish) => ('total' in wish ? wish.total : wish.increase) > 0))
  const { quotas } = await lockQuotas(tx, wishes.flatMap(rowsOf))
  const rows = new Map<string, QuotaNumbers>(quotas.map((quota) => [keyOf(quota), quota]))
  const plans = wishes.map((wish) => planTotal(wish, rows.get(keyOf(wish)), endsOn !== null))
  await bookQuota(booking, plans.flatMap(({ changes }) => changes).map((change) => ({ ...change, kind })))
  await takeFromGrants(tx, plans.flatMap(({ fromGrants, ...key }) => fromGrants > 0 ? [{ ...key, amount: fromGrants }] : []), now)
  if (endsOn !== null) {
    const grants = plans.flatMap(({ departmentId, regionId, metric, temporary }) => temporary > 0 ? [{ departmentId, regionId, metric, amount: temporary, endsOn }] : [])
    await insertGrants(tx, grants, { accountId: actor.kind === 'account' ? actor.id : null, at: now })
  }
  return plans
}

function rowsOf({ departmentId, parentId, regionId, metric }: Wish) {
  return [{ departmentId, regionId, metric }, ...parentId === null ? [] : [{ departmentId: parentId, regionId, metric }]]
}

/** Q8: a grant ends at the beginning of a day that has not begun yet. */
export function guardEnd(endsOn: Day | null | undefined, now: Date, path: string): void {
  if (endsOn && endsOn <= dayOf(now)) throw invalid([{ path, code: 'quota.ends_too_early' }])
}

/** The regions that were named, each once; one that is not there is an error of its field. */
export async function knownRegions(reader: Reader, named: readonly { readonly id: string; readonly path: string }[]): Promise<Map<string, RegionFacts>> {
  const regions = await regionsByIds(reader, [...new Set(named.map(({ id }) => id))])
  const unknown = named.filter(({ id }) => !regions.has(id))
  if (unknown.length > 0) throw invalid(unknown.map(({ path }) => ({ path, code: 'field.not_an_option' })))
  return regions
}

export function regionAnswer({ id, names, zone }: RegionFacts): { id: string; name: [string, string, string]; zone: RegionFacts['zone'] } {
  return { id, name: [...names], zone }
}
