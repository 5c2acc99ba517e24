import { formatMoney } from '#kit/pure/money.ts'
import { refuse } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { estimateWith, priceListOn, type PriceFollower, type PriceUsers } from '#modules/prices/offers.ts'
import { rowFor } from '#modules/prices/rules/price.ts'
import { lockSetPrices, readPricedSets, shareSet, writeOriginalPrices, type ContentLine } from './store.ts'
import { writtenAmount } from './view.ts'

export type SetForSale = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly serviceCode: string
  readonly serviceVersion: number
  readonly configuration: Configuration
  /** What it contains, in words of three languages. */
  readonly content: readonly ContentLine[]
  readonly components: readonly PriceComponent[]
  /** Per month, with the currency's decimals: at the unit prices of this moment, and as it is sold. */
  readonly originalPrice: string
  readonly finalPrice: string
}

/**
 * A set as it is sold at this moment; it stays so until the transaction ends. 404 if there never was one, 409
 * `set.not_for_sale` if it was deleted or its service is no longer offered, 409 `set.unpriced` if a unit price is missing.
 * `day`: today, where the caller knows it.
 */
export async function setForSale(tx: Tx, id: string, day?: Day): Promise<SetForSale> {
  const set = await shareSet(tx, id)
  const { number, name, serviceCode, serviceVersion, configuration, content, components, finalPrice } = set
  if (set.deletedAt !== null || !set.isOnSale) throw refuse('set.not_for_sale', { set: name, number })
  const list = await priceListOn(tx, day, components)
  const { monthly } = estimateWith(list, components)
  if (monthly === null) throw refuse('set.unpriced', { set: name, number })
  return {
    id, number, name, serviceCode, serviceVersion, configuration, content, components,
    originalPrice: formatMoney(monthly, list.currency.decimals), finalPrice: writtenAmount(finalPrice, list.currency),
  }
}

/** S3: the original price of every set at today's unit prices, in the transaction that changed them. Answers how many changed. */
export const repriceSets = async (tx: Tx): Promise<number> => {
  await lockSetPrices(tx)
  const list = await priceListOn(tx)
  const sets = await readPricedSets(tx)
  return writeOriginalPrices(tx, sets.map(({ id, components }) => {
    const { monthly } = estimateWith(list, components)
    return { id, price: monthly === null ? null : formatMoney(monthly, list.currency.decimals) }
  }))
}
export const setsFollowPrices: PriceFollower = (tx) => repriceSets(tx)

/** The answer to the prices' question: the sets on sale of which that very row prices a component (P3, P5). */
export const setsPricedBy: PriceUsers = async (reader, { number, ...place }) => {
  const [sets, { book }] = [await readPricedSets(reader, place), await priceListOn(reader)]
  const isPriced = (component: PriceComponent) => isSame(component, place) && rowFor(book, place, component.quantity)?.number === number
  return sets.filter(({ components }) => components.some(isPriced)).map((set) => ({ kind: 'set', id: set.id, name: `${set.number} ${set.name}` }))
}

function isSame(component: PriceComponent, place: Pick<PriceComponent, 'category' | 'resource' | 'spec'>): boolean {
  return component.category === place.category && component.resource === place.resource && component.spec === place.spec
}
