import { sql } from 'kysely'
import { platformZone, type Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { listRows, walkRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import { visibleRows } from '#modules/access/offers.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import type { QuotaEvidenceRow } from '#modules/quotas/offers.ts'
import type { UnitDemand } from '#modules/quotas/rules/demand.ts'
import { resourceList } from './contract.ts'
import type { ResourceStatus } from './rules/status.ts'
import { beginStretches } from './stretch-store.ts'

type Name = [english: string, traditional: string, simplified: string]

export type ResourceRecord = {
  readonly id: string
  readonly instanceId: string
  readonly name: string
  readonly serviceCode: string
  readonly serviceName: Name
  readonly regionId: string | null
  readonly regionName: Name | null
  readonly departmentId: string
  readonly departmentName: string
  readonly sector: Sector
  /** The open application that changes or releases it. */
  readonly heldBy: { readonly id: string; readonly number: string; readonly kind: 'change' | 'release' } | null
  readonly projectId: string
  readonly projectName: string
  readonly ips: string[]
  readonly status: ResourceStatus
  readonly applicationId: string | null
  readonly applicationNumber: string | null
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly version: number
}
export type ResourceUser = { readonly accountId: string | null; readonly name: string; readonly phone: string; readonly email: string }
export type DescriptionLine = { readonly label: Name; readonly value: Name }
export type ResourceDetail = ResourceRecord & { readonly description: DescriptionLine[]; readonly configuration: Configuration; readonly quotaDemand: UnitDemand; readonly users: ResourceUser[] }

const columns = sql`r.id, r.instance_id as "instanceId", r.name, r.service_code as "serviceCode",
  coalesce(to_jsonb(s.names), v.names) as "serviceName", r.region_id as "regionId", g.names as "regionName",
  r.department_id as "departmentId", department_label(d) as "departmentName", r.sector,
  (select jsonb_build_object('id', h.application_id::text, 'number', h.application_number, 'kind', h.kind) from resource_holds h where h.resource_id = r.id) as "heldBy", r.project_id as "projectId", p.name as "projectName", r.ips, r.status,
  r.application_id as "applicationId", r.application_number as "applicationNumber", r.started_at as "startedAt", r.ended_at as "endedAt", r.version`
const from = sql`resources r join departments d on d.id = r.department_id join projects p on p.id = r.project_id
  join services s on s.code = r.service_code
  join service_versions v on v.service_code = r.service_code and v.version = r.service_version
  left join regions g on g.id = r.region_id`
const ips = sql`array_to_string(r.ips, ' ')`

const source: ListSource<typeof resourceList> = {
  columns, from, id: sql`r.id`,
  fields: {
    instanceId: sql`r.instance_id`, name: sql`r.name`, ip: ips, service: sql`r.service_code`, region: sql`r.region_id`,
    department: sql`r.department_id`, project: sql`r.project_id`, status: sql`r.status`, application: sql`r.application_number`, startedAt: sql`r.started_at`,
  },
  search: [sql`r.instance_id`, sql`r.name`, ips],
}

/** Rows that the actor sees: the same filter for the list, the export and the single record (A2, A3). */
function visible(actor: Actor): SqlPart {
  return visibleRows(actor, 'resource.view', { departmentId: sql`r.department_id`, sector: sql`r.sector` })
}

export function listResourceRows(reader: Reader, actor: Actor, input: ListInput): Promise<ListResult<ResourceRecord>> {
  return listRows(reader, resourceList, source, input, visible(actor))
}

export function walkResourceRows(reader: Reader, actor: Actor, input: ListInput): AsyncGenerator<ResourceRecord[]> {
  return walkRows(reader, resourceList, source, input, visible(actor))
}

export async function findResource(reader: Reader, actor: Actor, id: string): Promise<ResourceDetail | undefined> {
  const { rows } = await sql<ResourceDetail>`select ${columns}, r.description, r.configuration, coalesce(r.quota_demand, '{}') as "quotaDemand", r.users from ${from} where r.id = ${id} and ${visible(actor)}`.execute(reader)
  return rows[0]
}

/** The newest ones of a project and how many there are, in the actor's scope. */
export async function readResourcesOfProject(reader: Reader, actor: Actor, projectId: string, limit: number): Promise<{ total: number; items: ResourceRecord[] }> {
  const { rows: items } = await sql<ResourceRecord>`
    select ${columns} from ${from} where r.project_id = ${projectId} and ${visible(actor)} order by r.id desc limit ${limit}`.execute(reader)
  const { rows: [count] } = await sql<{ total: number }>`
    select count(*)::int as total from resources r where r.project_id = ${projectId} and ${visible(actor)}`.execute(reader)
  return { total: count!.total, items }
}

/** One provisioned unit. `ips` may be empty; `users` as they stand in the application, names filled in. */
export type NewResource = {
  readonly instanceId: string
  readonly name: string
  readonly serviceCode: string
  readonly serviceVersion: number
  readonly regionId: string | null
  readonly departmentId: string
  readonly sector: Sector
  readonly unitId: string
  readonly projectId: string
  readonly configuration: Readonly<Record<string, unknown>>
  readonly description: readonly { readonly label: readonly string[]; readonly value: readonly string[] }[]
  readonly ips: readonly string[]
  readonly users: readonly ResourceUser[]
  readonly applicationId: string | null
  readonly applicationNumber: string | null
  readonly applicationItemId: string | null
  /** What it takes of the department's quota while it runs (R5). */
  readonly quotaDemand: UnitDemand
  /** What a price list counts of one unit, for a whole month (chapter 6). */
  readonly components: readonly PriceComponent[]
  readonly startedAt: Date
}

/** Inserts in one statement, each with its first stretch; units whose instance id already runs are left out of the answer. */
export async function insertResources(tx: Tx, resources: readonly NewResource[]): Promise<{ id: string; serviceCode: string; instanceId: string }[]> {
  const { rows } = await sql<{ id: string; serviceCode: string; instanceId: string }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) as g ("instanceId" text, name text, "serviceCode" text, "serviceVersion" integer,
        "regionId" bigint, "departmentId" bigint, sector text, "unitId" bigint, "projectId" bigint, configuration jsonb, description jsonb,
        ips text[], users jsonb, "applicationId" bigint, "applicationNumber" text, "applicationItemId" bigint, "quotaDemand" jsonb, components jsonb, "startedAt" timestamptz)),
    started as (
      insert into resources (instance_id, name, service_code, service_version, region_id, department_id, sector, unit_id, project_id,
        configuration, description, ips, users, application_id, application_number, application_item_id, quota_demand, started_at)
      select "instanceId", name, "serviceCode", "serviceVersion", "regionId", "departmentId", sector, "unitId", "projectId",
        configuration, description, ips, users, "applicationId", "applicationNumber", "applicationItemId", "quotaDemand", "startedAt"
      from given on conflict do nothing returning *),
    stretches as (
      insert into resource_stretches (resource_id, from_day, department_id, unit_id, project_id, region_id, service_code, components, application_id, application_number)
      select s.id, (s.started_at at time zone ${platformZone}::text)::date, s.department_id, s.unit_id, s.project_id, s.region_id, s.service_code, g.components, s.application_id, s.application_number
      from started s join given g on g."serviceCode" = s.service_code and g."instanceId" = s.instance_id on conflict do nothing)
    select id, service_code as "serviceCode", instance_id as "instanceId" from started`.execute(tx)
  return rows
}

/** What everything that is not released takes, per department, region and metric (Q7). */
export async function quotaDemandOfInventory(reader: Reader): Promise<QuotaEvidenceRow[]> {
  const { rows } = await sql<QuotaEvidenceRow>`
    select r.department_id::text as "departmentId", r.region_id::text as "regionId", taken.metric, sum(taken.amount::numeric)::float8 as amount, count(*)::int as count
    from resources r cross join jsonb_each_text(r.quota_demand) as taken (metric, amount)
    where r.status <> 'released' and r.region_id is not null group by r.department_id, r.region_id, taken.metric`.execute(reader)
  return rows
}

/** What runs, or waits locked, in one of the departments: how much, and the ids of the first few. */
export async function runningIn(reader: Reader, departmentIds: readonly string[]): Promise<{ count: number; examples: string[] }> {
  const { rows } = await sql<{ count: number; examples: string[] }>`
    with running as materialized (select id, instance_id from resources where department_id = any(${[...departmentIds]}::bigint[]) and status <> 'released')
    select count(*)::int as count, array(select instance_id from running order by id limit 5) as examples from running`.execute(reader)
  return rows[0]!
}

type ResourcePlace = Pick<ResourceRecord, 'id' | 'instanceId' | 'name' | 'departmentId' | 'departmentName' | 'sector' | 'status' | 'heldBy'>

/** Where a resource is, by its id or the cloud's, whoever may see it; of several with the cloud's id the newest. */
export async function readResourcePlace(reader: Reader, idOrInstance: string): Promise<ResourcePlace | undefined> {
  const { rows } = await sql<ResourcePlace>`
    select r.id, r.instance_id as "instanceId", r.name, r.department_id as "departmentId", department_label(d) as "departmentName", r.sector, r.status,
      (select jsonb_build_object('id', h.application_id::text, 'number', h.application_number, 'kind', h.kind) from resource_holds h where h.resource_id = r.id) as "heldBy"
    from resources r join departments d on d.id = r.department_id
    where r.id::text = ${idOrInstance} or r.instance_id = ${idOrInstance} order by r.id desc limit 1`.execute(reader)
  return rows[0]
}

/** What belongs to departments below a path is of another unit from a day on, and charged there (chapter 2, moving a department). */
export async function moveToUnit(tx: Tx, path: string, unitId: string | null, day: Day): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update resources set unit_id = ${unitId}
    where department_id in (select id from departments where path like ${`${path}%`}) and unit_id is distinct from ${unitId} returning id::text as id`.execute(tx)
  await beginStretches(tx, day, rows.map(({ id }) => id))
}

export type MeteredResource = { readonly id: string; readonly instanceId: string; readonly startedAt: Date; readonly endedAt: Date | null }
export async function readMetered(reader: Reader, names: { readonly ids: readonly string[]; readonly instanceIds: readonly string[] }): Promise<MeteredResource[]> {
  const { rows } = await sql<MeteredResource>`
    select id::text as id, instance_id as "instanceId", started_at as "startedAt", ended_at as "endedAt"
    from resources where id = any(${names.ids}::bigint[]) or instance_id = any(${names.instanceIds}::text[])`.execute(reader)
  return rows
}
