import { sql } from 'kysely'
import { platformZone, type Day } from '#kit/pure/time.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'

/**
 * What a resource was, where and from which day on: what its charges come from (chapter 6, Line). Its start day counts, and
 * so does its last; on the day of a change only the new one does. So an old stretch ends the day before, and one that
 * began the same day is written over.
 */
export type StretchRow = {
  readonly fromDay: Day
  readonly toDay: Day | null
  readonly departmentName: string
  readonly projectName: string
  readonly regionName: Phrase | null
  readonly components: readonly PriceComponent[]
  readonly applicationId: string | null
  readonly applicationNumber: string | null
}

/** Newest first. */
export async function stretchesOf(reader: Reader, resourceId: string): Promise<StretchRow[]> {
  const { rows } = await sql<StretchRow>`
    select t.from_day::text as "fromDay", t.to_day::text as "toDay", department_label(d) as "departmentName", p.name as "projectName", g.names as "regionName",
      t.components, t.application_id::text as "applicationId", t.application_number as "applicationNumber"
    from resource_stretches t join departments d on d.id = t.department_id join projects p on p.id = t.project_id
    left join regions g on g.id = t.region_id
    where t.resource_id = ${resourceId} order by t.from_day desc`.execute(reader)
  return rows
}

/** What a stretch begins with, where that is not as before. */
export type StretchChange = { readonly id: string; readonly components: readonly PriceComponent[]; readonly applicationId: string | null; readonly applicationNumber: string | null }

/**
 * From a day on these resources are as their rows say now; without changes their components stay. Two statements, because
 * a resource has one open stretch at every moment.
 */
export async function beginStretches(tx: Tx, day: Day, resourceIds: readonly string[], changes: readonly StretchChange[] = []): Promise<void> {
  const ids = sql`${[...resourceIds]}::bigint[]`
  await sql`update resource_stretches set to_day = ${day}::date - 1 where resource_id = any(${ids}) and to_day is null and from_day < ${day}`.execute(tx)
  await sql`
    insert into resource_stretches (resource_id, from_day, department_id, unit_id, project_id, region_id, service_code, components, application_id, application_number)
    select r.id, greatest(${day}::date, last.from_day), r.department_id, r.unit_id, r.project_id, r.region_id, r.service_code,
      coalesce(w.components, last.components), coalesce(w."applicationId", last.application_id), coalesce(w."applicationNumber", last.application_number)
    from resources r
    join lateral (select t.from_day, t.components, t.application_id, t.application_number from resource_stretches t where t.resource_id = r.id order by t.from_day desc limit 1) last on true
    left join jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as w(id bigint, components jsonb, "applicationId" bigint, "applicationNumber" text) on w.id = r.id
    where r.id = any(${ids}) and r.status <> 'released'
    on conflict (resource_id, from_day) do update set department_id = excluded.department_id, unit_id = excluded.unit_id, project_id = excluded.project_id,
      region_id = excluded.region_id, service_code = excluded.service_code, components = excluded.components, application_id = excluded.application_id,
      application_number = excluded.application_number, to_day = null`.execute(tx)
}

/** The last day that counts (chapter 6): that of the release. */
export async function endStretches(tx: Tx, day: Day, resourceIds: readonly string[]): Promise<void> {
  await sql`update resource_stretches set to_day = greatest(${day}::date, from_day) where resource_id = any(${[...resourceIds]}::bigint[]) and to_day is null`.execute(tx)
}

/** For resources of databases from before there were stretches: one for the whole time that they run or ran. */
export async function insertWholeStretches(tx: Tx, resources: readonly { readonly id: string; readonly components: readonly PriceComponent[] }[]): Promise<void> {
  await sql`
    insert into resource_stretches (resource_id, from_day, to_day, department_id, unit_id, project_id, region_id, service_code, components, application_id, application_number)
    select r.id, (r.started_at at time zone ${platformZone}::text)::date, (r.ended_at at time zone ${platformZone}::text)::date,
      r.department_id, r.unit_id, r.project_id, r.region_id, r.service_code, w.components, r.application_id, r.application_number
    from jsonb_to_recordset(${JSON.stringify(resources)}::jsonb) as w(id bigint, components jsonb) join resources r on r.id = w.id
    on conflict do nothing`.execute(tx)
}
