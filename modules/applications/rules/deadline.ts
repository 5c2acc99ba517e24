import { addDays, type Day } from '#kit/pure/time.ts'
import { addWorkingDays, workingDaysBetween, type WorkCalendar } from '#modules/holidays/rules/working-days.ts'
import type { Status } from './status.ts'

/**
 * How long the platform may take (R7): so many working days, counted from the day after the first submission. A working
 * day counts if the application was with the platform at its end; while it is back with the applicant the count stops.
 *
 * Worked example, seven days: submitted on Thursday 2026-02-12; Friday and the make-up Saturday count, Spring Festival
 * does not, then Tuesday 24 to Saturday 28, another make-up day: due on 2026-02-28. Rejected on Friday 13, no day has
 * counted (it ended with the applicant); submitted again on Wednesday 25, which counts: due on Wednesday 2026-03-04.
 */
export type DayCount = {
  /** Working days of the stretches that are over. */
  readonly daysCounted: number
  /** The first day that may count in the present stretch; null while it is not with the platform. */
  readonly countingFrom: Day | null
  /** The working day at whose end all days are used up; null while it is not with the platform. */
  readonly dueOn: Day | null
}
export const notCounted: DayCount = { daysCounted: 0, countingFrom: null, dueOn: null }
export const usualSlaDays = 7
/** Warned at so many working days left. */
export const soonDays = 2

export type CountRule = { readonly calendar: WorkCalendar; readonly slaDays: number }

/** From the submission on it is with the platform: the day itself counts, unless it is the day of the first submission. */
export function countAtSubmission({ daysCounted }: DayCount, today: Day, firstSubmittedOn: Day, { calendar, slaDays }: CountRule): DayCount {
  const countingFrom = today > firstSubmittedOn ? today : addDays(firstSubmittedOn, 1)
  return { daysCounted, countingFrom, dueOn: addWorkingDays(calendar, addDays(countingFrom, -1), slaDays - daysCounted) }
}

/** It leaves the platform, to the applicant or for good: today did not end with the platform and does not count. */
export function countAtLeaving({ daysCounted, countingFrom }: DayCount, today: Day, { calendar }: Pick<CountRule, 'calendar'>): DayCount {
  const counted = countingFrom === null || today <= countingFrom ? 0 : workingDaysBetween(calendar, addDays(countingFrom, -1), addDays(today, -1))
  return { daysCounted: daysCounted + counted, countingFrom: null, dueOn: null }
}

/** The count as what happened leads to it, in order: for rows from before, and for another table of holidays. */
export type Crossing = { readonly to: 'platform' | 'applicant'; readonly on: Day }
export function countFrom(crossings: readonly Crossing[], rule: CountRule): DayCount {
  const first = crossings.find(({ to }) => to === 'platform')?.on
  if (first === undefined) return notCounted
  return crossings.reduce((count, { to, on }) =>
    to === 'platform' ? countAtSubmission(count, on, first, rule) : countAtLeaving(count, on, rule), notCounted)
}

/**
 * Working days that are left after today: 0 on the due day itself, negative once it is past. While the application is
 * with the applicant, what will be left when it comes back.
 */
export function daysLeft({ daysCounted, dueOn }: DayCount, today: Day, { calendar, slaDays }: CountRule): number {
  return dueOn === null ? slaDays - daysCounted : workingDaysBetween(calendar, today, dueOn)
}

/** It waits for the platform's people, and not for the applicant. */
export function isWithPlatform(status: Status): boolean {
  return status === 'reviewing' || status === 'provisioning'
}

export const deadlineStates = ['notStarted', 'onTime', 'soon', 'overdue', 'paused', 'over'] as const
export type DeadlineState = (typeof deadlineStates)[number]

export function deadlineState(status: Status, dueOn: Day | null, today: Day, left: number | null): DeadlineState {
  if (status === 'draft') return 'notStarted'
  if (status === 'rejected') return 'paused'
  if (dueOn === null || left === null) return 'over'
  if (today > dueOn) return 'overdue'
  return left <= soonDays ? 'soon' : 'onTime'
}
