import { sql } from 'kysely'
import type { Phrase } from '#kit/pure/phrase.ts'
import { platformZone, type Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { UnitDemand } from '#modules/quotas/rules/demand.ts'
import type { ResourceStatus } from './rules/status.ts'

// Resources that pass to another department and project from a day on (chapter 2, Reorganisation).

export type PlacedResource = {
  readonly id: string
  readonly instanceId: string
  readonly name: string
  readonly serviceName: Phrase
  readonly status: ResourceStatus
  readonly regionId: string | null
  readonly departmentId: string
  readonly projectId: string
  readonly projectName: string
  readonly quotaDemand: UnitDemand
}

const columns = sql`r.id::text as id, r.instance_id as "instanceId", r.name, coalesce(to_jsonb(s.names), v.names) as "serviceName", r.status,
  r.region_id::text as "regionId", r.department_id::text as "departmentId", r.project_id::text as "projectId", p.name as "projectName", coalesce(r.quota_demand, '{}') as "quotaDemand"`
const from = sql`resources r join projects p on p.id = r.project_id join services s on s.code = r.service_code
  join service_versions v on v.service_code = r.service_code and v.version = r.service_version`

type Wanted = { readonly projectIds: readonly string[]; readonly resourceIds: readonly string[] }

/** Everything of these projects, what was released too, and these resources. */
export async function placedResources(reader: Reader, { projectIds, resourceIds }: Wanted): Promise<PlacedResource[]> {
  const { rows } = await sql<PlacedResource>`
    select ${columns} from ${from} where r.project_id = any(${[...projectIds]}::bigint[]) or r.id = any(${[...resourceIds]}::bigint[]) order by r.id`.execute(reader)
  return rows
}

/** The same, locked in the order of their ids; who is about to name one in a record waits too. */
export async function lockPlaced(tx: Tx, wanted: Wanted): Promise<PlacedResource[]> {
  await sql`select from resources where project_id = any(${[...wanted.projectIds]}::bigint[]) or id = any(${[...wanted.resourceIds]}::bigint[]) order by id for update`.execute(tx)
  return placedResources(tx, wanted)
}

/** What a department has that can pass on alone, found by id or name. */
export async function passingChoices(reader: Reader, departmentId: string, wanted: string, limit: number): Promise<PlacedResource[]> {
  const { rows } = await sql<PlacedResource>`
    select ${columns} from ${from} where r.department_id = ${departmentId} and r.status <> 'released'
      and (${wanted} = '' or strpos(lower(r.instance_id), lower(${wanted})) > 0 or strpos(lower(r.name), lower(${wanted})) > 0)
    order by r.name collate pinyin, r.id limit ${limit}`.execute(reader)
  return rows
}

export type Passing = {
  readonly day: Day
  readonly fromDepartmentId: string
  readonly place: { readonly departmentId: string; readonly sector: string; readonly unitId: string }
  /** Whose project changes as well; the others keep theirs. */
  readonly resources: readonly { readonly id: string; readonly projectId: string }[]
}

/**
 * From the day on they are of the new place, and charged there: the stretch that the day falls into is parted, later ones of
 * the old department (a day that is gone by) are of the new one as a whole. What ended before the day stays charged where it was.
 */
export async function writePassing(tx: Tx, { day, fromDepartmentId, place, resources }: Passing): Promise<void> {
  const ids = sql`${resources.map(({ id }) => id)}::bigint[]`
  await sql`
    update resources r set department_id = ${place.departmentId}, sector = ${place.sector}, unit_id = ${place.unitId}, project_id = w."projectId", version = r.version + 1
    from jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) as w(id bigint, "projectId" bigint) where r.id = w.id`.execute(tx)
  await sql`
    update resource_stretches t set department_id = r.department_id, unit_id = r.unit_id, project_id = r.project_id
    from resources r where r.id = t.resource_id and t.resource_id = any(${ids}) and t.department_id = ${fromDepartmentId} and t.from_day >= ${day}`.execute(tx)
  await sql`
    update resource_stretches set to_day = ${day}::date - 1
    where resource_id = any(${ids}) and department_id = ${fromDepartmentId} and from_day < ${day} and (to_day is null or to_day >= ${day})`.execute(tx)
  const ended = sql`(r.ended_at at time zone ${platformZone}::text)::date`
  await sql`
    insert into resource_stretches (resource_id, from_day, to_day, department_id, unit_id, project_id, region_id, service_code, components, application_id, application_number)
    select r.id, ${day}::date, coalesce((select min(n.from_day) - 1 from resource_stretches n where n.resource_id = r.id and n.from_day > ${day}), ${ended}),
      r.department_id, r.unit_id, r.project_id, t.region_id, t.service_code, t.components, t.application_id, t.application_number
    from resource_stretches t join resources r on r.id = t.resource_id
    where t.resource_id = any(${ids}) and t.department_id = ${fromDepartmentId} and t.to_day = ${day}::date - 1 and (r.ended_at is null or ${ended} >= ${day})
      and not exists (select from resource_stretches n where n.resource_id = r.id and n.from_day = ${day})`.execute(tx)
}
