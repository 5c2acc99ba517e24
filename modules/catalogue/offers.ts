import { invalid, notFound } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { checkedConfiguration } from './checked.ts'
import { readFacts, readFactsOf, readRegions, type RegionFacts } from './facts-store.ts'
import { insertNetwork, switchOffNetwork, type NewNetwork } from './network-store.ts'
export { movedNetworksTaken, moveNetworks } from './network-move-store.ts'
import { checkNetwork } from './rules/network.ts'
import { sourcesOf, type CatalogueFacts, type ServiceDefinition } from './rules/service.ts'
import { findDefinitions, readServiceCards, type StoredDefinition } from './service-store.ts'

export { checkedConfiguration }
export type { NewNetwork, RegionFacts, StoredDefinition }

/** What configurations are checked against and described with, for one region and department. */
export function configurationFacts(reader: Reader, place: { readonly regionId: string | null; readonly departmentId: string | null }): Promise<CatalogueFacts> {
  return readFacts(reader, place)
}

/** The same for several regions at once, as far as these services ask for it; by region. */
export function factsForServices(
  reader: Reader, departmentId: string, regionIds: readonly string[], definitions: readonly ServiceDefinition[],
): Promise<Map<string | null, CatalogueFacts>> {
  return readFactsOf(reader, departmentId, regionIds, [...new Set(definitions.flatMap(sourcesOf))])
}

/** What a service is now; undefined if there is none, or if it is no longer offered. */
export async function currentDefinition(reader: Reader, code: string): Promise<StoredDefinition | undefined> {
  return (await currentDefinitions(reader, [code])).get(code)
}

/** The same for several, by code: those that are offered. */
export async function currentDefinitions(reader: Reader, codes: readonly string[]): Promise<Map<string, StoredDefinition>> {
  const found = await findDefinitions(reader, [...new Set(codes)].map((code) => ({ code })))
  return new Map(found.filter(({ isOn }) => isOn).map(({ version, definition }) => [definition.code, { version, definition }]))
}

/** Every service that departments may apply for, in the order of display. */
export async function applicableDefinitions(reader: Reader): Promise<StoredDefinition[]> {
  const codes = (await readServiceCards(reader)).filter(({ channel }) => channel !== 'order').map(({ code }) => code)
  const current = await currentDefinitions(reader, codes)
  return codes.flatMap((code) => current.get(code) ?? [])
}

/** What services were when records were made with them; also those that are no longer offered. */
export async function definitionsOf(reader: Reader, wanted: readonly { readonly code: string; readonly version: number }[]): Promise<StoredDefinition[]> {
  return (await findDefinitions(reader, wanted)).map(({ version, definition }) => ({ version, definition }))
}

/** One of them; 404 if it never was. */
export async function definitionOf(reader: Reader, code: string, version: number): Promise<StoredDefinition> {
  const [found] = await definitionsOf(reader, [{ code, version }])
  if (!found) throw notFound()
  return found
}

/** Regions by id, those switched off too. */
export async function regionsByIds(reader: Reader, ids: readonly string[]): Promise<Map<string, RegionFacts>> {
  return new Map((await readRegions(reader, ids)).map((region) => [region.id, region]))
}

/** Every region, in their order; those switched off too. */
export function allRegions(reader: Reader): Promise<RegionFacts[]> {
  return readRegions(reader)
}

/** The network record of a provisioned VPC (R6); answers its id. */
export async function createNetwork(tx: Tx, network: NewNetwork): Promise<string> {
  const errors = checkNetwork(network)
  if (errors.length > 0) throw invalid(errors)
  return insertNetwork(tx, network)
}

/** The network record of a VPC that was released in the cloud: nobody chooses it any more. */
export function retireNetwork(tx: Tx, network: { readonly regionId: string; readonly departmentId: string; readonly cloudId: string }): Promise<void> {
  return switchOffNetwork(tx, network)
}
