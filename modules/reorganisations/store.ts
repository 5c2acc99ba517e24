import { sql } from 'kysely'
import type { FieldError } from '#kit/pure/refusal.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import { nextNumber, type Reader, type Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import { reorganisationList, type Consequences } from './contract.ts'
import type { ReorganisationState } from './rules/status.ts'

type Ref = { readonly id: string; readonly name: string }
export type StoredRefusal = { readonly at: string; readonly code: string; readonly facts: Readonly<Record<string, unknown>>; readonly errors: readonly FieldError[] }

export type ReorganisationRecord = {
  readonly id: string
  readonly number: string
  readonly state: ReorganisationState
  readonly day: Day
  readonly from: Ref
  readonly to: Ref
  readonly projects: number
  readonly resources: number
  readonly reason: string
  readonly plannedBy: Ref
  readonly plannedAt: Date
  readonly doneAt: Date | null
  readonly cancelledAt: Date | null
  readonly cancelledBy: Ref | null
  readonly lastRefusal: StoredRefusal | null
  readonly outcome: Consequences | null
  readonly version: number
}

const named = (id: string, name: string) => sql.raw(`jsonb_build_object('id', ${id}::text, 'name', ${name})`)
const state = sql`case when x.state = 'planned' and x.last_refusal is not null then 'refused' else x.state end`
const columns = sql`x.id::text as id, x.number, ${state} as state, x.day, ${named('f.id', 'department_label(f)')} as "from", ${named('t.id', 'department_label(t)')} as "to",
  (select count(project_id)::int from reorganisation_items i where i.reorganisation_id = x.id) as projects,
  (select count(resource_id)::int from reorganisation_items i where i.reorganisation_id = x.id) as resources,
  x.reason, ${named('p.id', 'p.display_name')} as "plannedBy", x.planned_at as "plannedAt", x.done_at as "doneAt", x.cancelled_at as "cancelledAt",
  case when c.id is not null then ${named('c.id', 'c.display_name')} end as "cancelledBy", x.last_refusal as "lastRefusal", x.outcome, x.version`
const from = sql`reorganisations x join departments f on f.id = x.from_department_id join departments t on t.id = x.to_department_id
  join accounts p on p.id = x.planned_by left join accounts c on c.id = x.cancelled_by`

const source: ListSource<typeof reorganisationList> = {
  columns, from, id: sql`x.id`,
  fields: { number: sql`x.number`, state, day: sql`x.day`, from: sql`department_label(f) collate pinyin`, to: sql`department_label(t) collate pinyin`, plannedAt: sql`x.planned_at` },
  search: [sql`x.number`, sql`x.reason`, sql`department_label(f)`, sql`department_label(t)`],
}

/** Platform admins see all of them; nobody else may ask. */
export function listReorganisationRows(reader: Reader, input: ListInput): Promise<ListResult<ReorganisationRecord>> {
  return listRows(reader, reorganisationList, source, input, sql`true`)
}

export async function readReorganisationRecord(reader: Reader, id: string): Promise<ReorganisationRecord | undefined> {
  const { rows } = await sql<ReorganisationRecord>`select ${columns} from ${from} where x.id = ${id}`.execute(reader)
  return rows[0]
}

export async function lockReorganisation(tx: Tx, id: string): Promise<ReorganisationRecord | undefined> {
  await sql`select from reorganisations where id = ${id} for no key update`.execute(tx)
  return readReorganisationRecord(tx, id)
}

export type ItemRow = { readonly project: Ref | null; readonly resource: Ref | null; readonly toProject: Ref | null }
export async function readItems(reader: Reader, id: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select case when p.id is not null then ${named('p.id', 'p.name')} end as project, case when r.id is not null then ${named('r.id', 'r.instance_id')} end as resource,
      case when t.id is not null then ${named('t.id', 't.name')} end as "toProject"
    from reorganisation_items i left join projects p on p.id = i.project_id left join resources r on r.id = i.resource_id left join projects t on t.id = i.to_project_id
    where i.reorganisation_id = ${id} order by i.position`.execute(reader)
  return rows
}

export type NewReorganisation = {
  readonly day: Day
  readonly fromDepartmentId: string
  readonly toDepartmentId: string
  readonly projectIds: readonly string[]
  readonly resources: readonly { readonly id: string; readonly toProjectId: string }[]
  readonly reason: string
  readonly plannedById: string
}

export async function insertReorganisation(tx: Tx, wanted: NewReorganisation, now: Date): Promise<{ id: string; number: string }> {
  const number = await nextNumber(tx, 'RO', dayOf(now))
  const { rows } = await sql<{ id: string }>`
    insert into reorganisations (number, day, from_department_id, to_department_id, reason, planned_by, planned_at)
    values (${number}, ${wanted.day}, ${wanted.fromDepartmentId}, ${wanted.toDepartmentId}, ${wanted.reason}, ${wanted.plannedById}, ${now}) returning id::text as id`.execute(tx)
  const { id } = rows[0]!
  const items = [...wanted.projectIds.map((projectId) => ({ projectId })), ...wanted.resources.map(({ id: resourceId, toProjectId }) => ({ resourceId, toProjectId }))]
  await sql`
    insert into reorganisation_items (reorganisation_id, position, project_id, resource_id, to_project_id)
    select ${id}::bigint, row_number() over (), w."projectId", w."resourceId", w."toProjectId"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as w("projectId" bigint, "resourceId" bigint, "toProjectId" bigint)`.execute(tx)
  return { id, number }
}

/** Other planned ones that name one of these: what passes, passes once. */
export async function plannedNaming(reader: Reader, { projectIds, resourceIds }: { readonly projectIds: readonly string[]; readonly resourceIds: readonly string[] }): Promise<{ number: string; name: string }[]> {
  const { rows } = await sql<{ number: string; name: string }>`
    select x.number, coalesce(p.name, r.instance_id) as name
    from reorganisations x join reorganisation_items i on i.reorganisation_id = x.id left join projects p on p.id = i.project_id left join resources r on r.id = i.resource_id
    where x.state = 'planned' and (i.project_id = any(${[...projectIds]}::bigint[]) or i.resource_id = any(${[...resourceIds]}::bigint[])
      or i.project_id in (select project_id from resources where id = any(${[...resourceIds]}::bigint[]))
      or r.project_id = any(${[...projectIds]}::bigint[])) order by x.id limit 20`.execute(reader)
  return rows
}

/** Planned ones of these departments: they stay as they are until it is done or given up. */
export async function plannedOf(reader: Reader, departmentIds: readonly string[]): Promise<{ id: string; number: string }[]> {
  const { rows } = await sql<{ id: string; number: string }>`
    select id::text as id, number from reorganisations where state = 'planned' and (from_department_id = any(${[...departmentIds]}::bigint[]) or to_department_id = any(${[...departmentIds]}::bigint[])) order by id`.execute(reader)
  return rows
}

/** Their day has come, and nothing was in their way so far. */
export async function dueReorganisations(reader: Reader, today: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id::text as id from reorganisations where state = 'planned' and day <= ${today} and last_refusal is null order by day, id`.execute(reader)
  return rows.map(({ id }) => id)
}

export async function writeDone(tx: Tx, id: string, outcome: Consequences, now: Date): Promise<void> {
  await sql`update reorganisations set state = 'done', done_at = ${now}, outcome = ${JSON.stringify(outcome)}::jsonb, last_refusal = null, version = version + 1 where id = ${id} and state = 'planned'`.execute(tx)
}
export async function writeCancelled(tx: Tx, id: string, accountId: string, now: Date): Promise<void> {
  await sql`update reorganisations set state = 'cancelled', cancelled_at = ${now}, cancelled_by = ${accountId}, version = version + 1 where id = ${id} and state = 'planned'`.execute(tx)
}
/** Another day begins anew: the job tries it then. */
export async function writeDay(tx: Tx, id: string, day: Day): Promise<void> {
  await sql`update reorganisations set day = ${day}, last_refusal = null, version = version + 1 where id = ${id} and state = 'planned'`.execute(tx)
}
export async function writeRefusal(tx: Tx, id: string, refusal: StoredRefusal): Promise<void> {
  await sql`update reorganisations set last_refusal = ${JSON.stringify(refusal)}::jsonb, version = version + 1 where id = ${id} and state = 'planned'`.execute(tx)
}

export async function departmentLabels(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select d.id::text as id, department_label(d) as name from departments d where d.id = any(${[...ids]}::bigint[])`.execute(reader)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
