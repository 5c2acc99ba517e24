import { divide, parseMoney, type Minor } from '#kit/pure/money.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { isPaidByUsage } from './correspondence.ts'

/**
 * What components cost in a month (P5, P6); the same on server and page.
 *
 * Example: the list has CPU Groot 1 → 50 and 8 → 360. Two machines of 16 cores each: the largest number that divides 16
 * is 8, so one machine costs 360 × 2 = 720; two of them 1,440. Of 12 cores it is 1, so 600.
 *
 * Unit prices are whole millionths, amounts minor units of the currency. One thing is priced first, then multiplied by the
 * count, exactly; the line is rounded half up once, so that a whole month in a bill costs what was estimated.
 */

/** Six decimals: what a unit price may have (chapter 3). */
export const priceDecimals = 6
/** Millionths of the currency. */
export type Micro = bigint

export type PriceRow = { readonly category: string; readonly resource: string; readonly spec: string; readonly number: number; readonly unit: string; readonly price: Micro }
/** The rows of one day by what they price, the largest number first. */
export type PriceBook = ReadonlyMap<string, readonly PriceRow[]>

export type Priced = Pick<PriceComponent, 'category' | 'resource' | 'spec'>
export type EstimateLine = PriceComponent & {
  /** The price list's row: so much for so many of this unit. All null: there is none. */
  readonly unitPrice: Micro | null
  readonly number: number | null
  readonly unit: string | null
  /** Of all that are counted, in a month. Null with a price: paid by what is used. */
  readonly amount: Minor | null
}
export type Missing = Priced & { readonly quantity: number }
export type Estimate = {
  readonly lines: readonly EstimateLine[]
  /** Null while a price is missing: what cannot be priced whole has no price (P5). */
  readonly monthly: Minor | null
  readonly missing: readonly Missing[]
}

const keyOf = ({ category, resource, spec }: Priced): string => JSON.stringify([category, resource, spec])

/** From the rows as stores and answers give them; the price is exact text such as `"0.0008"`. */
export function priceBook(rows: readonly (Omit<PriceRow, 'price'> & { readonly price: string })[]): PriceBook {
  const book = new Map<string, PriceRow[]>()
  for (const row of rows) {
    const priced = { ...row, price: parseMoney(row.price, priceDecimals) }
    book.set(keyOf(row), [...(book.get(keyOf(row)) ?? []), priced])
  }
  for (const [key, known] of book) book.set(key, known.toSorted((left, right) => right.number - left.number))
  return book
}

/** P5: the row with exactly that number, else the one with the largest number that divides the quantity. */
export function rowFor(book: PriceBook, component: Priced, quantity: number): PriceRow | undefined {
  return isWhole(quantity) ? book.get(keyOf(component))?.find(({ number }) => quantity % number === 0) : undefined
}

/** What that many cost, before rounding: never a fraction, since the number divides the quantity. */
export function priceOf(row: PriceRow, quantity: number): Micro {
  return row.price * BigInt(quantity / row.number)
}

/** Millionths rounded half up to the minor units of a currency with so many decimals (P6). */
export function rounded(price: Micro, decimals: number): Minor {
  return divide(price, 10n ** BigInt(priceDecimals - decimals), 'half-up')
}

export function estimateOf(components: readonly PriceComponent[], book: PriceBook, decimals: number): Estimate {
  return wholeOf(components.map((component) => lineOf(component, book, decimals)))
}

/** Several estimates as one, such as all items of an application. */
export function joined(estimates: readonly Estimate[]): Estimate {
  return wholeOf(estimates.flatMap(({ lines }) => lines))
}

function lineOf(component: PriceComponent, book: PriceBook, decimals: number): EstimateLine {
  const row = isWhole(component.count) ? rowFor(book, component, component.quantity) : undefined
  if (!row) return { ...component, unitPrice: null, number: null, unit: null, amount: null }
  const amount = isPaidByUsage(component) ? null : rounded(priceOf(row, component.quantity) * BigInt(component.count), decimals)
  return { ...component, unitPrice: row.price, number: row.number, unit: row.unit, amount }
}

function wholeOf(lines: readonly EstimateLine[]): Estimate {
  const missing = lines.filter(({ unitPrice }) => unitPrice === null).map(({ category, resource, spec, quantity }) => ({ category, resource, spec, quantity }))
  return { lines, missing, monthly: missing.length > 0 ? null : sumOf(lines) }
}

function sumOf(lines: readonly EstimateLine[]): Minor {
  return lines.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n)
}

/** A form may hold half a number while it is being typed; that has no price. */
export function isWhole(quantity: number): boolean {
  return Number.isSafeInteger(quantity) && quantity > 0
}
