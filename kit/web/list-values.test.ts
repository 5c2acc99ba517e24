import { expect, test } from 'vitest'
import { chosenOf, daysOf, nextSort, writeDays } from './list-values.ts'

test('a column\'s head sorts ascending, descending, not at all', () => {
  expect(nextSort(undefined, 'number')).toBe('number')
  expect(nextSort('number', 'number')).toBe('-number')
  expect(nextSort('-number', 'number')).toBeUndefined()
  expect(nextSort('-title', 'number')).toBe('number')
})

test('filters as they stand in the address', () => {
  expect(chosenOf('draft,done')).toEqual(['draft', 'done'])
  expect(chosenOf(undefined)).toEqual([])
  expect(daysOf('2026-01-01..')).toEqual(['2026-01-01', ''])
  expect(writeDays('', '2026-01-31')).toBe('..2026-01-31')
  expect(writeDays('', '')).toBeUndefined()
})
