import { divide, parseMoney, type Minor } from '#kit/pure/money.ts'
import type { Day } from '#kit/pure/time.ts'

/**
 * What a line of a bill costs (chapter 6, Line; P5, P6); the same for the page, the explanation of a line and the tests as
 * for the statement that makes drafts (`compute-store.ts`).
 *
 * A fixed line: price of the row × (quantity ÷ number of the row) × count × days ÷ days of the month, exact, rounded half
 * up once. Example: a machine of 16 cores at 360 a month for 8, from 10 to 30 April (21 of 30 days):
 * 360 × (16 ÷ 8) × 1 × 21 ÷ 30 = 504.00. At 50 for 1 and for 7 days: 50 × 16 × 7 ÷ 30 = 186.666… = 186.67.
 * A usage line: quantity × unit price, rounded half up: 1,234.5 MB × 0.0008 = 0.9876 = 0.99; taken back: −0.005 = −0.01.
 */
const unitPriceDecimals = 6
const quantityDecimals = 6

/** A value before rounding; the denominator is positive, both have no common divisor. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }
export type Charge = { readonly exact: Fraction; readonly amount: Minor }

export type FixedFacts = {
  /** Exact text, for so many (`priceNumber`) of the unit and a whole month. */
  readonly unitPrice: string
  readonly priceNumber: number
  /** Of one component: a multiple of `priceNumber` (P5). */
  readonly quantity: string
  readonly count: number
  readonly days: number
  readonly daysOfMonth: number
}
export function fixedCharge({ unitPrice, priceNumber, quantity, count, days, daysOfMonth }: FixedFacts, decimals: number): Charge {
  const numerator = parseMoney(unitPrice, unitPriceDecimals) * parseMoney(quantity, quantityDecimals) * BigInt(count) * BigInt(days)
  return chargeOf(numerator, 10n ** BigInt(unitPriceDecimals + quantityDecimals) * BigInt(priceNumber) * BigInt(daysOfMonth), decimals)
}

export function usageCharge({ unitPrice, quantity }: Pick<FixedFacts, 'unitPrice' | 'quantity'>, decimals: number): Charge {
  return chargeOf(parseMoney(unitPrice, unitPriceDecimals) * parseMoney(quantity, quantityDecimals), 10n ** BigInt(unitPriceDecimals + quantityDecimals), decimals)
}

function chargeOf(numerator: bigint, denominator: bigint, decimals: number): Charge {
  const exact = reduced({ numerator, denominator })
  return { exact, amount: divide(exact.numerator * 10n ** BigInt(decimals), exact.denominator, 'half-up') }
}

/** `360 × (16 ÷ 8) × 2 × 21 ÷ 30`; what changes nothing is left out. */
export function fixedFormula({ unitPrice, priceNumber, quantity, count, days, daysOfMonth }: FixedFacts): string {
  const times = priceNumber === 1 ? quantity : `(${quantity} ÷ ${priceNumber})`
  return [unitPrice, ...times === '1' ? [] : [times], ...count === 1 ? [] : [String(count)], `${days} ÷ ${daysOfMonth}`].join(' × ')
}
export function usageFormula({ unitPrice, quantity }: Pick<FixedFacts, 'unitPrice' | 'quantity'>): string {
  return `${quantity} × ${unitPrice}`
}

/** `1568 / 3`, or `504` where it is whole. */
export function writtenFraction({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${numerator} / ${denominator}`
}

export function sumOf(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce((sum, { numerator, denominator }) =>
    reduced({ numerator: sum.numerator * denominator + numerator * sum.denominator, denominator: sum.denominator * denominator }), { numerator: 0n, denominator: 1n })
}

export function reduced({ numerator, denominator }: Fraction): Fraction {
  const divisor = greatestDivisor(numerator < 0n ? -numerator : numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}
function greatestDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [left, right]
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

/** Both days count; 0 where the end lies before the start. */
export function daysBetween(from: Day, to: Day): number {
  return Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1)
}
export function daysOfMonth(month: Day): number {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}
