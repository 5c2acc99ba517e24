import { describe, expect, test } from 'vitest'
import { parseMoney } from '#kit/pure/money.ts'
import { storedDecimals, writtenAmount } from './grouping.ts'
import { budgetPercent, budgetState, budgetStateWith, keptThresholds, monthsLeft, openMonthsOf, projectsExceed, thresholdsReached } from './budget.ts'

const minor = (amount: string) => parseMoney(amount, storedDecimals)
const facts = (amount: string, spent: string, running: string, openMonths: number, thresholds: readonly number[] = [80, 100]) =>
  ({ amount: minor(amount), spent: minor(spent), running: minor(running), openMonths, thresholds })

describe('[B12] spent, forecast and level', () => {
  test.each([
    // amount, spent, running, open months, thresholds → forecast, percent, forecast percent, level, reached, expected
    ['120000', '27000', '10500', 9, [80, 100], '121500.00', '22.5', '101.2', 'expected', null, 100],
    ['1000', '0', '0', 12, [80, 100], '0.00', '0.0', '0.0', 'within', null, null],
    ['1000', '799.99', '0', 1, [80, 100], '799.99', '79.9', '79.9', 'within', null, null],
    ['1000', '800', '0', 1, [80, 100], '800.00', '80.0', '80.0', 'reached', 80, 80],
    ['1000', '1000', '0', 0, [80, 100], '1000.00', '100.0', '100.0', 'reached', 100, 100],
    ['1000', '1000.0001', '0', 0, [80, 100], '1000.0001', '100.0', '100.0', 'exceeded', 100, 100],
    ['1000', '1100', '0', 0, [150], '1100.00', '110.0', '110.0', 'exceeded', null, null],
    ['1000', '400', '100', 7, [150], '1100.00', '40.0', '110.0', 'expected', null, null],
    ['1000', '400', '100', 4, [80, 100], '800.00', '40.0', '80.0', 'expected', null, 80],
    ['1000', '-50', '0', 3, [1], '-50.00', '-5.0', '-5.0', 'within', null, null],
    ['3', '1', '0', 0, [33, 34], '1.00', '33.3', '33.3', 'reached', 33, 33],
  ] as const)('%s of which %s, %s a month, %i months, warned at %j', (amount, spent, running, openMonths, thresholds, forecast, percent, forecastPercent, level, reached, expected) => {
    const { forecast: found, ...state } = budgetState(facts(amount, spent, running, openMonths, thresholds))
    expect({ ...state, forecast: writtenAmount(found, 2) }).toEqual({ forecast, percent, forecastPercent, level, reached, expected })
  })

  test('what is applied for is added for the months that are left; a release takes away', () => {
    const before = facts('1000', '400', '50', 4)
    expect(budgetStateWith(before, minor('50'), 4)).toMatchObject({ forecast: minor('800'), forecastPercent: '80.0', level: 'expected', expected: 80 })
    expect(budgetStateWith(before, minor('-50'), 4)).toMatchObject({ forecast: minor('400'), level: 'within' })
    expect(budgetStateWith(before, minor('0'), 4)).toEqual(budgetState(before))
  })

  test('no amount that is lost in a float decides', () => {
    expect(budgetPercent(minor('8999999999999.9999'), minor('9000000000000'))).toBe('99.9')
    expect(thresholdsReached(minor('9000000000000'), minor('8999999999999.9999'), [100])).toEqual([])
    expect(thresholdsReached(minor('9000000000000'), minor('9000000000000'), [100, 80])).toEqual([80, 100])
  })
})

test.each([
  // year, sent, opening → open
  [2027, [], null, 12],
  [2027, [], '2027-06-01', 7],
  [2027, ['2027-01-01', '2027-03-01'], '2026-01-01', 10],
  [2026, [], '2027-01-01', 0],
  [2027, ['2027-05-01'], '2027-06-01', 7],
] as const)('[B12] open months of %i with %j sent, bills from %s', (year, billed, opening, open) => {
  expect(openMonthsOf(year, { billed, opening })).toBe(open)
})

test.each([[2027, '2027-01-31', 12], [2027, '2027-12-01', 1], [2026, '2027-01-01', 0], [2028, '2027-06-01', 12]] as const)('[B12] months left of %i on %s', (year, today, left) => {
  expect(monthsLeft(year, today)).toBe(left)
})

test('[B12] thresholds are kept each once, lowest first; budgets of projects may come to more', () => {
  expect(keptThresholds([100, 80, 100, 5])).toEqual([5, 80, 100])
  expect([projectsExceed(10n, 11n), projectsExceed(10n, 10n), projectsExceed(10n, null)]).toEqual([true, false, false])
})
