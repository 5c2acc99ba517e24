import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divide, formatMoney, parseMoney, share } from './money.ts'

describe('money', () => {
  test.each([
    ['1234.50', 2, 123450n], ['0.01', 2, 1n], ['-3', 2, -300n], ['1200', 0, 1200n], ['0.000001', 6, 1n], ['7.10', 1, 71n],
  ])('[P6] reads %s with %i decimals', (text, decimals, amount) => expect(parseMoney(text, decimals)).toBe(amount))

  test.each(['', '1,000', '1e3', '.5', '0.001', ' 1'])('[P6] refuses %j rather than rounding or guessing', (text) =>
    expect(() => parseMoney(text, 2)).toThrow(RangeError))

  test.each([
    [5n, 2n, 'half-up', 3n], [-5n, 2n, 'half-up', -3n], [4n, 3n, 'half-up', 1n], [4n, 3n, 'up', 2n], [-4n, 3n, 'up', -2n], [5n, 3n, 'down', 1n],
  ] as const)('[P6] %s / %s rounded %s is %s', (numerator, denominator, rounding, result) =>
    expect(divide(numerator, denominator, rounding)).toBe(result))

  test('[P6] writing and reading give the same amount', () => fc.assert(fc.property(fc.bigInt(), fc.integer({ min: 0, max: 6 }), (amount, decimals) =>
    parseMoney(formatMoney(amount, decimals), decimals) === amount)))

  test('[P6] shares add up to the total exactly and differ from the exact share by less than one', () => fc.assert(fc.property(
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 30 }), (total, weights) => {
      const sum = weights.reduce((left, right) => left + right, 0n)
      fc.pre(sum > 0n)
      const shares = share(total, weights)
      expect(shares.reduce((left, right) => left + right, 0n)).toBe(total)
      for (const [index, part] of shares.entries()) {
        const distance = part * sum - total * weights[index]!
        expect(distance < sum && distance > -sum).toBe(true)
      }
    })))
})
