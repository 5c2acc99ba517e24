import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/pure/time.ts'
import { shippedYears } from '#modules/holidays/rules/shipped-years.ts'
import { bareCalendar, isWorkingDay, type WorkCalendar } from '#modules/holidays/rules/working-days.ts'
import { calendarWith } from '#modules/holidays/rules/year-table.ts'
import { countAtLeaving, countAtSubmission, countFrom, daysLeft, deadlineState, notCounted, type Crossing, type DayCount } from './deadline.ts'

const calendar = shippedYears.reduce<WorkCalendar>(calendarWith, bareCalendar)
const rule = { calendar, slaDays: 7 }

/** `S` submitted, `R` rejected: `S02-12 R02-13 S02-25` of 2026, or with a year. */
function crossings(story: string): Crossing[] {
  return story.split(' ').map((word) => ({ to: word[0] === 'S' ? 'platform' : 'applicant', on: word.length > 6 ? word.slice(1) : `2026-${word.slice(1)}` }))
}
const full = (day: string) => day.length > 5 ? day : `2026-${day}`

describe('[R7] the due day', () => {
  test.each<[why: string, story: string, daysCounted: number, dueOn: string | null]>([
    ['the worked example: Spring Festival and two make-up Saturdays', 'S02-12', 0, '02-28'],
    ['the worked example, rejected and submitted again', 'S02-12 R02-13 S02-25', 0, '03-04'],
    ['an ordinary Monday', 'S03-02', 0, '03-11'],
    ['a Friday: the weekend does not count', 'S03-06', 0, '03-17'],
    ['a Saturday counts from Monday', 'S03-07', 0, '03-17'],
    ['a Sunday counts from Monday', 'S03-08', 0, '03-17'],
    ['on a holiday: counted from the first working day after it', 'S02-18', 0, '03-03'],
    ['the day before Spring Festival, a make-up Saturday itself', 'S02-14', 0, '03-03'],
    ['a make-up Saturday counts: submitted the Friday before it', 'S02-13', 0, '03-02'],
    ['before Labour Day, with the make-up Saturday after it', 'S04-29', 0, '05-12'],
    ['before National Day, with the make-up Saturday after it', 'S09-29', 0, '10-14'],
    ['over the end of the year, New Year estimated', 'S2026-12-25', 0, '2027-01-06'],
    ['before Spring Festival 2027, estimated', 'S2027-02-02', 0, '2027-02-19'],
    ['a year without a table has its weekends only', 'S2028-09-28', 0, '2028-10-09'],
    ['rejected: the count stops', 'S03-02 R03-05', 2, null],
    ['rejected on the day of submission: nothing has counted', 'S03-02 R03-02', 0, null],
    ['rejected on a Monday: the weekend before it counts nothing', 'S03-06 R03-09', 0, null],
    ['rejected on a holiday', 'S02-12 R02-20', 2, null],
    ['rejected and submitted again the same day: the day ended with the platform', 'S03-02 R03-05 S03-05', 2, '03-11'],
    ['the same, on the day of the first submission: that one never counts', 'S03-02 R03-02 S03-02', 0, '03-11'],
    ['submitted again the next day: one day is lost for nobody', 'S03-02 R03-05 S03-06', 2, '03-12'],
    ['submitted again after two weeks', 'S03-02 R03-05 S03-19', 2, '03-25'],
    ['submitted again on a Saturday', 'S03-02 R03-05 S03-07', 2, '03-13'],
    ['submitted again on a holiday', 'S02-12 R02-14 S02-18', 1, '03-02'],
    ['submitted again on a make-up Saturday, which counts', 'S02-12 R02-14 S02-28', 1, '03-06'],
    ['rejected twice', 'S03-02 R03-04 S03-09 R03-11 S03-16', 3, '03-19'],
    ['rejected twice on one day', 'S03-02 R03-05 S03-05 R03-05 S03-06', 2, '03-12'],
    ['back and forth without a night at the platform', 'S03-02 R03-02 S03-03 R03-03 S03-04', 0, '03-12'],
    ['one day left when it comes back: due that day', 'S03-02 R03-11 S03-16', 6, '03-16'],
    ['used up when it comes back: due the working day before', 'S03-02 R03-12 S03-16', 7, '03-13'],
    ['overdue already when it comes back: late by as much as before', 'S03-02 R03-17 S03-23', 10, '03-17'],
    ['overdue already, back on a holiday', 'S2026-01-30 R2026-02-13 S2026-02-18', 9, '02-12'],
  ])('%s: %s', (_why, story, daysCounted, dueOn) => {
    const count = countFrom(crossings(story), rule)
    expect(count).toMatchObject({ daysCounted, dueOn: dueOn === null ? null : full(dueOn) })
    if (dueOn !== null) expect(isWorkingDay(calendar, count.dueOn!)).toBe(true)
  })

  test('other days than seven', () => {
    expect(countFrom(crossings('S03-02'), { calendar, slaDays: 1 }).dueOn).toBe('2026-03-03')
    expect(countFrom(crossings('S03-02'), { calendar, slaDays: 30 }).dueOn).toBe('2026-04-14')
  })

  test('what is over counted its days to the day before', () =>
    expect(countAtLeaving(countFrom(crossings('S03-02'), rule), '2026-03-13', rule)).toEqual({ daysCounted: 8, countingFrom: null, dueOn: null }))

  test('a draft has no due day', () => expect(countFrom([], rule)).toEqual(notCounted))
})

describe('[R7] days left', () => {
  const count = countFrom(crossings('S02-12'), rule)
  test.each<[today: string, left: number, state: string]>([
    ['02-12', 7, 'onTime'], ['02-13', 6, 'onTime'], ['02-14', 5, 'onTime'], ['02-20', 5, 'onTime'], ['02-24', 4, 'onTime'], ['02-25', 3, 'onTime'],
    ['02-26', 2, 'soon'], ['02-27', 1, 'soon'], ['02-28', 0, 'soon'], ['03-01', 0, 'overdue'], ['03-02', -1, 'overdue'], ['03-09', -6, 'overdue'],
  ])('due on 02-28, on %s: %i, %s', (today, left, state) => {
    expect(daysLeft(count, full(today), rule)).toBe(left)
    expect(deadlineState('reviewing', count.dueOn, full(today), left)).toBe(state)
  })

  test('paused, it keeps what it had', () => {
    const paused = countFrom(crossings('S03-02 R03-05'), rule)
    expect(daysLeft(paused, '2026-06-01', rule)).toBe(5)
    expect(deadlineState('rejected', null, '2026-06-01', 5)).toBe('paused')
  })

  test('drafts have not begun, what is over is over', () => {
    expect(deadlineState('draft', null, '2026-06-01', 7)).toBe('notStarted')
    for (const status of ['completed', 'withdrawn', 'closed'] as const) expect(deadlineState(status, null, '2026-06-01', 7)).toBe('over')
  })
})

/** Day by day, as the sentence of the specification has it: which working days ended with the platform. */
function countedDayByDay(story: readonly Crossing[], until: Day, table: WorkCalendar): number {
  let count = 0
  let isAtPlatform = false
  for (let day = story[0]!.on; day <= until; day = addDays(day, 1)) {
    for (const { to, on } of story) if (on === day) isAtPlatform = to === 'platform'
    if (isAtPlatform && day !== story[0]!.on && isWorkingDay(table, day)) count++
  }
  return count
}

describe('[R7] against a simulation, day by day', () => {
  const someDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-01-01', days))
  const table = fc.oneof(fc.constant(calendar), fc.array(fc.tuple(someDay, fc.constantFrom('holiday' as const, 'working' as const)), { maxLength: 150 })
    .map((days): WorkCalendar => ({ days: new Map(days), years: new Map() })))
  const story = fc.tuple(someDay, fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 })).map(([start, gaps]) => {
    let on = start
    return [{ to: 'platform', on }, ...gaps.map((gap, index) => ({ to: index % 2 === 0 ? 'applicant' : 'platform', on: on = addDays(on, gap) }))] as Crossing[]
  })

  test('what has counted, the due day and the days left', () => {
    fc.assert(fc.property(table, story, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 20 }), (days, happened, slaDays, later) => {
      const some = { calendar: days, slaDays }
      const count = countFrom(happened, some)
      const last = happened.at(-1)!
      const today = addDays(last.on, later)
      const counted = countedDayByDay(happened, today, days)
      if (last.to === 'applicant') {
        expect(count).toEqual({ daysCounted: counted, countingFrom: null, dueOn: null })
        return
      }
      expect(isWorkingDay(days, count.dueOn!)).toBe(true)
      // Exactly on the due day the last of the days is used up, and not a day before.
      if (count.dueOn! >= count.countingFrom!) {
        expect(countedDayByDay(happened, count.dueOn!, days)).toBe(slaDays)
        expect(countedDayByDay(happened, addDays(count.dueOn!, -1), days)).toBe(slaDays - 1)
      }
      if (today >= happened[0]!.on) expect(daysLeft(count, today, some)).toBe(slaDays - counted)
      expect(countAtLeaving(count, today, some).daysCounted).toBe(countedDayByDay([...happened, { to: 'applicant', on: today }], today, days))
    }), { numRuns: 2_000 })
  })

  test('step by step or from the whole story: the same', () => {
    fc.assert(fc.property(story, (happened) => {
      let count: DayCount = notCounted
      for (const { to, on } of happened) count = to === 'platform' ? countAtSubmission(count, on, happened[0]!.on, rule) : countAtLeaving(count, on, rule)
      expect(count).toEqual(countFrom(happened, rule))
    }), { numRuns: 300 })
  })
})
