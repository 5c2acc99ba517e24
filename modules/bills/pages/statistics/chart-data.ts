import type { BillStatistics } from '../../statistics-contract.ts'
import { addAmounts } from '../../rules/change.ts'

type Group = BillStatistics['groups'][number]
/** One colour of the chart: a group, or all further ones together. */
export type Series = { readonly group: Group | null; readonly count: number; readonly total: string; readonly amounts: readonly string[] }

export const mostSeries = 8

/** The largest groups, and all others as one; sums stay exact (B4). */
export function seriesOf(groups: readonly Group[], decimals: number): Series[] {
  // A rest of one is no shorter than the one itself.
  const shown = groups.length === mostSeries + 1 ? mostSeries + 1 : mostSeries
  const largest = groups.slice(0, shown).map((group): Series => ({ group, count: 1, total: group.total, amounts: group.amounts }))
  const rest = groups.slice(shown)
  if (rest.length === 0) return largest
  const months = rest[0]!.amounts.map((_, index) => addAmounts(rest.map(({ amounts }) => amounts[index]!), decimals))
  return [...largest, { group: null, count: rest.length, total: addAmounts(rest.map(({ total }) => total), decimals), amounts: months }]
}

/** For drawing only: what is read are the exact texts. */
export function sizeOf(amount: string): number {
  return Number(amount)
}

export type Scale = { readonly least: number; readonly most: number; readonly ticks: readonly number[] }

/** Round marks from zero to beyond the largest value, below zero too where there is a credit. */
export function scaleOf(values: readonly number[], wanted = 4): Scale {
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)]
  if (lowest === highest) return { least: 0, most: 1, ticks: [0] }
  const step = roundStep((highest - lowest) / wanted)
  const [first, last] = [Math.floor(lowest / step), Math.max(Math.ceil(highest / step), 1)]
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  return { least: first * step, most: last * step, ticks }
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw))
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= raw * 0.999_999) ?? 10 * power
}

export type Piece = { readonly series: number; readonly from: number; readonly to: number }

/** The pieces of one month's bar, one on top of the other; credits hang below zero. */
export function stackOf(values: readonly number[]): Piece[] {
  let [above, below] = [0, 0]
  return values.flatMap((value, series) => {
    if (value === 0) return []
    const from = value > 0 ? above : below
    const to = from + value
    if (value > 0) above = to
    else below = to
    return [{ series, from, to }]
  })
}
