import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupedBy, writtenAmount } from './grouping.ts'

const row = fc.record({
  amount: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((minor) => (minor / 100).toFixed(4)), lineCount: fc.integer({ min: 1, max: 50 }),
  department: fc.constantFrom('1', '2', '3'), project: fc.constantFrom('7', '8', null), region: fc.constantFrom('4', null),
})

test('[B4] every way of grouping gives the same total and the same number of lines', () => {
  fc.assert(fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
    const totalOf = (keyOf: (one: (typeof rows)[number]) => string | null) =>
      groupedBy(rows, keyOf).reduce((sum, { amount, lineCount }) => ({ amount: sum.amount + amount, lineCount: sum.lineCount + lineCount }), { amount: 0n, lineCount: 0 })
    const whole = totalOf(() => '')
    for (const keyOf of [(one: { department: string }) => one.department, (one: { project: string | null }) => one.project, (one: { region: string | null }) => one.region])
      expect(totalOf(keyOf)).toEqual(whole)
  }))
})

test.each([['1080.0000', 2, '1080.00'], ['-0.0500', 2, '-0.05'], ['12.3450', 2, '12.3450'], ['1200.0000', 0, '1200'], ['0', 2, '0.00']] as const)(
  '%s with %d decimals reads %s', (amount, decimals, text) => expect(writtenAmount(amount, decimals)).toBe(text))
