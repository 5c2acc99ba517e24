import { describe, expect, test } from 'vitest'
import { shippedYears } from '#modules/holidays/rules/shipped-years.ts'
import { bareCalendar, type WorkCalendar } from '#modules/holidays/rules/working-days.ts'
import { calendarWith } from '#modules/holidays/rules/year-table.ts'
import { nextMonth, previousMonth } from './months.ts'
import { sendBy, warningsOf, type WarningFacts } from './warnings.ts'

const calendar = shippedYears.reduce<WorkCalendar>(calendarWith, bareCalendar)
const fine: WarningFacts = { isDraft: true, total: 100n, previousTotal: 100n, hasAdmin: true, isOutdated: false, openQuestions: 0, earlierOpen: 0, sendBy: '2026-04-08', today: '2026-04-02' }

describe('[B1] what to look at before sending', () => {
  test.each<[string, Partial<WarningFacts>, string[]]>([
    ['nothing', {}, []],
    ['nobody could answer', { hasAdmin: false }, ['no_admin']],
    ['three times the month before', { total: 300n }, ['tripled']],
    ['not quite three times', { total: 299n }, []],
    ['a third of it', { total: 33n }, ['tripled']],
    ['fallen to nothing', { total: 0n }, ['tripled']],
    ['no bill before', { total: 300n, previousTotal: null }, []],
    ['nothing before', { total: 300n, previousTotal: 0n }, []],
    ['below zero', { total: -1n, previousTotal: null }, ['negative']],
    ['on the last day', { today: '2026-04-08' }, []],
    ['a day too late', { today: '2026-04-09' }, ['overdue']],
    ['all at once', { hasAdmin: false, total: -900n, isOutdated: true, openQuestions: 1, earlierOpen: 1, today: '2026-05-01' }, ['no_admin', 'tripled', 'negative', 'outdated', 'overdue', 'question_open', 'earlier_open']],
    ['sent: only who could answer matters', { isDraft: false, hasAdmin: false, isOutdated: true, today: '2026-05-01' }, ['no_admin']],
  ])('%s', (_what, change, warnings) => expect(warningsOf({ ...fine, ...change })).toEqual(warnings))

  test.each([['2026-03-01', '2026-04-08'], ['2026-04-01', '2026-05-11'], ['2025-12-01', '2026-01-08'], ['2026-01-01', '2026-02-06']])(
    'the fifth working day after %s is %s, holidays and make-up days counted', (month, day) => expect(sendBy(month, calendar)).toBe(day))
})

test('months follow each other over the end of the year', () => {
  expect(['2026-01-01', '2026-11-01', '2026-12-01'].map(nextMonth)).toEqual(['2026-02-01', '2026-12-01', '2027-01-01'])
  expect(['2026-01-01', '2026-11-01', '2026-12-01'].map(previousMonth)).toEqual(['2025-12-01', '2026-10-01', '2026-11-01'])
})
