import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from '#kit/pure/time.ts'
import { addMonths, daysBetween, rewardDaysOf, termOf } from './duration.ts'

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'], ['2028-01-31', 1, '2028-02-29'], ['2028-02-29', 12, '2029-02-28'], ['2028-02-29', 48, '2032-02-29'],
    ['2026-03-31', 1, '2026-04-30'], ['2026-08-31', 6, '2027-02-28'], ['2026-12-15', 1, '2027-01-15'], ['2026-01-01', 36, '2029-01-01'],
    ['2026-11-30', 3, '2027-02-28'], ['2027-11-30', 3, '2028-02-29'], ['2026-02-28', 1, '2026-03-28'], ['2026-05-31', 13, '2027-06-30'],
  ])('[O10] %s and %i months are %s', (day, months, expected) => { expect(addMonths(day, months)).toBe(expected) })

  test('[O10] the same day of the month, or the month\'s last one', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 36 }), (offset, months) => {
      const day = new Date(Date.UTC(2000, 0, 1 + offset)).toISOString().slice(0, 10)
      const after = addMonths(day, months)
      const [year, month, date] = day.split('-').map(Number) as [number, number, number]
      expect(Number(after.slice(0, 4)) * 12 + Number(after.slice(5, 7))).toBe(year * 12 + month + months)
      const isLast = addMonths(after.slice(0, 8) + '01', 1) === new Date(Date.parse(after) + 86_400_000).toISOString().slice(0, 10)
      expect(Number(after.slice(8)) === date || (isLast && Number(after.slice(8)) < date)).toBe(true)
    }))
  })
})

describe('reward days', () => {
  test.each([[11, 10, 0], [12, 10, 10], [23, 10, 10], [24, 10, 20], [36, 30, 90], [36, 0, 0], [1, 366, 0]])('[G6.2.2] [O10] %i months at %i a year: %i', (months, perYear, expected) => {
    expect(rewardDaysOf(months, perYear)).toBe(expected)
  })
})

describe('term', () => {
  test.each([
    ['2026-01-31T02:00:00Z', 1, 0, '2026-02-28T02:00:00.000Z', 28],
    ['2026-01-31T02:00:00Z', 12, 10, '2027-02-10T02:00:00.000Z', 365],
    ['2026-03-01T00:00:00Z', 3, 0, '2026-06-01T00:00:00.000Z', 92],
    // 23:30 UTC is already the next day in Shanghai: the 1st, not the 31st.
    ['2026-01-31T23:30:00Z', 1, 0, '2026-02-28T23:30:00.000Z', 28],
    ['2028-02-29T04:00:00Z', 12, 0, '2029-02-28T04:00:00.000Z', 365],
    ['2026-06-15T15:59:59Z', 36, 5, '2029-06-30T15:59:59.000Z', 1096],
  ])('[O10] delivered %s for %i months with %i reward days a year: expires %s after %i bought days', (start, months, reward, expires, days) => {
    const term = termOf(new Date(start), months, reward)
    expect([term.expiresAt.toISOString(), term.purchasedDays]).toEqual([expires, days])
  })

  test('[O10] the time of day stays where clocks change: New York in March', () => {
    const { expiresAt } = termOf(new Date('2026-02-15T15:00:00Z'), 1, 0, 'America/New_York')
    expect(expiresAt.toISOString()).toBe('2026-03-15T14:00:00.000Z')
  })

  test('[O10] bought days are the days between start and end', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 400_000_000 }), fc.integer({ min: 1, max: 36 }), (offset, months) => {
      const start = new Date(Date.UTC(2024, 0, 1) + offset * 1000)
      const { purchasedUntil, purchasedDays } = termOf(start, months, 0)
      expect(purchasedDays).toBeGreaterThanOrEqual(28)
      expect(daysBetween(dayOf(start), dayOf(purchasedUntil))).toBe(purchasedDays)
    }))
  })
})
