import type { Problem } from '#kit/web/client.ts'
import { metricCodes, type Metric } from '#modules/catalogue/rules/metrics.ts'
import type { Need } from './need.ts'

/** A line of the refusal `quota.insufficient`: what was asked for, what is left, what is missing (Q2, Q4, R5). */
export type ShortLine = { readonly departmentId: string; readonly regionId: string; readonly metric: Metric; readonly asked: number; readonly remaining: number; readonly shortfall: number }

/** The lines of a refusal; none if it is another one. */
export function shortLinesOf(problem: Pick<Problem, 'code' | 'facts'> | null): ShortLine[] {
  if (problem?.code !== 'quota.insufficient' || !Array.isArray(problem.facts['lines'])) return []
  return (problem.facts['lines'] as Partial<ShortLine>[]).flatMap((line) => {
    const metric = metricCodes.find((code) => code === line.metric)
    const numbers = [line.asked, line.remaining, line.shortfall]
    if (!metric || typeof line.departmentId !== 'string' || typeof line.regionId !== 'string' || numbers.some((value) => typeof value !== 'number')) return []
    return [{ departmentId: line.departmentId, regionId: line.regionId, metric, asked: line.asked!, remaining: line.remaining!, shortfall: line.shortfall! }]
  })
}

export function needsOf(lines: readonly ShortLine[]): Need[] {
  return lines.filter(({ shortfall }) => shortfall > 0).map(({ regionId, metric, shortfall }) => ({ regionId, metric, amount: shortfall }))
}
