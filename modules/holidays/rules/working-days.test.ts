import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kit/pure/time.ts'
import { shippedYears } from './shipped-years.ts'
import { addWorkingDays, bareCalendar, isEstimated, isWorkingDay, workingDaysBetween, type WorkCalendar } from './working-days.ts'
import { calendarWith, checkDays } from './year-table.ts'

const calendar = shippedYears.reduce<WorkCalendar>(calendarWith, bareCalendar)

describe('working days', () => {
  test.each([
    ['2026-01-01', false, 'New Year'], ['2026-01-04', true, 'a Sunday that makes up for it'], ['2026-01-05', true, 'an ordinary Monday'],
    ['2026-01-10', false, 'an ordinary Saturday'], ['2026-02-14', true, 'the Saturday before Spring Festival'], ['2026-02-16', false, 'a Monday of Spring Festival'],
    ['2026-02-23', false, 'its last day'], ['2026-02-24', true, 'the day after'], ['2026-02-28', true, 'the Saturday that makes up for it'],
    ['2026-10-07', false, 'the last day of National Day'], ['2026-10-10', true, 'the Saturday after it'], ['2027-02-05', false, 'New Year\'s Eve, estimated'],
    ['2027-02-13', false, 'a Saturday: nothing of make-up days is known yet'], ['2028-01-03', true, 'a Monday of a year without a table'], ['2028-10-02', true, 'which knows weekends only'],
  ])('[R7] %s: %s, %s', (day, isWorking) => expect(isWorkingDay(calendar, day)).toBe(isWorking))

  test.each([
    ['2026-01-09', '2026-01-12', 1, 'a weekend between'], ['2026-02-13', '2026-02-24', 2, 'Spring Festival and the Saturday before it'],
    ['2026-02-23', '2026-03-02', 6, 'a week with its Saturday'], ['2026-12-31', '2027-01-04', 1, 'over the year\'s end'], ['2026-03-03', '2026-03-03', 0, 'no day'],
    ['2026-09-30', '2026-10-10', 3, 'National Day and the Saturday after'], ['2026-03-06', '2026-03-02', -4, 'backwards'],
  ])('[R7] after %s until %s: %i (%s)', (after, until, count) => expect(workingDaysBetween(calendar, after, until)).toBe(count))

  test.each([
    ['2026-02-12', 7, '2026-02-28', 'seven days around Spring Festival'], ['2026-02-13', 1, '2026-02-14', 'a Saturday counts'], ['2026-02-14', 1, '2026-02-24', 'then nine days off'],
    ['2026-12-25', 7, '2027-01-06', 'into the estimated year'], ['2027-12-29', 7, '2028-01-07', 'into a year without a table'],
    ['2026-03-07', 0, '2026-03-06', 'nothing left: the Friday before'], ['2026-03-06', 0, '2026-03-06', 'nothing left on a working day'],
    ['2026-03-06', -2, '2026-03-04', 'two too many'], ['2026-02-24', -1, '2026-02-14', 'one too many after Spring Festival'],
  ])('[R7] %s and %i working days: %s (%s)', (day, count, expected) => expect(addWorkingDays(calendar, day, count)).toBe(expected))

  test.each([
    ['2026-01-01', '2026-12-31', false], ['2026-12-31', '2027-01-04', true], ['2027-06-01', '2027-06-02', true], ['2028-01-01', '2028-01-01', true], ['2025-12-01', '2026-02-01', false],
  ])('[R7] %s to %s is estimated: %s', (from, until, expected) => expect(isEstimated(calendar, from, until)).toBe(expected))

  test('adding and counting lead back to each other, whatever the table', () => {
    const someDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-11-01', days))
    const table = fc.array(fc.tuple(someDay, fc.constantFrom('holiday' as const, 'working' as const)), { maxLength: 120 }).map((days): WorkCalendar => ({ days: new Map(days), years: new Map() }))
    fc.assert(fc.property(table, someDay, fc.integer({ min: -10, max: 20 }), (some, day, count) => {
      const found = addWorkingDays(some, day, count)
      expect(isWorkingDay(some, found)).toBe(true)
      expect(workingDaysBetween(some, day, found)).toBe(count)
    }), { numRuns: 300 })
  })
})

describe('the tables that come with the product', () => {
  const notices = JSON.parse(readFileSync(join(import.meta.dirname, '../../../testkit/holidays-cn.json'), 'utf8')) as { years: Record<string, { holidays: { from: string; to: string }[]; makeUpWorkingDays: string[] }> }

  test.each(Object.entries(notices.years))('%s is what was published', (year, published) => {
    const table = shippedYears.find((one) => one.year === Number(year))!
    const holidays = published.holidays.flatMap(({ from, to }) => Array.from({ length: workDistance(from, to) }, (_, index) => addDays(from, index)))
    expect(table.state).toBe('official')
    expect(table.days.filter(({ kind }) => kind === 'holiday').map(({ day }) => day)).toEqual(holidays)
    expect(table.days.filter(({ kind }) => kind === 'working').map(({ day }) => day)).toEqual(published.makeUpWorkingDays)
  })

  test('every table is sound', () => {
    for (const { year, days } of shippedYears) expect(checkDays(year, days, (index) => ({ path: `days/${index}`, row: index + 1 }))).toEqual([])
  })

  test('2027 is an estimate, and its lunar days are those of the lunar calendar', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
    const lunarDay = (day: string) => lunar.format(new Date(`${day}T00:00:00Z`))
    const table = shippedYears.find(({ year }) => year === 2027)!
    expect(table.state).toBe('estimated')
    const first = (name: string) => table.days.find((entry) => entry.name === name)!.day
    // The new moon of that new year comes four minutes before midnight of 6 February; the library's moon comes after it.
    expect(first('春节')).toBe('2027-02-05')
    expect(lunarDay(addDays('2027-02-06', -29))).toBe('12/1')
    expect(lunarDay(first('端午节'))).toBe('5/5')
    expect(lunarDay(first('中秋节'))).toBe('8/15')
  })
})

function workDistance(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
}
