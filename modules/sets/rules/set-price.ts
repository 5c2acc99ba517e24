import { divide, formatMoney, parseMoney, type Minor } from '#kit/pure/money.ts'

/**
 * What a set is sold for (S2, S3; guide 004 §3.2.4, §3.2.5). Amounts are minor units of the currency.
 *
 * Example: the configuration costs 1,234.50 a month. 85 % of it is 1,049.33. Who types 1,049.34 sees 86 %: a percentage is
 * rounded up. 987.59 is below 80 % and shown in red, though it reads 80 %.
 */

/** The quick choices of the guide's picture. */
export const quickPercents = [95, 90, 85, 80, 75, 70, 60, 50] as const

/** Below so many per cent of the original price the final price is shown in red. */
export const lowPercent = 80

/** So many per cent of the original price, rounded half up, and at least the smallest unit of the currency. */
export function finalPriceFor(original: Minor, percent: number): Minor {
  const price = divide(original * BigInt(percent), 100n, 'half-up')
  return price > 0n ? price : 1n
}

/** How many per cent of the original price are asked for, rounded up; null where there is nothing to compare with. */
export function percentOf(final: Minor, original: Minor | null): number | null {
  return original === null || original === 0n ? null : Number(divide(final * 100n, original, 'up'))
}

/** S3: exactly, not by the rounded percentage. */
export function isLow(final: Minor, original: Minor | null): boolean {
  return original !== null && final * 100n < original * BigInt(lowPercent)
}

/** What a member pays for a month: 90 % means that 90 % is paid (chapter 7). */
export function memberPriceOf(final: Minor, discountPercent: number): Minor {
  return divide(final * BigInt(discountPercent), 100n, 'half-up')
}

/** More than twelve digits before the point no price has. */
export const finalPricePattern = '^(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?$'

/** Why an amount is no final price in a currency with so many decimals; `value` if it is one. */
export type CheckedPrice = { readonly value: Minor } | { readonly code: 'field.pattern' } | { readonly code: 'set.too_many_decimals'; readonly decimals: number } | { readonly code: 'set.too_cheap'; readonly least: string }

export function checkFinalPrice(text: string, decimals: number): CheckedPrice {
  if (!new RegExp(finalPricePattern).test(text)) return { code: 'field.pattern' }
  const fraction = (text.split('.')[1] ?? '').replace(/0+$/, '')
  if (fraction.length > decimals) return { code: 'set.too_many_decimals', decimals }
  const value = parseMoney(text, decimals)
  return value > 0n ? { value } : { code: 'set.too_cheap', least: formatMoney(1n, decimals) }
}
