import { dayOf, type Day } from '#kit/pure/time.ts'
import { isUsageMetric } from './metrics.ts'

/**
 * When a metered record is right, and which day it belongs to (chapter 7, Usage).
 *
 * A record counts on the platform's day in which it ends: one until midnight belongs to the day before. Example:
 * 2026-03-31T00:00+08:00 to 2026-04-01T00:00+08:00 is usage of 31 March, one second more is usage of 1 April. A record
 * of a single instant belongs to that instant's day.
 */
export function usageDay(fromMs: number, toMs: number): Day {
  return dayOf(new Date(toMs > fromMs ? toMs - 1 : toMs))
}

/** As it comes in: exactly one of the two subjects; `corrects` names the source id of the record that it takes from. */
export type GivenRecord = {
  readonly sourceId: string
  readonly resourceId?: string
  readonly productId?: string
  readonly metric: string
  readonly from: string
  readonly to: string
  readonly quantity: number
  readonly corrects?: string
}
export type RowProblem = { readonly code: string; readonly facts?: Readonly<Record<string, string | number>> }
/** Whole millionths: as many decimals as are kept. */
export type Micro = bigint

/** The quantity as exact text, or undefined where it has more than six decimals. */
export function writtenQuantity(quantity: number): string | undefined {
  const text = quantity.toFixed(6)
  return Number(text) === quantity ? text : undefined
}
export function microOf(text: string): Micro {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole + fraction.slice(0, 6).padEnd(6, '0'))
  return text.startsWith('-') ? -size : size
}
/** Without needless zeros: `"1.5"`. */
export function writtenMicro(micro: Micro): string {
  const size = (micro < 0n ? -micro : micro).toString().padStart(7, '0')
  return `${micro < 0n ? '-' : ''}${size.slice(0, -6)}.${size.slice(-6)}`.replace(/\.?0+$/, '')
}

/** What is wrong with the record by itself. */
export function recordProblem(given: GivenRecord, fromMs: number, toMs: number, nowMs: number): RowProblem | undefined {
  if (!isUsageMetric(given.metric)) return { code: 'usage.unknown_metric', facts: { metric: given.metric } }
  if ((given.resourceId === undefined) === (given.productId === undefined)) return { code: 'usage.one_subject' }
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return { code: 'usage.not_a_moment' }
  if (toMs < fromMs) return { code: 'usage.ends_before_it_begins' }
  if (toMs > nowMs) return { code: 'usage.in_the_future' }
  if (given.quantity === 0 || writtenQuantity(given.quantity) === undefined) return { code: 'usage.not_a_quantity' }
  if (given.corrects === undefined && given.quantity < 0) return { code: 'usage.negative' }
  return given.corrects !== undefined && given.quantity > 0 ? { code: 'usage.correction_positive' } : undefined
}

/** What a name (a record's id, the cloud's instance id, a product's number) may stand for. */
export type Candidate = { readonly id: string; readonly startedAt: Date | null; readonly endedAt: Date | null }

/** Which of them it is: a name that the cloud gave again means the one that ran then. It must have started before the end. */
export function subjectOf(candidates: readonly Candidate[], fromMs: number, toMs: number): Candidate | RowProblem {
  if (candidates.length === 0) return { code: 'usage.unknown_subject' }
  const started = candidates.filter(({ startedAt }) => startedAt !== null && startedAt.getTime() < toMs)
  const ran = started.length > 1 ? started.filter(({ endedAt }) => endedAt === null || endedAt.getTime() > fromMs) : started
  if (ran.length > 1) return { code: 'usage.ambiguous_subject' }
  return ran[0] ?? { code: 'usage.not_started' }
}

/** The record that a correction names, with what its corrections have left of it. */
export type Corrected = { readonly resourceId: string | null; readonly productId: string | null; readonly metric: string; readonly left: Micro }

/** A correction takes from a record of the same subject and metric, and all of them together never more than it had. */
export function correctionProblem(correction: Omit<Corrected, 'left'> & { readonly quantity: Micro }, corrected: Corrected | undefined): RowProblem | undefined {
  const isOfIt = corrected?.resourceId === correction.resourceId && corrected.productId === correction.productId && corrected.metric === correction.metric
  if (!corrected || !isOfIt) return { code: 'usage.corrected_unknown' }
  return corrected.left + correction.quantity < 0n ? { code: 'usage.correction_exceeds', facts: { left: writtenMicro(corrected.left) } } : undefined
}
