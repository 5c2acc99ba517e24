import type { Phrase } from '#kit/pure/phrase.ts'
import type { Place } from '#modules/prices/rules/correspondence.ts'

/**
 * What is metered (chapter 7, Usage): in which unit it is counted, and the place of the price list (number 1 of it) that
 * prices it. A further metric is one more line here.
 */
export type UsageMetric = { readonly names: Phrase; readonly unit: string; readonly place: Place }
export const usageMetrics = {
  flow: { names: ['Flow', '流量', '流量'], unit: 'MB', place: { category: 'Network', resource: 'Flow', spec: 'NA' } },
} as const satisfies Record<string, UsageMetric>

export type UsageMetricCode = keyof typeof usageMetrics
export const usageMetricCodes = Object.keys(usageMetrics) as UsageMetricCode[]

export function isUsageMetric(code: string): code is UsageMetricCode {
  return Object.hasOwn(usageMetrics, code)
}

/** The metric that a code stands for; what is stored and known no more keeps its code as its name. */
export function usageMetric(code: string): UsageMetric {
  return isUsageMetric(code) ? usageMetrics[code] : { names: [code, code, code], unit: '', place: { category: '', resource: '', spec: '' } }
}
