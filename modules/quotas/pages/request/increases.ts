import type { Complaint } from '#kit/web/checks.ts'
import { metricCodes, type Metric } from '#modules/catalogue/rules/metrics.ts'
import type { Need, RegionChoice, ZoneGroup } from '../parts/need.ts'
import { zoneGroupOf } from '../parts/need.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'

/** How much more is wished, by `regionId/metric`; empty is null. */
export type Increases = Readonly<Record<string, number | null>>
export const largestIncrease = 1_000_000_000

export function increaseKey({ regionId, metric }: { readonly regionId: string; readonly metric: Metric }): string {
  return `${regionId}/${metric}`
}

export function increasesOf(needs: readonly Need[]): Increases {
  return Object.fromEntries(needs.map((need) => [increaseKey(need), need.amount]))
}

/** What is sent: the lines of the chosen zones in the order of the page; what was typed for other zones stays unsent. */
export function wishedItems(increases: Increases, regions: readonly RegionChoice[], group: ZoneGroup | ''): { regionId: string; metric: Metric; increase: number }[] {
  return regions.filter((region) => zoneGroupOf(region) === group).flatMap(({ id: regionId }) => metricCodes.flatMap((metric) => {
    const increase = increases[increaseKey({ regionId, metric })] ?? null
    return increase === null || increase === 0 ? [] : [{ regionId, metric, increase }]
  }))
}

type Values = { readonly group: ZoneGroup | ''; readonly increases: Increases }

/** Everything wrong with the wishes, each beside its field (Q3). */
export function requestComplaints({ group, increases }: Values, regions: readonly RegionChoice[]): Record<string, Complaint | undefined> {
  const wished = wishedItems(increases, regions, group)
  const wrong = wished.filter(({ increase }) => !Number.isInteger(increase) || increase < 1 || increase > largestIncrease)
  return {
    ...Object.fromEntries(wrong.map((item) => [`increases/${increaseKey(item)}`, { phrase: phrases.increaseWrong }])),
    increases: group !== '' && wished.length === 0 ? { phrase: phrases.increaseMissing } : undefined,
  }
}
