import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '#kit/pure/money.ts'
import { typedAmount } from './amount.ts'
import { balanceAfter, highestBalance } from './balance.ts'
import { chargeKinds, entryKinds, returnKinds, ways, type EntryKind } from './entries.ts'

const kind = fc.constantFrom(...entryKinds)
const minor = fc.bigInt({ min: 1n, max: 10n ** 14n })

describe('the ledger of points (chapter 7)', () => {
  test.each<[EntryKind, bigint, bigint, bigint | string]>([
    ['charge', 10000n, 3000n, 7000n],
    ['charge', 3000n, 3000n, 0n],
    ['charge', 2999n, 3000n, 'points.insufficient'],
    ['top_up', 0n, 1n, 1n],
    ['top_up', 10n ** 14n - 2n, 1n, 10n ** 14n - 1n],
    ['top_up', 10n ** 14n - 1n, 1n, 'points.too_many'],
    ['top_up_reversal', 500n, 501n, 'points.insufficient'],
    ['pay_out', 500n, 500n, 0n],
    ['return', 7000n, 3000n, 10000n],
    ['addition', 0n, 5n, 5n],
    ['deduction', 4n, 5n, 'points.insufficient'],
    ['change_charge', 5n, 5n, 0n],
    ['change_return', 0n, 5n, 5n],
    ['usage', 0n, 1n, 'points.insufficient'],
  ])('%s: %s and %s → %s', (entry, balance, amount, expected) => {
    const after = balanceAfter(balance, entry, amount, 2)
    expect('balance' in after ? after.balance : after.code).toBe(expected)
  })

  test('nothing, or less than nothing, is no entry', () => {
    expect(() => balanceAfter(10n, 'charge', 0n, 2)).toThrow(RangeError)
    expect(() => balanceAfter(10n, 'top_up', -1n, 2)).toThrow(RangeError)
  })

  test('property: whatever happens, a balance stays within its bounds and is the sum of its entries', () =>
    fc.assert(fc.property(fc.array(fc.tuple(kind, minor), { maxLength: 60 }), fc.integer({ min: 0, max: 4 }), (acts, decimals) => {
      let balance = 0n
      let sum = 0n
      for (const [entry, amount] of acts) {
        const after = balanceAfter(balance, entry, amount, decimals)
        if ('code' in after) continue
        sum += ways[entry].way === 'to_member' ? amount : -amount
        balance = after.balance
        expect(balance >= 0n && balance <= highestBalance(decimals)).toBe(true)
      }
      expect(balance).toBe(sum)
    })))

  test('property: a charge and its return leave what was', () =>
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), minor, (balance, amount) => {
      const charged = balanceAfter(balance, 'charge', amount, 2)
      if ('code' in charged) expect(amount).toBeGreaterThan(balance)
      else expect(balanceAfter(charged.balance, 'return', amount, 2)).toEqual({ balance })
    })))

  test('charges go to the revenue, returns come from it', () => {
    for (const name of Object.values(chargeKinds)) expect(ways[name]).toEqual({ with: 'revenue', way: 'from_member' })
    for (const name of Object.values(returnKinds)) expect(ways[name]).toEqual({ with: 'revenue', way: 'to_member' })
  })

  test.each([['12.5', 2, 1250n], ['0.01', 2, 1n], ['7', 0, 7n], ['1.50', 1, 15n], ['1.5', 0, undefined], ['0', 2, undefined], ['0.00', 2, undefined], ['-1', 2, undefined], ['1e3', 2, undefined], ['01', 2, undefined], ['1.001', 2, undefined], ['999999999999.99', 2, 99999999999999n]])(
    'an amount as typed: %s with %s decimals → %s', (text, decimals, amount) => expect(typedAmount(text, decimals)).toBe(amount))

  test('property: an amount that is written is read as the same', () =>
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n - 1n }), fc.integer({ min: 0, max: 4 }), (amount, decimals) => {
      expect(typedAmount(formatMoney(amount, decimals), decimals)).toBe(amount)
    })))
})
