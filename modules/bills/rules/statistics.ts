import type { FieldError } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import { nextMonth } from './months.ts'

/** What amounts can be grouped by (B5). */
export const statisticsBy = ['unit', 'department', 'project', 'region', 'service', 'kind'] as const
export type StatisticsBy = (typeof statisticsBy)[number]

/** Ten years are enough for one look. */
export const mostMonths = 120

/** The months from one to another, both included. */
export function monthsBetween(from: Day, to: Day): Day[] {
  const months: Day[] = []
  for (let month = from; month <= to && months.length <= mostMonths; month = nextMonth(month)) months.push(month)
  return months
}

export function checkMonths(from: Day, to: Day): FieldError[] {
  if (to < from) return [{ path: 'to', code: 'bill.months_reversed' }]
  return monthsBetween(from, to).length > mostMonths ? [{ path: 'to', code: 'bill.too_many_months', facts: { limit: mostMonths } }] : []
}
