import { divide, type Minor } from '#kit/pure/money.ts'
import { addDays, type Day } from '#kit/pure/time.ts'
import type { Micro } from './record.ts'

/**
 * What a member pays for a month (chapter 7, Usage). A line is a product's usage of one metric in one month at one unit
 * price: quantity × unit price, rounded half up at the line, without any discount. What was charged before is taken off,
 * so late records and corrections of a charged month become lines of the next fee that name their month.
 *
 * Example: 1,234.5 MB at 0.0008 = 0.9876 → 0.99. Of a month charged with that, 200 MB are corrected afterwards: a line of
 * −200 MB at 0.0008 = −0.16.
 */
const microDecimals = 6

export function lineAmount(quantity: Micro, unitPrice: Micro, decimals: number): Minor {
  return divide(quantity * unitPrice, 10n ** BigInt(2 * microDecimals - decimals), 'half-up')
}

export type FeeLine = { readonly quantity: Micro; readonly unitPrice: Micro | null }
export type FeeDecision =
  | { readonly kind: 'nothing' }
  /** A day has no unit price: the fee waits, and the operators see why. Never silently zero. */
  | { readonly kind: 'no_price' }
  /** Corrections outweigh usage: nothing is paid back; what is left over is set against the next months' usage. */
  | { readonly kind: 'credit'; readonly amount: Minor }
  | { readonly kind: 'fee'; readonly amount: Minor; readonly amounts: readonly Minor[] }

export function feeOf(lines: readonly FeeLine[], decimals: number): FeeDecision {
  if (lines.length === 0) return { kind: 'nothing' }
  if (lines.some(({ unitPrice }) => unitPrice === null)) return { kind: 'no_price' }
  const amounts = lines.map(({ quantity, unitPrice }) => lineAmount(quantity, unitPrice!, decimals))
  const amount = amounts.reduce((sum, one) => sum + one, 0n)
  return amount < 0n ? { kind: 'credit', amount } : { kind: 'fee', amount, amounts }
}

/** As much as is there; the rest stays due. */
export function payableNow(due: Minor, balance: Minor): Minor {
  return due < balance ? due : balance
}

/** The first day of the day's month, and of the one after it. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}
export function nextMonth(month: Day): Day {
  return monthOf(addDays(month, 31))
}
/** The last month that is over. */
export function lastClosedMonth(today: Day): Day {
  return monthOf(addDays(monthOf(today), -1))
}
