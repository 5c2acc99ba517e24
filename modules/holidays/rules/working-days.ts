import { addDays, weekday, type Day } from '#kit/pure/time.ts'

/**
 * Which days are working days (R7): Monday to Friday, except public holidays; and the days of weekends on which people
 * make up for a holiday. A year without a table has its weekends only, and everything in it is estimated.
 */
export type DayKind = 'holiday' | 'working'
export type YearState = 'official' | 'estimated'
export type WorkCalendar = {
  /** Only the days that differ from an ordinary week, of every year that is asked about. */
  readonly days: ReadonlyMap<Day, DayKind>
  readonly years: ReadonlyMap<number, YearState>
}

export const bareCalendar: WorkCalendar = { days: new Map(), years: new Map() }

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

export function isWeekend(day: Day): boolean {
  return weekday(day) % 6 === 0
}

export function isWorkingDay(calendar: WorkCalendar, day: Day): boolean {
  const kind = calendar.days.get(day)
  return kind === undefined ? !isWeekend(day) : kind === 'working'
}

/**
 * How many working days come after one day, up to and including another: from Friday 2026-01-09 to Monday 2026-01-12 it
 * is one. Backwards the number is negative.
 */
export function workingDaysBetween(calendar: WorkCalendar, after: Day, until: Day): number {
  // Not `-…`: that would make a negative zero.
  if (until < after) return 0 - workingDaysBetween(calendar, until, after)
  let count = 0
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count++
  return count
}

/**
 * The so many-th working day after a day. 0: the last working day up to and including it; negative: so many before that
 * one. The answer is always a working day, and `workingDaysBetween` leads back from it.
 */
export function addWorkingDays(calendar: WorkCalendar, day: Day, count: number): Day {
  let found = day
  if (count > 0) {
    for (let left = count; left > 0;) if (isWorkingDay(calendar, found = addDays(found, 1))) left--
    return found
  }
  while (!isWorkingDay(calendar, found)) found = addDays(found, -1)
  for (let left = -count; left > 0;) if (isWorkingDay(calendar, found = addDays(found, -1))) left--
  return found
}

/** Whether something in the range (both included) rests on a year that is not published. */
export function isEstimated(calendar: WorkCalendar, from: Day, until: Day): boolean {
  for (let year = yearOf(from); year <= yearOf(until); year++) if (calendar.years.get(year) !== 'official') return true
  return false
}
