import { metricCodes, type Metric } from '#modules/catalogue/rules/metrics.ts'
import type { Quota } from '../../contract.ts'
import { planTotal } from '../../rules/allocation.ts'
import { emptyNumbers, neededOf, remainingOf, shortageOf, type Shortage } from '../../rules/quota.ts'

type Numbers = Pick<Quota, 'total' | 'allocated' | 'used' | 'reserved' | 'overdue'>

/** What allocating would do to one metric of a region, before it is done (Q2). */
export type AllocationLine = {
  readonly metric: Metric
  readonly total: number
  /** What the child has given on, uses and waits for: its total cannot be lower. */
  readonly needed: number
  readonly wanted: number
  readonly difference: number
  /** What is to be given back there (Q8); setting the total anew, also to what it is, settles it. */
  readonly overdue: number
  readonly isChanged: boolean
  readonly ownRemaining: number
  readonly ownAfter: number
  /** What stands in the way: too little of my own, or less than the child needs. */
  readonly shortage: Shortage | undefined
}

type Place = { readonly departmentId: string; readonly childId: string; readonly regionId: string }
/** `wanted` holds the new totals that were typed; a metric without one keeps its total. */
export type Wanted = { readonly [metric in Metric]?: number | null }

/** By the server's own rule; every metric of the catalogue has a line, given or not. */
export function allocationLines(place: Place, own: readonly (Numbers & { metric: Metric })[], child: readonly (Numbers & { metric: Metric })[], wanted: Wanted): AllocationLine[] {
  return metricCodes.map((metric) => {
    const mine: Numbers = own.find((quota) => quota.metric === metric) ?? emptyNumbers
    const theirs: Numbers = child.find((quota) => quota.metric === metric) ?? emptyNumbers
    const typed = wanted[metric] ?? null
    const total = typed ?? theirs.total
    const { difference, changes } = planTotal({ departmentId: place.childId, parentId: place.departmentId, regionId: place.regionId, metric, total }, theirs)
    const isChanged = difference !== 0 || (typed !== null && theirs.overdue > 0)
    const [ofChild, ofMine] = changes
    const shortage = difference === 0 ? undefined : (ofMine && shortageOf(mine, ofMine)) ?? (ofChild && shortageOf(theirs, ofChild))
    return {
      metric, total: theirs.total, needed: neededOf(theirs), wanted: total, difference, overdue: theirs.overdue, isChanged,
      ownRemaining: remainingOf(mine), ownAfter: remainingOf(mine) - difference, shortage,
    }
  })
}

/** The totals to be sent: those that change something. */
export function changedTotals(lines: readonly AllocationLine[]): { [metric in Metric]?: number } {
  return Object.fromEntries(lines.filter(({ isChanged }) => isChanged).map(({ metric, wanted }) => [metric, wanted]))
}
