import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '#kit/pure/money.ts'
import { addDays } from '#kit/pure/time.ts'
import { daysBetween, daysOfMonth, fixedCharge, fixedFormula, sumOf, usageCharge, usageFormula, writtenFraction, type FixedFacts } from './charge.ts'

const facts = (unitPrice: string, quantity: string, days: number, month: number, change: Partial<FixedFacts> = {}): FixedFacts => ({ unitPrice, priceNumber: 1, quantity, count: 1, days, daysOfMonth: month, ...change })
const written = (amount: bigint) => formatMoney(amount, 2)

describe('a fixed line (chapter 6, Line)', () => {
  test.each<[string, FixedFacts, string, string, string]>([
    ['the example of the rule', facts('360', '16', 21, 30, { priceNumber: 8 }), '360 × (16 ÷ 8) × 21 ÷ 30', '504', '504.00'],
    ['its second one: rounded half up once, at the end', facts('50', '16', 7, 30), '50 × 16 × 7 ÷ 30', '560 / 3', '186.67'],
    ['one thing of which there are several', facts('0.4', '40', 28, 28, { count: 3 }), '0.4 × 40 × 3 × 28 ÷ 28', '48', '48.00'],
    ['one of one', facts('30', '1', 1, 31), '30 × 1 ÷ 31', '30 / 31', '0.97'],
    ['February of a leap year', facts('29', '1', 20, 29), '29 × 20 ÷ 29', '20', '20.00'],
    ['exactly half a cent goes up', facts('0.155', '1', 1, 31), '0.155 × 1 ÷ 31', '1 / 200', '0.01'],
    ['a hair below half a cent goes down', facts('0.154999', '1', 1, 31), '0.154999 × 1 ÷ 31', '154999 / 31000000', '0.00'],
    ['a price of zero is a price', facts('0', '128', 31, 31), '0 × 128 × 31 ÷ 31', '0', '0.00'],
    ['the largest stays exact', facts('999999999999.999999', '1000000', 30, 31), '999999999999.999999 × 1000000 × 30 ÷ 31', '29999999999999999970 / 31', '967741935483870966.77'],
  ])('%s', (_what, line, formula, exact, amount) => {
    const charge = fixedCharge(line, 2)
    expect([fixedFormula(line), writtenFraction(charge.exact), written(charge.amount)]).toEqual([formula, exact, amount])
  })

  test('a currency without decimals is rounded to whole units', () => expect(formatMoney(fixedCharge(facts('100', '1', 15, 31), 0).amount, 0)).toBe('48'))

  test('[property] a period split at any day has the same days and, before rounding, costs the same', () => {
    const price = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((micro) => formatMoney(micro, 6))
    fc.assert(fc.property(price, fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (unitPrice, quantity, count, left, right, cut) => {
      const [from, to] = [addDays('2028-01-01', Math.min(left, right)), addDays('2028-01-01', Math.max(left, right))]
      const split = addDays(from, cut % daysBetween(from, to))
      const parts = [daysBetween(from, addDays(split, -1)), daysBetween(split, to)]
      expect(parts[0]! + parts[1]!).toBe(daysBetween(from, to))
      const cost = (days: number) => fixedCharge(facts(unitPrice, String(quantity), days, 31, { count }), 2)
      expect(sumOf(parts.map((days) => cost(days).exact))).toEqual(cost(daysBetween(from, to)).exact)
    }))
  })

  test('[property] rounded it is at most half a cent away', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 1, max: 31 }), fc.integer({ min: 28, max: 31 }), (micro, days, month) => {
      const { exact, amount } = fixedCharge(facts(formatMoney(micro, 6), '3', days, month), 2)
      const difference = exact.numerator * 200n - amount * 2n * exact.denominator
      expect(difference < exact.denominator && difference >= -exact.denominator).toBe(true)
    }))
  })
})

describe('a usage line', () => {
  test.each<[string, string, string, string, string]>([
    ['1234.5', '0.0008', '1234.5 × 0.0008', '2469 / 2500', '0.99'],
    ['-6.25', '0.0008', '-6.25 × 0.0008', '-1 / 200', '-0.01'],
    ['6.25', '0.0008', '6.25 × 0.0008', '1 / 200', '0.01'],
    ['0.000001', '0.000001', '0.000001 × 0.000001', '1 / 1000000000000', '0.00'],
  ])('%s at %s', (quantity, unitPrice, formula, exact, amount) => {
    const charge = usageCharge({ quantity, unitPrice }, 2)
    expect([usageFormula({ quantity, unitPrice }), writtenFraction(charge.exact), written(charge.amount)]).toEqual([formula, exact, amount])
  })
})

test('days: both ends count, and months have theirs', () => {
  expect([daysBetween('2028-02-10', '2028-02-29'), daysBetween('2027-12-31', '2028-01-01'), daysBetween('2028-03-02', '2028-03-01'), daysBetween('2028-03-05', '2028-03-01')]).toEqual([20, 2, 0, 0])
  expect(['2027-02-01', '2028-02-01', '2100-02-01', '2027-04-01', '2027-12-01'].map(daysOfMonth)).toEqual([28, 29, 28, 30, 31])
})
