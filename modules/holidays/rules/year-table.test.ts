import { describe, expect, test } from 'vitest'
import { bareCalendar, isWorkingDay } from './working-days.ts'
import { calendarWith, changesBetween, daysIn } from './year-table.ts'

const codes = (rows: string[][]) => daysIn(2026, rows).errors.map(({ path, code }) => `${path} ${code}`)

describe('an uploaded table', () => {
  test('[R7] days in every usual writing, kinds in three languages, headings and empty rows passed over', () => {
    expect(daysIn(2026, [
      ['日期', '类型', '名称'], ['2026-10-01', '放假', '国庆节'], ['2026/10/2', 'Holiday', '国庆节'], ['', '', ''], ['2026.10.3', '假日', ''], ['2026年10月10日', '上班', '国庆节'],
      ['2026-10-04 00:00:00', 'rest', ''],
    ])).toEqual({
      errors: [],
      days: [
        { day: '2026-10-01', kind: 'holiday', name: '国庆节' }, { day: '2026-10-02', kind: 'holiday', name: '国庆节' }, { day: '2026-10-03', kind: 'holiday', name: '' },
        { day: '2026-10-10', kind: 'working', name: '国庆节' }, { day: '2026-10-04', kind: 'holiday', name: '' },
      ],
    })
  })

  test('[R7] each wrong row is named with its number in the sheet', () => {
    expect(codes([['day', 'kind'], ['2026-02-30', 'holiday'], ['', 'holiday', 'x'], ['2025-01-01', 'holiday'], ['2026-01-01', 'holiday'], ['2026-01-01', 'holiday'],
      ['2026-01-05', 'working'], ['2026-01-04', 'perhaps'], ['2026-01-06', 'holiday', 'x'.repeat(41)]])).toEqual([
      'rows/2/day holiday.no_day', 'rows/3/day holiday.no_day', 'rows/4/day holiday.other_year', 'rows/6/day holiday.day_twice', 'rows/7/kind holiday.works_anyway',
      'rows/8/kind holiday.unknown_kind', 'rows/9/name holiday.long_name',
    ])
    expect(codes([['day', 'kind']])).toEqual(['file table.empty'])
  })
})

test('[R7] the difference of two tables, by day', () => {
  const before = [{ day: '2027-01-01', kind: 'holiday', name: '元旦' }, { day: '2027-02-05', kind: 'holiday', name: '春节' }] as const
  const after = [{ day: '2027-01-01', kind: 'holiday', name: 'New Year' }, { day: '2027-02-20', kind: 'working', name: '春节' }] as const
  expect(changesBetween(before, after)).toEqual([
    { day: '2027-02-05', before: 'holiday', after: null, name: '春节' }, { day: '2027-02-20', before: null, after: 'working', name: '春节' },
  ])
})

test('[R7] a new table of a year takes the place of the old one, and of that one only', () => {
  const first = calendarWith(bareCalendar, { year: 2026, state: 'estimated', days: [{ day: '2026-01-01', kind: 'holiday', name: '' }, { day: '2026-01-02', kind: 'holiday', name: '' }] })
  const both = calendarWith(first, { year: 2027, state: 'estimated', days: [{ day: '2027-01-01', kind: 'holiday', name: '' }] })
  const replaced = calendarWith(both, { year: 2026, state: 'official', days: [{ day: '2026-01-01', kind: 'holiday', name: '' }] })
  expect(['2026-01-01', '2026-01-02', '2027-01-01'].map((day) => isWorkingDay(replaced, day))).toEqual([false, true, false])
  expect([...replaced.years]).toEqual([[2026, 'official'], [2027, 'estimated']])
})
