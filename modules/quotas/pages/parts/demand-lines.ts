import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import type { Quota } from '../../contract.ts'
import type { Demand } from '../../rules/demand.ts'
import { availableOf } from '../../rules/quota.ts'

/** What is needed of one metric against what is left (R5). */
export type DemandLine = {
  readonly regionId: string
  readonly metric: Metric
  /** What would be taken in addition: what an application already holds is not taken again. */
  readonly asked: number
  readonly remaining: number
  readonly shortfall: number
  /** Nothing can be taken while something is overdue (Q8). */
  readonly isBlocked: boolean
}

/** By the server's own rule; what is asked for less than it is held gives back and is never short. */
export function demandLines(demand: readonly Demand[], held: readonly Demand[], quotas: readonly Quota[]): DemandLine[] {
  return demand.map(({ regionId, metric, amount }) => {
    const isSame = (other: { readonly regionId: string; readonly metric: Metric }) => other.regionId === regionId && other.metric === metric
    const asked = amount - held.filter(isSame).reduce((sum, one) => sum + one.amount, 0)
    const quota = quotas.find(isSame)
    const available = quota ? availableOf(quota) : 0
    return { regionId, metric, asked, remaining: quota?.remaining ?? 0, shortfall: Math.max(0, asked - available), isBlocked: asked > 0 && (quota?.overdue ?? 0) > 0 }
  })
}
