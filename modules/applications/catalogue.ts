import type { FieldError } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import { configurationFacts, currentDefinition, definitionOf } from '#modules/catalogue/offers.ts'
import { checkConfiguration, checkQuantity } from '#modules/catalogue/rules/configuration.ts'
import { describeConfiguration, type ConfigurationLine } from '#modules/catalogue/rules/description.ts'
import { checkNetwork, type NetworkRanges } from '#modules/catalogue/rules/network.ts'
import { noFacts, type CatalogueFacts, type Configuration, type ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import type { WantedItem } from './content-store.ts'

/** What the catalogue says of an application's items: asked once per service version and once per region. */
export type ItemCatalogue = {
  readonly definitionFor: (item: WantedItem) => ServiceDefinition
  readonly factsFor: (item: WantedItem) => CatalogueFacts
}

export async function catalogueFor(reader: Reader, departmentId: string, items: readonly WantedItem[]): Promise<ItemCatalogue> {
  const definitions = new Map<string, ServiceDefinition>()
  const facts = new Map<string | null, CatalogueFacts>([[null, noFacts]])
  const key = (item: WantedItem) => `${item.serviceCode} ${item.serviceVersion}`
  for (const item of items) {
    if (!definitions.has(key(item))) definitions.set(key(item), (await definitionOf(reader, item.serviceCode, item.serviceVersion)).definition)
    if (!facts.has(item.regionId)) facts.set(item.regionId, await configurationFacts(reader, { regionId: item.regionId, departmentId }))
  }
  return { definitionFor: (item) => definitions.get(key(item))!, factsFor: (item) => facts.get(item.regionId)! }
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

/** The present version of a service that departments may apply for. */
export async function offeredVersion(reader: Reader, serviceCode: string): Promise<number | undefined> {
  const current = await currentDefinition(reader, serviceCode)
  return current && current.definition.channel !== 'order' ? current.version : undefined
}

/** The items whose service is still offered, in its present version: submission and modification move to it (chapter 3). */
export async function withOfferedItems<Item extends WantedItem>(reader: Reader, items: readonly Item[]): Promise<Item[]> {
  const moved: Item[] = []
  for (const item of items) {
    const serviceVersion = await offeredVersion(reader, item.serviceCode)
    if (serviceVersion !== undefined) moved.push({ ...item, serviceVersion })
  }
  return moved
}
