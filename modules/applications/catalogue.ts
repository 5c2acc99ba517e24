import type { FieldError } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import { currentDefinitions, definitionsOf, factsForServices, type StoredDefinition } from '#modules/catalogue/offers.ts'
import { checkConfiguration, checkQuantity } from '#modules/catalogue/rules/configuration.ts'
import { componentsOf, quotaDemandOf, type PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { describeConfiguration, type ConfigurationLine } from '#modules/catalogue/rules/description.ts'
import { checkNetwork, type NetworkRanges } from '#modules/catalogue/rules/network.ts'
import { noFacts, type CatalogueFacts, type Configuration, type ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { wholeUnits, type UnitDemand } from '#modules/quotas/rules/demand.ts'
import type { WantedItem } from './content-store.ts'

/** What the catalogue says of an application's items. */
export type ItemCatalogue = {
  readonly definitionFor: (item: WantedItem) => ServiceDefinition
  readonly factsFor: (item: WantedItem) => CatalogueFacts
}

/** Of items as they stand, in the versions that they were made with: two statements, however many they are. */
export async function catalogueFor(reader: Reader, departmentId: string, items: readonly WantedItem[]): Promise<ItemCatalogue> {
  const wanted = new Map(items.map((item) => [keyOf(item), { code: item.serviceCode, version: item.serviceVersion }]))
  return catalogueOf(reader, departmentId, items, await definitionsOf(reader, [...wanted.values()]))
}

/**
 * The items whose service is still offered, in its present version, with what the catalogue says of them: submission and
 * modification move to it (chapter 3).
 */
export async function offeredCatalogue<Item extends WantedItem>(reader: Reader, departmentId: string, wanted: readonly Item[]): Promise<{ items: Item[]; catalogue: ItemCatalogue }> {
  const offered = await offeredDefinitions(reader, wanted.map(({ serviceCode }) => serviceCode))
  const items = inVersions(wanted, offered)
  return { items, catalogue: await catalogueOf(reader, departmentId, items, [...offered.values()]) }
}

async function catalogueOf(reader: Reader, departmentId: string, items: readonly WantedItem[], stored: readonly StoredDefinition[]): Promise<ItemCatalogue> {
  const definitions = new Map(stored.map(({ version, definition }) => [`${definition.code} ${version}`, definition]))
  const regionIds = [...new Set(items.flatMap(({ regionId }) => regionId === null ? [] : [regionId]))]
  const facts = regionIds.length === 0 ? undefined : await factsForServices(reader, departmentId, regionIds, [...definitions.values()])
  return {
    definitionFor: (item) => definitions.get(keyOf(item))!,
    factsFor: ({ regionId }) => facts?.get(regionId) ?? noFacts,
  }
}

function keyOf({ serviceCode, serviceVersion }: WantedItem): string {
  return `${serviceCode} ${serviceVersion}`
}

/** Whether one item can be submitted: its region, its configuration, how many. */
export function checkItem(catalogue: ItemCatalogue, item: WantedItem, path: string): FieldError[] {
  if (item.regionId === null) return [{ path: `${path}/regionId`, code: 'field.required' }]
  const definition = catalogue.definitionFor(item)
  const errors = [
    ...checkConfiguration(definition, item.configuration, catalogue.factsFor(item), `${path}/configuration`),
    ...checkQuantity(definition, item.quantity, `${path}/quantity`),
  ]
  return errors.length > 0 || definition.provisions !== 'network' ? errors
    : checkNetwork(networkIn(item.configuration)).map((error) => ({ ...error, path: `${path}/configuration/${error.path}` }))
}

/** The network that a complete VPC configuration describes (R6). */
export function networkIn(configuration: Configuration): NetworkRanges & { readonly name: string } {
  const { name, range, vswitches } = configuration
  return {
    name: String(name), cidr: String(range),
    vswitches: Array.isArray(vswitches) ? vswitches.map((vswitch) => ({ name: String(vswitch.name), cidr: String(vswitch.cidr) })) : [],
  }
}

export function describeItem(catalogue: ItemCatalogue, item: WantedItem): ConfigurationLine[] {
  return describeConfiguration(catalogue.definitionFor(item), item.configuration, catalogue.factsFor(item))
}

/** What one unit of it takes of the department's quota, as far as it is filled in (R5). */
export function unitDemandOf(catalogue: ItemCatalogue, item: WantedItem): UnitDemand {
  return wholeUnits(quotaDemandOf(catalogue.definitionFor(item), item.configuration, 1, catalogue.factsFor(item)))
}

/** What a price list would count of it: the parts of all its units, or of so many (chapter 3). */
export function componentsOfItem(catalogue: ItemCatalogue, item: WantedItem, quantity = item.quantity): PriceComponent[] {
  return componentsOf(catalogue.definitionFor(item), item.configuration, quantity, catalogue.factsFor(item))
}

/** Of these services those that departments may apply for, as they are now, by code. */
export async function offeredDefinitions(reader: Reader, serviceCodes: readonly string[]): Promise<Map<string, StoredDefinition>> {
  const current = await currentDefinitions(reader, serviceCodes)
  return new Map([...current].filter(([, { definition }]) => definition.channel !== 'order'))
}

/** The items whose service is still offered, in its present version. */
export async function withOfferedItems<Item extends WantedItem>(reader: Reader, items: readonly Item[]): Promise<Item[]> {
  return inVersions(items, await offeredDefinitions(reader, items.map(({ serviceCode }) => serviceCode)))
}

function inVersions<Item extends WantedItem>(items: readonly Item[], offered: ReadonlyMap<string, StoredDefinition>): Item[] {
  return items.flatMap((item) => {
    const found = offered.get(item.serviceCode)
    return found === undefined ? [] : [{ ...item, serviceVersion: found.version }]
  })
}
