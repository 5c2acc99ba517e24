import { formatMoney } from '#kit/pure/money.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import { platformNow, type Reader, type Tx } from '#kit/server/database.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import type { Currency } from './rules/currency.ts'
import { estimateOf, joined, priceBook, type Estimate, type Missing, type PriceBook } from './rules/price.ts'
import { readPricesOn } from './store.ts'

/** The platform's currency and its decimals (P6). */
export { currencyColumn, readCurrency } from './store.ts'

/**
 * What is priced by a row and would lose its price with it: sets on sale, products, resources. Asked before a row is
 * deleted or moved (P3); answered by the modules above and joined in `app/modules.server.ts`.
 */
export type PriceUse = { readonly kind: 'set' | 'product' | 'resource'; readonly id: string; readonly name: string }
export type PricedPlace = { readonly category: string; readonly resource: string; readonly spec: string; readonly number: number }
export type PriceUsers = (reader: Reader, price: PricedPlace) => Promise<readonly PriceUse[]>

/** What is kept above this module at the unit prices of today follows every change of theirs, in the same transaction (S3). */
export type PriceFollower = (tx: Tx) => Promise<unknown>

export type PriceList = { readonly day: Day; readonly book: PriceBook; readonly currency: Currency }

/** The prices that count on a day (P4); today's if none is given; all, or what is needed to price these components. */
export async function priceListOn(reader: Reader, day?: Day, components?: readonly PriceComponent[]): Promise<PriceList> {
  const on = day ?? dayOf(await platformNow(reader))
  const { prices, currency } = await readPricesOn(reader, on, components)
  return { day: on, book: priceBook(prices), currency }
}

/** What these components cost in a month at the prices of the list. */
export function estimateWith({ book, currency }: PriceList, components: readonly PriceComponent[]): Estimate {
  return estimateOf(components, book, currency.decimals)
}

export type MonthlyCost = {
  /** Null while a price is missing. */
  readonly monthly: string | null
  readonly missing: readonly Missing[]
  readonly currency: Currency
  /** Of each item, in their order; null where a price is missing. */
  readonly items: readonly (string | null)[]
}

/** What several items cost together in a month at today's prices, each given by its components (counts included). */
export async function monthlyCostOf(reader: Reader, items: readonly (readonly PriceComponent[])[]): Promise<MonthlyCost> {
  const list = await priceListOn(reader)
  const estimates = items.map((components) => estimateWith(list, components))
  const { monthly, missing } = joined(estimates)
  const written = (amount: bigint | null) => amount === null ? null : formatMoney(amount, list.currency.decimals)
  return { monthly: written(monthly), missing, currency: list.currency, items: estimates.map((estimate) => written(estimate.monthly)) }
}
