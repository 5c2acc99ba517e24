import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import { definitionsOf, factsForServices } from '#modules/catalogue/offers.ts'
import { componentsOf, type PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { noFacts, type Configuration } from '#modules/catalogue/rules/service.ts'
import { insertWholeStretches } from './stretch-store.ts'

/**
 * At the start of a server: resources from before they were charged by stretches get theirs, with what the catalogue
 * version that they were made with says they are made of. Usually there is nothing to do, and nothing is locked.
 */
export async function syncStretches(tx: Tx): Promise<void> {
  if ((await withoutStretch(tx, 1)).length === 0) return
  await sql`lock table resources in share row exclusive mode`.execute(tx)
  for (;;) {
    const found = await withoutStretch(tx, batch)
    if (found.length === 0) return
    await insertWholeStretches(tx, await withComponents(tx, found))
  }
}

type Uncharged = {
  readonly id: string
  readonly departmentId: string
  readonly regionId: string | null
  readonly serviceCode: string
  readonly serviceVersion: number
  readonly configuration: Configuration
}
const batch = 500

async function withoutStretch(tx: Tx, limit: number): Promise<Uncharged[]> {
  const { rows } = await sql<Uncharged>`
    select r.id::text as id, r.department_id::text as "departmentId", r.region_id::text as "regionId", r.service_code as "serviceCode",
      r.service_version as "serviceVersion", r.configuration
    from resources r where not exists (select from resource_stretches t where t.resource_id = r.id) order by r.department_id, r.id limit ${limit}`.execute(tx)
  return rows
}

async function withComponents(tx: Tx, resources: readonly Uncharged[]): Promise<{ id: string; components: PriceComponent[] }[]> {
  const versions = new Map(resources.map(({ serviceCode: code, serviceVersion: version }) => [`${code} ${version}`, { code, version }]))
  const stored = await definitionsOf(tx, [...versions.values()])
  const definitions = new Map(stored.map(({ version, definition }) => [`${definition.code} ${version}`, definition]))
  const counted: { id: string; components: PriceComponent[] }[] = []
  for (const [departmentId, own] of Map.groupBy(resources, (resource) => resource.departmentId)) {
    const regionIds = [...new Set(own.flatMap(({ regionId }) => regionId ?? []))]
    const facts = await factsForServices(tx, departmentId, regionIds, [...definitions.values()])
    counted.push(...own.map(({ id, regionId, serviceCode, serviceVersion, configuration }) =>
      ({ id, components: componentsOf(definitions.get(`${serviceCode} ${serviceVersion}`)!, configuration, 1, facts.get(regionId) ?? noFacts) })))
  }
  return counted
}
