import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import { memberTerms, type MemberTerms } from '#modules/members/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { memberPriceOf } from '../rules/set-price.ts'
import { listPopularSets, readShop, readShopSet, readShopTerms, type ShopSet } from '../shop-contract.ts'
import { readSetsOnSale, type FullSet } from '../store.ts'
import { writtenAmount } from '../view.ts'

export const readShopQuery = query(readShop, async ({ database, actor }) => {
  const [terms, currency, sets] = await Promise.all([memberTerms(database, actor.id), readCurrency(database), readSetsOnSale(database)])
  return { terms, currency, items: sets.map((set) => shopView(set, terms, currency)) }
})

/** Only what is on sale: to members anything else is not there. */
export const readShopSetQuery = query(readShopSet, async ({ database, actor, input }) => {
  const [terms, currency, [set]] = await Promise.all([memberTerms(database, actor.id), readCurrency(database), readSetsOnSale(database, { id: input.id })])
  if (!set) throw notFound()
  return { terms, currency, set: shopView(set, terms, currency) }
})

export const readShopTermsQuery = query(readShopTerms, async ({ database, actor }) =>
  ({ terms: await memberTerms(database, actor.id), currency: await readCurrency(database) }))

const mostPopular = 8
export const popularSetsQuery = query(listPopularSets, async ({ database }) => {
  const [currency, sets] = await Promise.all([readCurrency(database), readSetsOnSale(database, { isPopular: true, most: mostPopular })])
  return {
    currency,
    items: sets.map(({ id, name, serviceCode, serviceNames, originalPrice, finalPrice }) =>
      ({ id, name, service: { code: serviceCode, names: serviceNames }, originalPrice: writtenAmount(originalPrice!, currency), finalPrice: writtenAmount(finalPrice, currency) })),
  }
})

function shopView(set: FullSet, { discountPercent }: MemberTerms, currency: Currency): ShopSet {
  const { id, number, isPopular, category, serviceCode, serviceNames, serviceIcon, name, description, content, originalPrice } = set
  const finalPrice = writtenAmount(set.finalPrice, currency)
  const decimals = finalPrice.split('.')[1]?.length ?? 0
  return {
    id, number, isPopular, category, name, description, content: [...content], service: { code: serviceCode, names: serviceNames, icon: serviceIcon },
    originalPrice: writtenAmount(originalPrice!, currency), finalPrice, memberPrice: formatMoney(memberPriceOf(parseMoney(finalPrice, decimals), discountPercent), decimals),
  }
}
