import { expect, test } from 'vitest'
import { shippedYears } from './shipped-years.ts'
import { monthsOf, stretchesOf } from './stretches.ts'

test('[R7] a table in stretches, each with the days that make up for it', () => {
  const stretches = stretchesOf(shippedYears.find(({ year }) => year === 2026)!.days)
  expect(stretches.map(({ name, days }) => `${name} ${days}`)).toEqual(['元旦 3', '春节 9', '清明节 3', '劳动节 5', '端午节 3', '中秋节 3', '国庆节 7'])
  expect(stretches[1]).toEqual({ name: '春节', from: '2026-02-15', until: '2026-02-23', days: 9, makeUpDays: ['2026-02-14', '2026-02-28'] })
})

test('make-up days of no holiday, and two stretches of one name', () => {
  expect(stretchesOf([
    { day: '2026-01-01', kind: 'holiday', name: 'a' }, { day: '2026-01-03', kind: 'holiday', name: 'a' }, { day: '2026-01-04', kind: 'working', name: 'a' }, { day: '2026-01-10', kind: 'working', name: 'b' },
  ])).toEqual([
    { name: 'a', from: '2026-01-01', until: '2026-01-01', days: 1, makeUpDays: ['2026-01-04'] }, { name: 'a', from: '2026-01-03', until: '2026-01-03', days: 1, makeUpDays: [] },
    { name: 'b', from: '2026-01-10', until: '2026-01-10', days: 0, makeUpDays: ['2026-01-10'] },
  ])
})

test('the months of a year, weeks from Monday', () => {
  const months = monthsOf(2028)
  expect(months.map((weeks) => weeks.flat().filter((day) => day !== null).length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  expect(months[0]![0]).toEqual([null, null, null, null, null, '2028-01-01', '2028-01-02'])
  expect(months[1]!.at(-1)).toEqual(['2028-02-28', '2028-02-29', null, null, null, null, null])
})
