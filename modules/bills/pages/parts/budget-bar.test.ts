import { expect, test } from 'vitest'
import { barOf, isMore } from './budget-bar.ts'

test.each([
  // amount, spent, forecast, thresholds → spent, forecast, whole, marks
  ['100', '25', '50', [80, 100], 25, 50, 100, [80, 100]],
  ['100', '50', '200', [80], 25, 100, 50, [40]],
  ['100', '10', '20', [200], 5, 10, 50, [100]],
  ['100', '-5', '0', [80], 0, 0, 100, [80]],
  ['0.01', '0', '0', [1, 150], 0, 0, 66.66, [0.66, 100]],
] as const)('a budget of %s with %s spent and %s forecast, warned at %j', (amount, spent, forecast, thresholds, spentPart, forecastPart, whole, marks) => {
  expect(barOf({ amount, spent, forecast, thresholds })).toEqual({ spent: spentPart, forecast: forecastPart, whole, marks })
})

test('amounts are compared exactly', () => {
  expect([isMore('9007199254740993.01', '9007199254740993.00'), isMore('1.00', '1'), isMore('-1', '0')]).toEqual([true, false, false])
})
