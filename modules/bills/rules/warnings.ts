import type { Minor } from '#kit/pure/money.ts'
import { addDays, type Day } from '#kit/pure/time.ts'
import { addWorkingDays, type WorkCalendar } from '#modules/holidays/rules/working-days.ts'
import { nextMonth } from './months.ts'

/** What a business operator should look at before a bill is sent (B1). */
export const billWarnings = ['no_admin', 'tripled', 'negative', 'outdated', 'overdue', 'question_open', 'earlier_open'] as const
export type BillWarning = (typeof billWarnings)[number]

export type WarningFacts = {
  readonly isDraft: boolean
  readonly total: Minor
  /** Of the month before; null: there was no bill. */
  readonly previousTotal: Minor | null
  /** An enabled department admin who could answer. */
  readonly hasAdmin: boolean
  readonly isOutdated: boolean
  readonly openQuestions: number
  /** Bills of earlier months of the unit that are drafts or rejected. */
  readonly earlierOpen: number
  /** The day by which the drafts of its month are to be sent, and today. */
  readonly sendBy: Day
  readonly today: Day
}

/** `tripled`: at least three times the month before, or at most a third of it. */
export function warningsOf(facts: WarningFacts): BillWarning[] {
  if (!facts.isDraft) return facts.hasAdmin ? [] : ['no_admin']
  const { total, previousTotal: previous } = facts
  const holds: Readonly<Record<BillWarning, boolean>> = {
    no_admin: !facts.hasAdmin,
    tripled: previous !== null && previous > 0n && (total >= 3n * previous || 3n * total <= previous),
    negative: total < 0n,
    outdated: facts.isOutdated,
    overdue: facts.today > facts.sendBy,
    question_open: facts.openQuestions > 0,
    earlier_open: facts.earlierOpen > 0,
  }
  return billWarnings.filter((warning) => holds[warning])
}

/** B1: the bills of a month are sent by the fifth working day of the next. */
export const sendingDays = 5
export function sendBy(month: Day, calendar: WorkCalendar): Day {
  return addWorkingDays(calendar, addDays(nextMonth(month), -1), sendingDays)
}
