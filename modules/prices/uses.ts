import type { Reader } from '#kit/server/database.ts'
import { configurationFacts, currentDefinitions } from '#modules/catalogue/offers.ts'
import { shippedDefinitions } from '#modules/catalogue/rules/definitions/all.ts'
import { placesOf } from '#modules/catalogue/rules/places.ts'
import type { UnitPriceDetail } from './contract.ts'
import type { PricedPlace, PriceUsers } from './offers.ts'

type Uses = Pick<UnitPriceDetail, 'usedBy' | 'services'>

/** What is priced by a row: what the modules above say, and the catalogue services that can consist of it. */
export async function usesOf(reader: Reader, users: readonly PriceUsers[], price: PricedPlace): Promise<Uses> {
  const usedBy = []
  for (const answer of users) usedBy.push(...await answer(reader, price))
  const facts = await configurationFacts(reader, { regionId: null, departmentId: null })
  const offered = await currentDefinitions(reader, shippedDefinitions.map(({ code }) => code))
  const services = [...offered.values()].map(({ definition }) => definition)
    .filter((definition) => placesOf(definition, facts).some(({ category, resource, spec }) => category === price.category && resource === price.resource && spec === price.spec))
    .map(({ code, names }) => ({ code, names: [...names] as [string, string, string] }))
  return { usedBy, services }
}
