import type { Formats } from '#kit/web/formats.ts'
import type { Say } from '#kit/web/i18n.tsx'
import { metrics, type Metric } from '#modules/catalogue/rules/metrics.ts'

/** `Disk capacity 740 GB, ECS vCPU 2 cores`: the same metric of several regions is one amount. */
export function amountsInWords(t: Say, { number }: Pick<Formats, 'number'>, lines: readonly { readonly metric: Metric; readonly amount: number }[]): string {
  const sums = new Map<Metric, number>()
  for (const { metric, amount } of lines) sums.set(metric, (sums.get(metric) ?? 0) + amount)
  return [...sums].map(([metric, amount]) => `${t(metrics[metric].names)} ${number(amount)} ${t(metrics[metric].unit)}`).join(t([', ', '、', '、']))
}
