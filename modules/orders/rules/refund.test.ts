import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#kit/pure/time.ts'
import { originalPriceOf, payableOf } from './amounts.ts'
import { addMonths, daysBetween } from './duration.ts'
import { adjustmentBounds, changeDifference, refundFor, type RefundFacts } from './refund.ts'

type Case = [name: string, payable: bigint, original: bigint, start: string, months: number, today: string, expected: bigint]
const delivered = (payable: bigint, original: bigint, startDay: string, months: number, change: Partial<RefundFacts> = {}): RefundFacts => ({
  status: 'resource_deliver', charged: payable, returned: 0n, netAdditions: 0n, term: { startDay, purchasedDays: daysBetween(startDay, addMonths(startDay, months)) },
  stretches: [{ fromDay: startDay, originalPrice: original }], ...change,
})

describe('refund of a delivered product', () => {
  const cases: Case[] = [
    ['the worked example', 108_000n, 120_000n, '2026-03-01', 3, '2026-03-10', 94_957n],
    ['on the day it was delivered: one day is used', 108_000n, 120_000n, '2026-03-01', 3, '2026-03-01', 106_696n],
    ['on its last day', 108_000n, 120_000n, '2026-03-01', 3, '2026-05-31', 0n],
    ['on the day it expires', 108_000n, 120_000n, '2026-03-01', 3, '2026-06-01', 0n],
    ['long after: never below zero', 108_000n, 120_000n, '2026-03-01', 3, '2027-01-01', 0n],
    ['before its start, delivered for later', 108_000n, 120_000n, '2026-03-01', 3, '2026-02-20', 108_000n],
    ['without a discount, half of it', 92_000n, 92_000n, '2026-03-01', 3, '2026-04-15', 46_000n],
    ['29 February starts it', 36_600n, 36_600n, '2028-02-29', 12, '2028-02-29', 36_500n],
    ['29 February lies in it', 2_900n, 2_900n, '2028-02-01', 1, '2028-02-29', 0n],
    ['29 February lies in it, one day before', 2_900n, 2_900n, '2028-02-01', 1, '2028-02-28', 100n],
    ['month end: 31 January to 28 February', 2_800n, 2_800n, '2026-01-31', 1, '2026-02-13', 1_400n],
    ['discount 1 %: nearly nothing was paid', 12n, 1_200n, '2026-03-01', 3, '2026-03-01', 0n],
    ['discount 1 %, price 0.01: rounded to nothing paid', 0n, 1n, '2026-03-01', 1, '2026-03-01', 0n],
    ['price 0.01, first day of 31', 1n, 1n, '2026-03-01', 1, '2026-03-01', 1n],
    ['price 0.01, half a cent is left: up', 1n, 1n, '2026-04-01', 1, '2026-04-15', 1n],
    ['price 0.01, less than half a cent is left', 1n, 1n, '2026-04-01', 1, '2026-04-16', 0n],
    ['currency without decimals', 1_080n, 1_200n, '2026-03-01', 3, '2026-03-10', 950n],
    ['discount 50 %: used up at twice the pace', 60_000n, 120_000n, '2026-03-01', 3, '2026-04-15', 0n],
    ['discount 50 %, the day before it is used up', 60_000n, 120_000n, '2026-03-01', 3, '2026-04-14', 1_304n],
    ['three years', 3_600_000n, 3_600_000n, '2026-01-01', 36, '2026-12-31', 2_401_095n],
    ['a year, first quarter', 1_200_000n, 1_200_000n, '2026-01-01', 12, '2026-03-31', 904_110n],
    ['a leap year, first quarter', 1_200_000n, 1_200_000n, '2028-01-01', 12, '2028-03-31', 901_639n],
  ]
  test.each(cases)('[G4.1.14] [O2] %s', (_name, payable, original, start, months, today, expected) => {
    expect(refundFor(delivered(payable, original, start, months), today).amount).toBe(expected)
  })

  test('[O2] the computation is shown: days, bought days and rule', () => {
    expect(refundFor(delivered(108_000n, 120_000n, '2026-03-01', 3), '2026-03-10')).toEqual({ amount: 94_957n, usedDays: 10, purchasedDays: 92, rule: 'by_days' })
  })
})

describe('refund before delivery', () => {
  const waiting = (charged: bigint, change: Partial<RefundFacts> = {}): RefundFacts => ({ ...delivered(charged, charged, '2026-03-01', 3), term: null, status: 'product_verify', ...change })
  test.each([
    ['placed: nothing was charged', waiting(0n, { status: 'product_place' }), 0n, 'nothing_charged'],
    ['verified: all of it', waiting(108_000n), 108_000n, 'full'],
    ['created: all of it', waiting(108_000n, { status: 'resource_create' }), 108_000n, 'full'],
    ['renewal that waits: all of it', waiting(108_000n, { status: 'resource_renew' }), 108_000n, 'full'],
    ['added points are not returned twice', waiting(108_000n, { netAdditions: 8_000n }), 100_000n, 'full'],
    ['deducted points do not raise it', waiting(108_000n, { netAdditions: -8_000n }), 108_000n, 'full'],
    ['what was returned is not returned again', waiting(108_000n, { returned: 108_000n }), 0n, 'full'],
    ['price 0.01', waiting(1n), 1n, 'full'],
  ] as const)('[O2] %s', (_name, facts, amount, rule) => { expect(refundFor(facts, '2026-03-10')).toMatchObject({ amount, rule }) })
})

describe('refund after a change of the configuration', () => {
  // 92 days; 1,200.00 without discount, from 2026-04-01 the new one at 2,400.00: 31 days old, then new.
  const changed = (upTo: Partial<RefundFacts> = {}) => delivered(120_000n, 120_000n, '2026-03-01', 3, {
    charged: 120_000n + 79_565n, stretches: [{ fromDay: '2026-03-01', originalPrice: 120_000n }, { fromDay: '2026-04-01', originalPrice: 240_000n }], ...upTo,
  })
  test.each([
    ['in the old stretch', '2026-03-10', 186_522n], ['on the last old day', '2026-03-31', 159_130n], ['on the first new day', '2026-04-01', 156_522n],
    ['in the new stretch', '2026-04-30', 80_869n], ['on the last day', '2026-05-31', 0n],
  ])('[O11] cancelled %s', (_name, today, expected) => { expect(refundFor(changed(), today).amount).toBe(expected) })

  test('[O11] a cheaper one gave points back: they are not given back again', () => {
    const facts = delivered(120_000n, 120_000n, '2026-03-01', 3, {
      returned: 39_783n, stretches: [{ fromDay: '2026-03-01', originalPrice: 120_000n }, { fromDay: '2026-04-01', originalPrice: 60_000n }],
    })
    expect(refundFor(facts, '2026-05-31').amount).toBe(0n)
    expect(refundFor(facts, '2026-04-30').amount).toBe(80_217n - 40_435n - 19_565n)
  })
})

describe('difference of a change', () => {
  const term = { startDay: '2026-03-01', purchasedDays: 92 }
  test.each([
    ['dearer, on the 31st day: 61 remain', 120_000n, 240_000n, '2026-03-31', 79_565n],
    ['cheaper, on the 31st day', 120_000n, 60_000n, '2026-03-31', -39_783n],
    ['on the first day: that day still counts as old', 120_000n, 240_000n, '2026-03-01', 118_696n],
    ['on the last day: nothing remains', 120_000n, 240_000n, '2026-05-31', 0n],
    ['in the reward days: no dearer', 120_000n, 240_000n, '2026-06-05', 0n],
    ['the same price', 120_000n, 120_000n, '2026-03-31', 0n],
    ['one cent more, rounded', 1n, 2n, '2026-03-31', 1n],
    ['one cent more, near the end', 1n, 2n, '2026-05-20', 0n],
  ])('[O11] %s', (_name, payableBefore, payableAfter, day, expected) => { expect(changeDifference({ payableBefore, payableAfter, term }, day)).toBe(expected) })
})

describe('price of a product', () => {
  test.each([
    [40_000n, 3, 90, 120_000n, 108_000n], [40_000n, 3, 100, 120_000n, 120_000n], [1n, 1, 1, 1n, 0n], [1n, 1, 50, 1n, 1n], [1n, 1, 49, 1n, 0n],
    [3_333n, 7, 33, 23_331n, 7_699n], [99_999n, 36, 85, 3_599_964n, 3_059_969n], [0n, 12, 100, 0n, 0n], [5n, 1, 10, 5n, 1n],
  ])('[O9] %s a month × %i months at %i %%: original %s, payable %s', (monthly, months, discountPercent, original, payable) => {
    expect([originalPriceOf({ monthly, months }), payableOf({ monthly, months, discountPercent: discountPercent as number })]).toEqual([original, payable])
  })
})

describe('bounds of point management', () => {
  const facts = { payable: 100n, charged: 100n, refunded: 0n, netAdditions: 0n, balance: 1000n }
  test.each([
    ['nothing was added yet', {}, 100n, 0n], ['some was added', { netAdditions: 30n }, 70n, 30n], ['all was added', { netAdditions: 100n }, 0n, 100n],
    ['a refund takes from it', { refunded: 60n }, 40n, 0n], ['fully refunded', { refunded: 100n }, 0n, 0n], ['an empty account cannot be deducted from', { netAdditions: 30n, balance: 10n }, 70n, 10n],
    ['not charged yet', { charged: 0n }, 0n, 0n],
  ])('[O2] %s', (_name, change, add, deduct) => { expect(adjustmentBounds({ ...facts, ...change })).toEqual({ add, deduct }) })
})

describe('properties', () => {
  const monthly = fc.bigInt({ min: 0n, max: 10_000_000n })
  const months = fc.integer({ min: 1, max: 36 })
  const percent = fc.integer({ min: 1, max: 100 })
  const startDay = fc.integer({ min: 0, max: 3650 }).map((offset) => addDays('2024-01-01', offset))

  test('[O2] never below zero, never above what was charged and not returned; later is never more', () => {
    fc.assert(fc.property(monthly, months, percent, startDay, fc.integer({ min: -10, max: 1200 }), fc.bigInt({ min: -1000n, max: 1000n }), (price, count, discountPercent, start, later, netAdditions) => {
      const terms = { monthly: price, months: count, discountPercent }
      const facts = delivered(payableOf(terms), originalPriceOf(terms), start, count, { netAdditions })
      const today = addDays(start, later)
      const { amount } = refundFor(facts, today)
      expect(amount >= 0n && amount <= facts.charged).toBe(true)
      expect(netAdditions <= 0n || amount + netAdditions <= facts.charged || amount === 0n).toBe(true)
      expect(refundFor(facts, addDays(today, 1)).amount <= amount).toBe(true)
    }))
  })

  test('[O2] charged and cancelled before delivery leaves nothing behind', () => {
    fc.assert(fc.property(monthly, months, percent, (price, count, discountPercent) => {
      const payable = payableOf({ monthly: price, months: count, discountPercent })
      expect(refundFor({ ...delivered(payable, payable, '2026-03-01', 3), term: null }, '2026-03-05').amount).toBe(payable)
    }))
  })

  test('[O11] there and back on the same day leaves nothing behind', () => {
    fc.assert(fc.property(monthly, monthly, startDay, fc.integer({ min: 0, max: 400 }), (before, after, start, later) => {
      const term = { startDay: start, purchasedDays: 365 }
      const day = addDays(start, later)
      const there = changeDifference({ payableBefore: before, payableAfter: after, term }, day)
      const back = changeDifference({ payableBefore: after, payableAfter: before, term }, day)
      expect(there + back).toBe(0n)
    }))
  })
})
