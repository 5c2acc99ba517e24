import type { Metric } from '#modules/catalogue/rules/metrics.ts'

/**
 * What a quota row says and what may be done to it (Q1). All numbers are whole units of the metric.
 *
 * Example: total 100, allocated 40, used 30, reserved 10 → remaining 20; another 20 may be reserved, 21 may not.
 */
export type QuotaKey = { readonly departmentId: string; readonly regionId: string; readonly metric: Metric }
export type QuotaNumbers = {
  /** What the parent gave; at the root, the capacity. */
  readonly total: number
  /** What the direct children were given of it. */
  readonly allocated: number
  /** What the department's own resources take. */
  readonly used: number
  /** What its own open applications wait for. */
  readonly reserved: number
  /** What a temporary grant should have fallen back by, and is still in use (Q8). */
  readonly overdue: number
}
export type Quota = QuotaKey & QuotaNumbers
/** One text for one row. */
export function keyOf({ departmentId, regionId, metric }: QuotaKey): string {
  return `${departmentId} ${regionId} ${metric}`
}
/** What is added to each number; left out means nothing. */
export type QuotaChange = QuotaKey & { readonly [name in keyof QuotaNumbers]?: number }

export const emptyNumbers: QuotaNumbers = { total: 0, allocated: 0, used: 0, reserved: 0, overdue: 0 }

/** What cannot be taken away: given on, running, or waited for. */
export function neededOf({ allocated, used, reserved }: QuotaNumbers): number {
  return allocated + used + reserved
}

export function remainingOf(quota: QuotaNumbers): number {
  return quota.total - neededOf(quota)
}

/** What may be reserved or given on now: nothing while something is overdue (Q8). */
export function availableOf(quota: QuotaNumbers): number {
  return quota.overdue > 0 ? 0 : remainingOf(quota)
}

export function changed<Row extends QuotaNumbers>(quota: Row, change: Partial<QuotaNumbers>): Row {
  return {
    ...quota,
    total: quota.total + (change.total ?? 0), allocated: quota.allocated + (change.allocated ?? 0), used: quota.used + (change.used ?? 0),
    reserved: quota.reserved + (change.reserved ?? 0), overdue: quota.overdue + (change.overdue ?? 0),
  }
}

/** Why a change cannot be: more is asked for than there is, or less would be left than is needed. */
export type Shortage = QuotaKey & {
  readonly kind: 'insufficient' | 'needed'
  /** What was asked for (`insufficient`), or the total that was wished (`needed`). */
  readonly asked: number
  /** What there was to take (`insufficient`), or what is in the way (`needed`). */
  readonly limit: number
}

/** What stands in the way of a change of one row; undefined: nothing does (Q1, Q2). */
export function shortageOf(quota: QuotaNumbers, change: QuotaChange): Shortage | undefined {
  const { departmentId, regionId, metric } = change
  const growth = (change.allocated ?? 0) + (change.used ?? 0) + (change.reserved ?? 0)
  const after = changed(quota, change)
  const available = availableOf(quota)
  const limit = Math.max(0, available + (change.total ?? 0))
  if (growth > 0 && growth > limit) return { departmentId, regionId, metric, kind: 'insufficient', asked: growth, limit }
  if (neededOf(after) > after.total) return { departmentId, regionId, metric, kind: 'needed', asked: after.total, limit: neededOf(after) }
  return undefined
}

/** What is for the department's own resources: not what was given on, which the children answer for themselves. */
export function ownShareOf({ total, allocated }: QuotaNumbers): number {
  return total - allocated
}
export function takenOf({ used, reserved }: QuotaNumbers): number {
  return used + reserved
}

/** Percent of the own share at which holders are warned, and warned again (Q9). */
export type Thresholds = { readonly warning: number; readonly alarm: number }
export const defaultThresholds: Thresholds = { warning: 80, alarm: 95 }
export type Level = 0 | 1 | 2

/**
 * 0: enough is left; 1: the warning is reached; 2: the alarm is. A head that has given everything on and runs nothing
 * itself lacks nothing.
 */
export function levelOf(quota: QuotaNumbers, { warning, alarm }: Thresholds): Level {
  const taken = takenOf(quota) * 100
  if (taken === 0) return 0
  const own = ownShareOf(quota)
  return taken >= alarm * own ? 2 : taken >= warning * own ? 1 : 0
}

/** One change per row: what is asked for by several lines is summed before it is checked (C-A3). */
export function summed(changes: readonly QuotaChange[]): QuotaChange[] {
  const sums = new Map<string, QuotaChange>()
  for (const change of changes) {
    const key = keyOf(change)
    const known = sums.get(key)
    sums.set(key, known === undefined ? change : { ...change, ...changed({ ...emptyNumbers, ...known }, change) })
  }
  return [...sums.values()].filter((change) => numberNames.some((name) => (change[name] ?? 0) !== 0))
}
export const numberNames = ['total', 'allocated', 'used', 'reserved', 'overdue'] as const satisfies readonly (keyof QuotaNumbers)[]
