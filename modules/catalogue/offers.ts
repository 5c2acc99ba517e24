import { invalid, notFound } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { readFacts, readRegions, type RegionFacts } from './facts-store.ts'
import { insertNetwork, type NewNetwork } from './network-store.ts'
import { checkNetwork } from './rules/network.ts'
import type { CatalogueFacts } from './rules/service.ts'
import { findDefinition, type StoredDefinition } from './service-store.ts'

export type { NewNetwork, RegionFacts, StoredDefinition }

/** What configurations are checked against and described with, for one region and department. */
export function configurationFacts(reader: Reader, place: { readonly regionId: string | null; readonly departmentId: string | null }): Promise<CatalogueFacts> {
  return readFacts(reader, place)
}

/** What a service is now; undefined if there is none, or if it is no longer offered. */
export async function currentDefinition(reader: Reader, code: string): Promise<StoredDefinition | undefined> {
  const found = await findDefinition(reader, code)
  return found?.isOn ? { version: found.version, definition: found.definition } : undefined
}

/** What a service was when a record was made with it; also of a service that is no longer offered. */
export async function definitionOf(reader: Reader, code: string, version: number): Promise<StoredDefinition> {
  const found = await findDefinition(reader, code, version)
  if (!found) throw notFound()
  return { version: found.version, definition: found.definition }
}

/** Regions by id, those switched off too. */
export async function regionsByIds(reader: Reader, ids: readonly string[]): Promise<Map<string, RegionFacts>> {
  return new Map((await readRegions(reader, ids)).map((region) => [region.id, region]))
}

/** The network record of a provisioned VPC (R6); answers its id. */
export async function createNetwork(tx: Tx, network: NewNetwork): Promise<string> {
  const errors = checkNetwork(network)
  if (errors.length > 0) throw invalid(errors)
  return insertNetwork(tx, network)
}
