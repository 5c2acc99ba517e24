import { describe, expect, test } from 'vitest'
import { dayErrors, lastDay, stateOf } from './substitution.ts'

describe('[A6] the days of a substitution', () => {
  test.each([
    ['2026-03-01', '2026-03-01', []],
    ['2026-03-01', '2027-03-01', []],
    ['2026-03-01', '2027-03-02', ['substitution.too_long']],
    ['2026-02-28', '2026-03-05', ['substitution.day_past']],
    ['2026-03-05', '2026-03-04', ['substitution.until_before_from']],
  ])('from %s until %s', (fromDay, untilDay, codes) => expect(dayErrors(fromDay, untilDay, '2026-03-01').map(({ code }) => code)).toEqual(codes))

  test('366 days, both ends counted', () => expect(lastDay('2026-01-01')).toBe('2027-01-01'))

  test.each([
    ['2026-03-02', '2026-03-03', false, 'planned'], ['2026-03-01', '2026-03-03', false, 'valid'], ['2026-02-01', '2026-03-01', false, 'valid'],
    ['2026-02-01', '2026-02-28', false, 'over'], ['2026-03-01', '2026-03-03', true, 'over'],
  ] as const)('%s until %s, ended early: %s → %s', (fromDay, untilDay, isEnded, state) => expect(stateOf({ fromDay, untilDay, isEnded }, '2026-03-01')).toBe(state))
})
