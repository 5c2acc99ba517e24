import type { Complaint } from '#kit/web/checks.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import type { QuotaRequest } from '../../contract.ts'
import { quotaRequestPhrases as phrases } from '../parts/request-phrases.ts'
import type { ShortLine } from '../parts/shortage.ts'
import { increaseKey, type Increases } from './increases.ts'

/** What approving a line with an amount would do (Q4). */
export type GrantLine = {
  readonly key: string
  readonly region: QuotaRequest['items'][number]['region']
  readonly metric: Metric
  readonly asked: number
  readonly amount: number
  readonly before: number
  readonly after: number
  /** What my department has left now; null where it is not to be seen. */
  readonly ownBefore: number | null
  readonly ownAfter: number | null
  readonly missing: number
}

/** `amounts` holds what the reviewer typed; what was not touched is granted as asked. */
export function grantLines(items: QuotaRequest['items'], amounts: Increases): GrantLine[] {
  return items.map(({ region, metric, increase, totalNow, parentRemaining }) => {
    const key = increaseKey({ regionId: region.id, metric })
    const amount = (key in amounts ? amounts[key] : increase) ?? 0
    return {
      key, region, metric, asked: increase, amount, before: totalNow, after: totalNow + amount,
      ownBefore: parentRemaining, ownAfter: parentRemaining === null ? null : parentRemaining - amount,
      missing: parentRemaining === null ? 0 : Math.max(0, amount - parentRemaining),
    }
  })
}

/** An amount may be lowered, not raised, and something has to be left of the whole (Q4). */
export function grantComplaints(lines: readonly GrantLine[]): Record<string, Complaint | undefined> {
  const wrong = lines.filter(({ amount, asked }) => !Number.isInteger(amount) || amount < 0 || amount > asked)
  return {
    ...Object.fromEntries(wrong.map(({ key, asked }) => [`amounts/${key}`, { phrase: phrases.grantedWrong, values: { limit: asked } }])),
    amounts: lines.every(({ amount }) => amount === 0) ? { phrase: phrases.nothingGranted } : undefined,
  }
}

/** What my department lacks to grant it, to be asked for above. */
export function missingLines(lines: readonly GrantLine[], departmentId: string): ShortLine[] {
  return lines.filter(({ missing }) => missing > 0).map(({ region, metric, amount, ownBefore, missing }) =>
    ({ departmentId, regionId: region.id, metric, asked: amount, remaining: ownBefore ?? 0, shortfall: missing }))
}
