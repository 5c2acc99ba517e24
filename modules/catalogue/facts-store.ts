import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import type { Place } from '#modules/access/rules/actor.ts'
import type { CatalogueFacts, Choice, Source } from './rules/service.ts'

type FactRow = {
  readonly source: string
  readonly value: string
  readonly names: [string, string, string]
  readonly parent: string | null
  readonly attributes: Choice['attributes'] | null
  readonly isOn: boolean
  /** Of what exists in one region only; null: the same in all of them. */
  readonly regionId: string | null
}

/** The reference data of one region and department. */
export async function readFacts(reader: Reader, place: { readonly regionId: string | null; readonly departmentId: string | null }): Promise<CatalogueFacts> {
  return (await readFactsOf(reader, place.departmentId, [place.regionId])).get(place.regionId)!
}

/**
 * The reference data of some regions and a department in one statement; all of it, or only the sources that are named.
 * What is switched off comes along as retired, so that older records can still be described. A VPC may be used by its
 * department and by everything under it, below the head (chapter 3, ECS), and by guests: those to whom something in it passed.
 */
export async function readFactsOf(
  reader: Reader, departmentId: string | null, regionIds: readonly (string | null)[], sources?: readonly Source[],
): Promise<Map<string | null, CatalogueFacts>> {
  const { rows } = await sql<FactRow>`
    with chain as materialized (
      select d.id from departments own join departments d on starts_with(own.path, d.path) and (d.id = own.id or d.kind in ('unit', 'inner')) where own.id = ${departmentId}::bigint
    ),
    usable as (
      select n.* from vpcs n where n.region_id = any(${[...regionIds]}::bigint[])
        and (n.department_id in (select id from chain) or n.id in (select g.vpc_id from vpc_guests g where g.department_id in (select id from chain)))
    )
    select source, value, names, parent, attributes, is_on as "isOn", region_id::text as "regionId" from (
      select 'regions' as source, id::text as value, names, null as parent, jsonb_build_object('zone', zone) as attributes, is_on, position as place, id, null::bigint as region_id from regions
      union all select 'vpcs', id::text, array[name, name, name], null, jsonb_build_object('cidr', cidr), is_on, 0, id, region_id from usable
      union all select 'vswitches', w.id::text, array[w.name, w.name, w.name], w.vpc_id::text, jsonb_build_object('cidr', w.cidr), w.is_on and n.is_on, 0, w.id, n.region_id
        from vswitches w join usable n on n.id = w.vpc_id
      union all select 'instance_families', code, names, null, null, is_on, position, id, null from instance_families
      union all select 'instance_specs', s.code, array[s.code, s.code, s.code], f.code,
        jsonb_build_object('vcpu', s.vcpu, 'memoryGb', s.memory_gb), s.is_on and f.is_on, s.vcpu * 10000 + s.memory_gb, s.id, null
        from instance_specs s join instance_families f on f.id = s.family_id
      union all select 'images', code, names, null, jsonb_build_object('system', system), is_on, position, id, null from images
      union all select 'image_versions', v.label, array[v.label, v.label, v.label], i.code, null, v.is_on and i.is_on, v.position, v.id, null
        from image_versions v join images i on i.id = v.image_id
      union all select 'option_values:' || list, value, names, null, attributes, is_on, position, id, null from option_values
    ) as everything where ${sources === undefined ? sql`true` : sql`source = any(${[...sources]})`} order by source, place, id`.execute(reader)
  return new Map(regionIds.map((regionId) => [regionId, { regionId, departmentId, choices: choicesIn(rows, regionId) }]))
}

function choicesIn(rows: readonly FactRow[], regionId: string | null): CatalogueFacts['choices'] {
  const choices: Record<string, Choice[]> = {}
  for (const { source, value, names, parent, attributes, isOn, regionId: place } of rows) {
    if (place !== null && place !== regionId) continue
    (choices[source] ??= []).push({ value, names, ...(parent === null ? {} : { parent }), ...(attributes ? { attributes } : {}), ...(isOn ? {} : { isRetired: true as const }) })
  }
  return choices
}

export async function findPlace(reader: Reader, departmentId: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`select id::text as "departmentId", sector from departments where id = ${departmentId} and kind <> 'root'`.execute(reader)
  return rows[0]
}

export type RegionFacts = { readonly id: string; readonly code: string; readonly names: [string, string, string]; readonly zone: 'public' | 'dedicated' | 'industry'; readonly isOn: boolean }
export async function readRegions(reader: Reader, ids?: readonly string[]): Promise<RegionFacts[]> {
  const { rows } = await sql<RegionFacts>`
    select id::text as id, code, names, zone, is_on as "isOn" from regions
    where ${ids === undefined ? sql`true` : sql`id = any(${[...ids]}::bigint[])`} order by position, id`.execute(reader)
  return rows
}
