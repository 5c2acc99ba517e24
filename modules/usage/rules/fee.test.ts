import { expect, test } from 'vitest'
import { feeOf, lastClosedMonth, lineAmount, nextMonth, payableNow } from './fee.ts'
import { microOf, subjectOf, usageDay, writtenMicro, writtenQuantity } from './record.ts'

test.each([['1234.5', '0.0008', 99n], ['-200', '0.0008', -16n], ['6.25', '0.0008', 1n], ['6.24', '0.0008', 0n], ['1', '0', 0n], ['1000000000000', '999.999999', 99_999_999_900_000_000n]])('%s at %s is %s minor units', (quantity, price, amount) =>
  expect(lineAmount(microOf(quantity), microOf(price), 2)).toBe(amount))

test('a fee is nothing, waits for a price, is a credit, or the sum of its rounded lines', () => {
  const line = (quantity: string, price: string | null) => ({ quantity: microOf(quantity), unitPrice: price === null ? null : microOf(price) })
  expect(feeOf([], 2)).toEqual({ kind: 'nothing' })
  expect(feeOf([line('1', '1'), line('1', null)], 2)).toEqual({ kind: 'no_price' })
  expect(feeOf([line('10', '0.1'), line('-20', '0.1')], 2)).toEqual({ kind: 'credit', amount: -100n })
  expect(feeOf([line('10', '0.1'), line('-10', '0.1')], 2)).toEqual({ kind: 'fee', amount: 0n, amounts: [100n, -100n] })
  expect(feeOf([line('0.5', '0.01'), line('0.5', '0.01')], 2)).toEqual({ kind: 'fee', amount: 2n, amounts: [1n, 1n] })
})

test('as much as is there', () => expect([payableNow(5n, 3n), payableNow(3n, 5n), payableNow(3n, 0n)]).toEqual([3n, 3n, 0n]))

test.each([['2028-02-29', '2028-01-01'], ['2027-03-01', '2027-02-01'], ['2027-01-31', '2026-12-01']])('on %s the last closed month is %s', (today, month) => expect(lastClosedMonth(today)).toBe(month))
test('months follow each other', () => expect([nextMonth('2027-01-01'), nextMonth('2027-02-01'), nextMonth('2027-12-01')]).toEqual(['2027-02-01', '2027-03-01', '2028-01-01']))

test.each([
  ['2026-03-31T00:00:00+08:00', '2026-04-01T00:00:00+08:00', '2026-03-31'], ['2026-03-31T00:00:00+08:00', '2026-04-01T00:00:01+08:00', '2026-04-01'],
  ['2026-04-01T00:00:00+08:00', '2026-04-01T00:00:00+08:00', '2026-04-01'], ['2026-03-31T16:00:00Z', '2026-03-31T17:00:00Z', '2026-04-01'],
])('%s to %s belongs to %s', (from, to, day) => expect(usageDay(Date.parse(from), Date.parse(to))).toBe(day))

test('six decimals are kept, a seventh is refused', () => {
  expect([writtenQuantity(0.1), writtenQuantity(1e12), writtenQuantity(0.1234567)]).toEqual(['0.100000', '1000000000000.000000', undefined])
  expect(['1.500000', '-0.000001', '10', '0'].map((text) => writtenMicro(microOf(text)))).toEqual(['1.5', '-0.000001', '10', '0'])
})

test('a name that the cloud gave twice is the one that ran then', () => {
  const at = (day: number) => new Date(Date.UTC(2027, 0, day))
  const [first, second] = [{ id: '1', startedAt: at(1), endedAt: at(10) }, { id: '2', startedAt: at(12), endedAt: null }]
  const of = (from: number, to: number) => subjectOf([first, second], at(from).getTime(), at(to).getTime())
  expect([of(2, 3), of(9, 11), of(13, 14)]).toEqual([first, first, second])
  expect(of(9, 13)).toEqual({ code: 'usage.ambiguous_subject' })
  expect(subjectOf([], 0, 1)).toEqual({ code: 'usage.unknown_subject' })
  expect(subjectOf([{ id: '3', startedAt: null, endedAt: null }], 0, 1)).toEqual({ code: 'usage.not_started' })
})
