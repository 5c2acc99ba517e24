import { sql } from 'kysely'
import { formatMoney } from '#kit/pure/money.ts'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { nextNumber, type Tx } from '#kit/server/database.ts'
import { configurationFacts, currentDefinitions } from '#modules/catalogue/offers.ts'
import { checkConfiguration, withDefaults } from '#modules/catalogue/rules/configuration.ts'
import { componentsOf } from '#modules/catalogue/rules/contributions.ts'
import { describeConfiguration } from '#modules/catalogue/rules/description.ts'
import { estimateWith, priceListOn } from '#modules/prices/offers.ts'
import { finalPriceFor } from './rules/set-price.ts'
import { plannedSets } from './seed-data.ts'
import { insertSet } from './store.ts'

/** Two sets a month. */
const daysBetweenSets = 15

/** The sets of the demonstration (chapter 13), made with the rules that the editor uses. */
export async function seedSets(tx: Tx, now: Date, firstDaysAgo: number): Promise<void> {
  const definitions = await currentDefinitions(tx, plannedSets.map(({ service }) => service))
  const facts = await configurationFacts(tx, { regionId: null, departmentId: null })
  const list = await priceListOn(tx, dayOf(now))
  const { rows: [business] } = await sql<{ id: string }>`select id::text as id from accounts where account_name = 'business'`.execute(tx)
  for (const [index, { service, percent, configuration: chosen, isPopular = false, ...words }] of plannedSets.entries()) {
    const { definition, version } = definitions.get(service)!
    const configuration = withDefaults(definition, chosen, facts)
    const components = componentsOf(definition, configuration, 1, facts)
    const { monthly } = estimateWith(list, components)
    if (monthly === null || checkConfiguration(definition, configuration, facts).length > 0) throw new Error(`the set ${words.name} cannot be sold`)
    const day = addDays(dayOf(now), index * daysBetweenSets - firstDaysAgo)
    const money = (amount: bigint) => formatMoney(amount, list.currency.decimals)
    await insertSet(tx, {
      ...words, isPopular, number: await nextNumber(tx, 'ST', day), serviceCode: service, serviceVersion: version, configuration, components,
      content: describeConfiguration(definition, configuration, facts), originalPrice: money(monthly), finalPrice: money(finalPriceFor(monthly, percent)),
    }, { actor: business!, now: new Date(`${day}T10:00:00+08:00`) })
  }
}
