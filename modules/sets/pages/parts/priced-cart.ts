import { parseMoney, type Minor } from '#kit/pure/money.ts'
import { originalPriceOf, payableOf } from '#modules/orders/rules/amounts.ts'
import type { Prices } from '#modules/prices/pages/parts/use-prices.ts'
import { estimateOf } from '#modules/prices/rules/price.ts'
import { isMonths } from '../../rules/months.ts'
import type { ShopSet, ShopTerms } from '../../shop-contract.ts'
import type { CartLine } from './cart-lines.ts'

export type PricedLine = {
  readonly line: CartLine
  /** The set as it is sold now. */
  readonly set?: ShopSet | undefined
  /** Null: it is not sold, cannot be priced, or has no duration yet. */
  readonly payable: Minor | null
  readonly original: Minor | null
  readonly problem?: 'notForSale' | 'unpriced' | 'monthsWrong'
}
export type PricedCart = { readonly lines: readonly PricedLine[]; readonly payable: Minor; readonly original: Minor; readonly isComplete: boolean }

/** What the cart costs at the prices and terms of this moment. */
export function pricedCart(lines: readonly CartLine[], sets: readonly ShopSet[], terms: ShopTerms, prices: Prices): PricedCart {
  const priced = lines.map((line) => pricedLine(line, sets, terms, prices))
  const sum = (of: (line: PricedLine) => Minor | null) => priced.reduce((total, line) => total + (of(line) ?? 0n), 0n)
  return { lines: priced, payable: sum(({ payable }) => payable), original: sum(({ original }) => original), isComplete: priced.length > 0 && priced.every(({ problem }) => problem === undefined) }
}

function pricedLine(line: CartLine, sets: readonly ShopSet[], { discountPercent }: ShopTerms, { book, currency }: Prices): PricedLine {
  const set = 'setId' in line ? sets.find(({ id }) => id === line.setId) : undefined
  const none = { line, set, payable: null, original: null }
  if ('setId' in line && !set) return { ...none, problem: 'notForSale' }
  const monthly = set ? parseMoney(set.finalPrice, currency.decimals) : 'components' in line ? estimateOf(line.components, book, currency.decimals).monthly : null
  if (monthly === null) return { ...none, problem: 'unpriced' }
  if (!isMonths(line.months)) return { ...none, problem: 'monthsWrong' }
  const wanted = { monthly, months: line.months }
  return { line, set, payable: payableOf({ ...wanted, discountPercent }), original: originalPriceOf(wanted) }
}
