import { parseMoney, type Minor } from '#kit/pure/money.ts'
import { say, type PhraseValues } from '#kit/pure/phrase.ts'
import { invalid, Refusal, refuse, type FieldError } from '#kit/pure/refusal.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { checkedConfiguration, currentDefinition } from '#modules/catalogue/offers.ts'
import { componentsOf, type PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { describeConfiguration } from '#modules/catalogue/rules/description.ts'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { memberTerms, type MemberTerms } from '#modules/members/offers.ts'
import { estimateWith, priceListOn } from '#modules/prices/offers.ts'
import type { Missing } from '#modules/prices/rules/price.ts'
import { setForSale } from '#modules/sets/offers.ts'
import type { WantedProduct } from './order-contract.ts'
import { originalPriceOf, payableOf } from './rules/amounts.ts'
import type { ContentLine, ProductRecord } from './store.ts'

/** What a product is sold as, with its price per month at this moment. */
export type Sold = {
  readonly serviceCode: string
  readonly serviceVersion: number
  readonly set: { readonly id: string; readonly number: string; readonly name: string } | null
  readonly name: string
  readonly configuration: Configuration
  readonly content: readonly ContentLine[]
  readonly components: readonly PriceComponent[]
  readonly estimatedMonthly: Minor | null
  readonly finalMonthly: Minor
}
export type Terms = Pick<MemberTerms, 'discountPercent' | 'rewardDays' | 'mayReorder'>
/** The terms of the moment of placing, kept with the product. */
export type Priced = Sold & Terms & { readonly months: number; readonly originalPrice: Minor; readonly payable: Minor }

type Buying = { readonly tx: Tx; readonly actor: Actor; readonly now: Date }

/** On which terms this member buys now. */
export async function termsOf(tx: Tx, memberId: string): Promise<Terms> {
  const { discountPercent, rewardDays, mayReorder } = await memberTerms(tx, memberId)
  return { discountPercent, rewardDays, mayReorder }
}

/** `payable = round(final price per month × months × group discount)`; the original price is without the discount. */
export function pricedFor(sold: Sold, months: number, { discountPercent, rewardDays, mayReorder }: Terms): Priced {
  const price = { monthly: sold.finalMonthly, months, discountPercent }
  return { ...sold, discountPercent, rewardDays, mayReorder, months, originalPrice: originalPriceOf(price), payable: payableOf(price) }
}

/** Everything that an order asks for, at this moment's prices; what is wrong is named with its place in the order. */
export async function priceWanted(buying: Buying, wanted: readonly WantedProduct[], decimals: number): Promise<Priced[]> {
  const terms = await termsOf(buying.tx, buying.actor.id)
  const priced: Priced[] = []
  for (const [index, product] of wanted.entries()) {
    const sold = 'setId' in product ? await soldSet(buying, product.setId, decimals) : await within(`products/${index}/`, () => soldOwn(buying, product.service, product.configuration))
    priced.push(pricedFor(sold, product.months, terms))
  }
  return priced
}

async function soldSet({ tx, now }: Buying, setId: string, decimals: number): Promise<Sold> {
  const set = await setForSale(tx, setId, dayOf(now))
  const { serviceCode, serviceVersion, configuration, content, components, name } = set
  return {
    serviceCode, serviceVersion, configuration, content, components, name, set: { id: set.id, number: set.number, name },
    estimatedMonthly: parseMoney(set.originalPrice, decimals), finalMonthly: parseMoney(set.finalPrice, decimals),
  }
}

/** A configuration of one's own: valid, of a service that is sold, and with a price for everything in it. */
export async function soldOwn({ tx, actor, now }: Buying, serviceCode: string, wanted: Configuration): Promise<Sold> {
  const current = await currentDefinition(tx, serviceCode)
  if (!current || current.definition.channel === 'application') throw invalid([{ path: 'service', code: 'field.not_an_option' }])
  const { definition, configuration, facts } = await checkedConfiguration(tx, actor, { code: serviceCode, configuration: wanted, quantity: 1, regionId: undefined, departmentId: undefined })
  const components = componentsOf(definition, configuration, 1, facts)
  const { monthly, missing } = estimateWith(await priceListOn(tx, dayOf(now), components), components)
  if (monthly === null) throw invalid(missing.map((part) => ({ path: 'configuration', code: 'price.missing', facts: wordsOf(part) })))
  return {
    serviceCode, serviceVersion: current.version, set: null, name: say(definition.names, actor.language), configuration, components,
    content: describeConfiguration(definition, configuration, facts), estimatedMonthly: monthly, finalMonthly: monthly,
  }
}

/**
 * O3: a product at today's price: a set's current final price; customised and changed products and those of sets that are
 * no longer sold by their components. A missing price is refused, with who to ask.
 */
export async function soldAgain({ tx, now }: Buying, product: ProductRecord, decimals: number): Promise<Sold> {
  const { serviceCode, serviceVersion, configuration, content, components, name, set } = product
  const same = { serviceCode, serviceVersion, configuration, content, components, name }
  const estimate = estimateWith(await priceListOn(tx, dayOf(now), components), components)
  const onSale = set === null || product.isChanged ? undefined : await stillOnSale(tx, set.id, dayOf(now))
  if (set !== null && onSale) return { ...same, set, estimatedMonthly: estimate.monthly, finalMonthly: parseMoney(onSale.finalPrice, decimals) }
  if (estimate.monthly === null) throw refuse('order.price_missing', { product: product.number, ...wordsOf(estimate.missing[0]!) })
  return { ...same, set: null, estimatedMonthly: estimate.monthly, finalMonthly: estimate.monthly }
}

async function stillOnSale(tx: Tx, setId: string, day: Day) {
  try {
    return await setForSale(tx, setId, day)
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('set.')) return undefined
    throw error
  }
}

function wordsOf({ quantity, category, resource, spec }: Missing): PhraseValues {
  return { quantity, category: priceWord(category), resource: priceWord(resource), spec: priceWord(spec) }
}

/** The fields of a refusal as the whole request calls them. */
async function within<T>(prefix: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof Refusal) || error.errors.length === 0) throw error
    throw new Refusal(error.code, error.status, { ...error.facts }, error.errors.map((field): FieldError => ({ ...field, path: prefix + field.path })))
  }
}
