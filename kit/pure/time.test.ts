import { describe, expect, test } from 'vitest'
import { addDays, dayOf, isDay, weekday } from './time.ts'

describe('days of the platform', () => {
  test.each([
    ['2026-01-31T15:59:59.999Z', '2026-01-31'], ['2026-01-31T16:00:00.000Z', '2026-02-01'], ['2024-02-28T20:00:00Z', '2024-02-29'],
  ])('%s is %s in Shanghai', (moment, day) => expect(dayOf(new Date(moment))).toBe(day))

  test('a day has its own zone if asked', () => expect(dayOf(new Date('2026-01-01T02:00:00Z'), 'America/St_Johns')).toBe('2025-12-31'))

  test.each([['2026-02-28', 1, '2026-03-01'], ['2024-02-28', 1, '2024-02-29'], ['2026-01-01', -1, '2025-12-31'], ['2026-11-22', 365, '2027-11-22']])(
    '%s and %i days is %s', (day, days, result) => expect(addDays(day, days)).toBe(result))

  test.each([['2026-02-28', true], ['2024-02-29', true], ['2026-02-29', false], ['2026-13-01', false], ['0000-01-01', false], ['2026-1-1', false]])(
    '%s is a day: %s', (text, is) => expect(isDay(text)).toBe(is))

  test('22 November 2026 is a Sunday', () => expect(weekday('2026-11-22')).toBe(0))
})
