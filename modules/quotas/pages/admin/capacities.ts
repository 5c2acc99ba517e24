import type { Complaint } from '#kit/web/checks.ts'
import { metricCodes, type Metric } from '#modules/catalogue/rules/metrics.ts'
import type { Quota } from '../../contract.ts'
import { neededOf } from '../../rules/quota.ts'
import { quotaPagePhrases as phrases } from '../parts/page-phrases.ts'

/** The capacities that were typed; a metric without one keeps what it has. */
export type Totals = { readonly [metric in Metric]?: number | null }
type Row = Pick<Quota, 'metric' | 'total' | 'allocated' | 'used' | 'reserved' | 'overdue'>

/** What is given on, running or waited for at the root: the capacity cannot be lower (Q6). */
export function capacityNeeded(quotas: readonly Row[], metric: Metric): number {
  const quota = quotas.find((one) => one.metric === metric)
  return quota ? neededOf(quota) : 0
}

export function changedCapacities(quotas: readonly Row[], totals: Totals): { [metric in Metric]?: number } {
  const present = new Map(quotas.map(({ metric, total }) => [metric, total]))
  return Object.fromEntries(metricCodes.flatMap((metric) => {
    const typed = totals[metric] ?? null
    return typed === null || typed === (present.get(metric) ?? 0) ? [] : [[metric, typed]]
  }))
}

export function capacityComplaints(quotas: readonly Row[], totals: Totals): Record<string, Complaint | undefined> {
  const changed = changedCapacities(quotas, totals)
  const wrong = metricCodes.map((metric) => [`totals/${metric}`, complaintOf(changed[metric], capacityNeeded(quotas, metric))] as const)
  return { ...Object.fromEntries(wrong), totals: Object.keys(changed).length === 0 ? { phrase: phrases.nothingChanged } : undefined }
}

function complaintOf(total: number | undefined, needed: number): Complaint | undefined {
  if (total === undefined) return undefined
  if (!Number.isInteger(total) || total < 0 || total > 1_000_000_000_000) return { phrase: phrases.wholeNumber }
  return total < needed ? { phrase: phrases.belowNeeded, values: { limit: needed } } : undefined
}
