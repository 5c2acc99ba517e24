import { formatMoney } from '#kit/pure/money.ts'
import { invalid, type FieldError } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action } from '#kit/server/action.ts'
import { nextNumber, type Tx } from '#kit/server/database.ts'
import { configurationFacts, currentDefinition } from '#modules/catalogue/offers.ts'
import { checkConfiguration, withDefaults } from '#modules/catalogue/rules/configuration.ts'
import { componentsOf } from '#modules/catalogue/rules/contributions.ts'
import { describeConfiguration } from '#modules/catalogue/rules/description.ts'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { estimateWith, priceListOn } from '#modules/prices/offers.ts'
import type { Missing } from '#modules/prices/rules/price.ts'
import { createSet } from '../contract.ts'
import { checkedPrice } from '../checked-price.ts'
import { findSet, insertSet, shareSetPrices } from '../store.ts'
import { setDetailView } from '../view.ts'

/** A set of one commercial service (S1): valid, priced, and sold from now on. */
export const createSetAction = action(createSet, async ({ tx, actor, now, input, record }) => {
  await shareSetPrices(tx)
  const { code, version, configuration, content, components } = await checkedService(tx, input.service, input.configuration)
  const list = await priceListOn(tx, dayOf(now))
  const { monthly, missing } = estimateWith(list, components)
  const final = checkedPrice(input.finalPrice, list.currency)
  const errors = [...missing.map(missingError), ...final.errors]
  if (monthly === null || errors.length > 0) throw invalid(errors)
  const { name, category, description = '', isPopular = false } = input
  const originalPrice = formatMoney(monthly, list.currency.decimals)
  const number = await nextNumber(tx, 'ST', dayOf(now))
  const id = await insertSet(tx, {
    number, name, category, description, isPopular, serviceCode: code, serviceVersion: version, configuration, content, components, originalPrice, finalPrice: final.amount,
  }, { actor, now })
  record({ kind: 'set.created', subject: { kind: 'set', id }, facts: { number, name, service: code, originalPrice, finalPrice: final.amount } })
  return setDetailView(actor, list.currency, await findSet(tx, id))
})

/** What members may order, with a valid configuration; else every field that is wrong (chapter 3, "Bad input"). */
async function checkedService(tx: Tx, code: string, given: Configuration) {
  const found = await currentDefinition(tx, code)
  if (!found || found.definition.channel === 'application') throw invalid([{ path: 'service', code: 'field.not_an_option' }])
  const { definition, version } = found
  const facts = await configurationFacts(tx, { regionId: null, departmentId: null })
  const configuration = withDefaults(definition, given, facts)
  const errors = checkConfiguration(definition, configuration, facts)
  if (errors.length > 0) throw invalid(errors)
  return { code, version, configuration, content: describeConfiguration(definition, configuration, facts), components: componentsOf(definition, configuration, 1, facts) }
}

function missingError({ category, resource, spec, quantity }: Missing): FieldError {
  return { path: 'configuration', code: 'price.missing', facts: { quantity, category: priceWord(category), resource: priceWord(resource), spec: priceWord(spec) } }
}
