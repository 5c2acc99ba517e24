import { divide, formatMoney, parseMoney } from '#kit/pure/money.ts'
import { storedDecimals, writtenAmount } from './grouping.ts'

/** What became of an amount since the month before: words and numbers, so that no colour has to say it. */
export type Change = { readonly direction: 'up' | 'down' | 'same'; readonly amount: string; /** Of the month before, with one decimal; null: that was nothing, or a credit. */ readonly percent: string | null }

export function changeOf(total: string, previous: string): Change {
  const before = parseMoney(previous, storedDecimals)
  const difference = parseMoney(total, storedDecimals) - before
  const size = difference < 0n ? -difference : difference
  return {
    direction: difference === 0n ? 'same' : difference > 0n ? 'up' : 'down',
    amount: writtenAmount(size, Math.max(decimalsOf(total), decimalsOf(previous))),
    percent: before > 0n ? formatMoney(divide(size * 1000n, before, 'half-up'), 1) : null,
  }
}

/** Amounts added up exactly, with as many decimals as they are written with: what a table lists and its sum agree (B4). */
export function addAmounts(amounts: readonly string[], decimals = 2): string {
  const most = amounts.reduce((so, amount) => Math.max(so, decimalsOf(amount)), amounts.length === 0 ? decimals : 0)
  return writtenAmount(amounts.reduce((sum, amount) => sum + parseMoney(amount, storedDecimals), 0n), most)
}

/** Part of a whole in percent with one decimal; null where there is no whole to be a part of. */
export function percentOf(part: string, whole: string): string | null {
  const [some, all] = [parseMoney(part, storedDecimals), parseMoney(whole, storedDecimals)]
  return all > 0n ? formatMoney(divide(some * 1000n, all, 'half-up'), 1) : null
}

/** Metered quantities, which have up to six decimals; zeros at the end are left out, as in the records. */
export function addQuantities(quantities: readonly string[]): string {
  const decimals = Math.max(0, ...quantities.map(decimalsOf))
  const text = formatMoney(quantities.reduce((sum, quantity) => sum + parseMoney(quantity, decimals), 0n), decimals)
  return decimals === 0 ? text : text.replace(/\.?0+$/, '')
}

function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0
}
