import { expect, test } from 'vitest'
import { amountIn } from './amount.ts'

test.each([
  ['-12.50', '-12.50'], ['12.5', '12.5'], [' 7 ', '7'], ['+7', '7'], ['−1,234.56', '-1234.56'], ['－3', '-3'], ['007', '7'], ['0.05', '0.05'],
  ['', undefined], ['0', undefined], ['-0.00', undefined], ['1.234', undefined], ['1,23', undefined], ['1e3', undefined], ['--1', undefined], ['12 50', undefined], ['1'.repeat(14), undefined],
])('%j is %j', (typed, amount) => {
  expect(amountIn(typed, 2)).toBe(amount)
})

test('a currency without decimals takes none', () => {
  expect([amountIn('5', 0), amountIn('5.0', 0)]).toEqual(['5', undefined])
})
