import type { Quota } from '../../contract.ts'
import { neededOf, ownShareOf, takenOf, type Thresholds } from '../../rules/quota.ts'

export type BarNumbers = Pick<Quota, 'total' | 'allocated' | 'used' | 'reserved' | 'overdue'>
export const barParts = ['allocated', 'used', 'reserved', 'remaining'] as const
export type BarPart = { readonly name: (typeof barParts)[number]; readonly from: number; readonly width: number }

/**
 * A quota as a bar of 100: what is allocated, used, reserved and left, one after the other. `overdue` is the end of
 * what is taken that should have been given back (Q8).
 *
 * Example: total 200, allocated 50, used 100, reserved 10 → 25, 50, 5 and 20 of 100.
 */
export function barOf(quota: BarNumbers): { readonly parts: readonly BarPart[]; readonly overdue: { readonly from: number; readonly width: number } | null } {
  const needed = neededOf(quota)
  const whole = Math.max(quota.total, needed)
  if (whole === 0) return { parts: [], overdue: null }
  const amounts = { allocated: quota.allocated, used: quota.used, reserved: quota.reserved, remaining: Math.max(0, quota.total - needed) }
  let from = 0
  const parts = barParts.flatMap((name) => {
    const width = 100 * amounts[name] / whole
    const part = { name, from, width }
    from += width
    return width === 0 ? [] : [part]
  })
  const width = 100 * Math.min(quota.overdue, needed) / whole
  return { parts, overdue: width === 0 ? null : { from: 100 * needed / whole - width, width } }
}

/**
 * Where on the bar the warning and the alarm stand: percent of the own share, which begins behind what is given on (Q9).
 *
 * Example: total 200, allocated 50: the warning of 80 % is reached when 120 of the other 150 are taken, at 85 of 100.
 */
export function marksOf(quota: BarNumbers, { warning, alarm }: Thresholds): { readonly warning: number; readonly alarm: number } | null {
  const whole = Math.max(quota.total, neededOf(quota))
  const own = ownShareOf(quota)
  if (own <= 0) return null
  const at = (percent: number) => (100 * quota.allocated + percent * own) / whole
  return { warning: at(warning), alarm: at(alarm) }
}

/** Is there anything to tell: something given, taken or asked back? */
export function isInUse(quota: BarNumbers): boolean {
  return quota.total > 0 || neededOf(quota) > 0 || quota.overdue > 0
}

/** The fullest of their own share first, what is overdue before everything else; of those equally full, the larger one. */
export function fullest<Row extends BarNumbers>(quotas: readonly Row[], count: number): Row[] {
  const share = (quota: Row) => quota.overdue > 0 ? 2 : takenOf(quota) === 0 ? 0 : takenOf(quota) / ownShareOf(quota)
  return quotas.filter(isInUse).toSorted((left, right) => share(right) - share(left) || right.total - left.total).slice(0, count)
}
