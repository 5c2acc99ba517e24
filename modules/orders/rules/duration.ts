import { dayOf, platformZone, type Day } from '#kit/pure/time.ts'

/**
 * How long a product runs (O10): so many months are the same day of the month so many months later, or that month's last
 * day, at the same time of day; reward days for each whole year bought follow after them.
 *
 * Example: delivered 2026-01-31 10:00 for 1 month → 2026-02-28 10:00; for 12 months with 10 reward days a year → 2027-02-10 10:00.
 */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return new Date(Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), Math.min(date, lastOfMonth.getUTCDate()))).toISOString().slice(0, 10)
}

/** 12 full months are a year (guide 004 §6.2.2). */
export function rewardDaysOf(months: number, rewardDaysPerYear: number): number {
  return Math.floor(months / 12) * rewardDaysPerYear
}

/** Calendar days between two days; the purchased days of a product are those from its start to its expiry without reward (O2). */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export type Term = {
  /** Bought, without reward days. */
  readonly purchasedUntil: Date
  /** With reward days: when the resource expires. */
  readonly expiresAt: Date
  readonly purchasedDays: number
}

export function termOf(start: Date, months: number, rewardDaysPerYear: number, zone: string = platformZone): Term {
  const startDay = dayOf(start, zone)
  const endDay = addMonths(startDay, months)
  const purchasedDays = daysBetween(startDay, endDay)
  const purchasedUntil = movedByDays(start, purchasedDays, zone)
  return { purchasedUntil, purchasedDays, expiresAt: movedByDays(start, purchasedDays + rewardDaysOf(months, rewardDaysPerYear), zone) }
}

/** The same time of day so many days later, also across a change of the zone's clocks. */
function movedByDays(moment: Date, days: number, zone: string): Date {
  const moved = new Date(moment.getTime() + days * 86_400_000)
  return new Date(moved.getTime() + offsetOf(moment, zone) - offsetOf(moved, zone))
}

/** How far the zone's clock is ahead of UTC, in milliseconds. */
function offsetOf(moment: Date, zone: string): number {
  const parts = clockOf(zone).formatToParts(moment)
  const part = (type: string) => Number(parts.find((found) => found.type === type)!.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(moment.getTime() / 1000) * 1000
}

/** Made once for each zone: making one takes longer than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(zone: string): Intl.DateTimeFormat {
  const clock = clocks.get(zone)
    ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
  clocks.set(zone, clock)
  return clock
}
