import type { Phrase } from '#kit/pure/phrase.ts'
import type { Say } from '#kit/web/i18n.tsx'
import { metricCodes, metrics, type Metric } from '#modules/catalogue/rules/metrics.ts'

/** `ECS vCPU（核）` */
export function metricWithUnit(t: Say, withUnit: Phrase, metric: Metric): string {
  return t(withUnit, { name: metrics[metric].names, unit: metrics[metric].unit })
}

const place = new Map(metricCodes.map((metric, index) => [metric, index]))
/** In the catalogue's order, as in every table of quotas. */
export function inCatalogueOrder<Row extends { readonly metric: Metric }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((left, right) => (place.get(left.metric) ?? 0) - (place.get(right.metric) ?? 0))
}

export const metricOptions = metricCodes.map((value) => ({ value, label: metrics[value].names }))
