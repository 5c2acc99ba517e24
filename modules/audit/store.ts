import { sql } from 'kysely'
import { putTogether } from '#kit/pure/personal-values.ts'
import { platformZone } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { EventPersonal } from '#kit/server/events.ts'
import { listRows, walkRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import { auditList, myActsList } from './contract.ts'
import { sealReader } from './seal-store.ts'

export type AuditRecord = {
  readonly id: string
  readonly at: Date
  readonly recordedAt: Date
  readonly kind: string
  readonly actorId: string | null
  readonly actorName: string
  readonly roles: readonly string[]
  readonly forName: string | null
  readonly address: string | null
  readonly subjectKind: string
  readonly subjectId: string
  readonly departmentId: string | null
  readonly departmentName: string | null
  readonly requestId: string | null
  readonly facts: Record<string, unknown>
  readonly isSealed: boolean
  readonly sequence: string | null
  readonly hash: string | null
  readonly isReplaced: boolean
}
type Row = AuditRecord & { readonly personal: EventPersonal | null }

const actor = sql`coalesce(p.personal ->> 'actorName', e.actor_name)`
const address = sql`coalesce(p.personal ->> 'address', e.address, '')`
const department = sql`coalesce(department_label(d), '')`
const shared = {
  columns: sql`e.id, e.at, e.recorded_at as "recordedAt", e.kind, e.actor_id as "actorId", e.actor_name as "actorName", e.actor_roles as roles, e.for_account_name as "forName", e.address,
    e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.department_id as "departmentId", department_label(d) as "departmentName", e.request_id as "requestId", e.facts, p.personal,
    l.event_id is not null as "isSealed", l.sequence, encode(l.hash, 'hex') as hash, p.replaced_for is not null as "isReplaced"`,
  from: sql`events e left join event_personals p on p.event_id = e.id left join audit_links l on l.event_id = e.id left join departments d on d.id = e.department_id`,
  id: sql`e.id`,
}
const source: ListSource<typeof auditList> = {
  ...shared,
  fields: { at: sql`e.at`, kind: sql`e.kind`, actor, address, subjectKind: sql`e.subject_kind`, department, requestId: sql`coalesce(e.request_id, '')` },
  // Rows are found in the events alone unless somebody asks for what is kept beside them.
  alone: { from: sql`events e`, joinedFields: ['actor', 'address', 'department'] },
  search: [actor, sql`coalesce(p.personal ->> 'forAccountName', e.for_account_name, '')`, address, sql`coalesce(e.request_id, '')`, sql`e.facts ->> 'number'`, sql`e.facts ->> 'name'`, sql`(p.personal -> 'facts')::text`],
}
const mySource: ListSource<typeof myActsList> = { ...shared, fields: { at: sql`e.at`, kind: sql`e.kind` }, alone: { from: sql`events e`, joinedFields: [] } }
const everything: SqlPart = sql`true`

function whole({ personal, ...row }: Row): AuditRecord {
  return {
    ...row, actorName: personal?.actorName ?? row.actorName, forName: personal?.forAccountName ?? row.forName, address: personal?.address ?? row.address,
    facts: putTogether(row.facts, personal?.facts ?? []),
  }
}

export async function readAuditEvents(reader: Reader, input: ListInput): Promise<ListResult<AuditRecord>> {
  const { items, ...page } = await listRows<typeof auditList, Row>(reader, auditList, source, input, everything)
  return { ...page, items: items.map(whole) }
}

export async function* walkAuditEvents(reader: Reader, input: ListInput): AsyncGenerator<AuditRecord[]> {
  for await (const batch of walkRows<typeof auditList, Row>(reader, auditList, source, input, everything)) yield batch.map(whole)
}

/** Everybody's own acts (chapter 2): also those for somebody as a substitute, which one's own hand did. */
export async function readActsOf(reader: Reader, accountId: string, input: ListInput): Promise<ListResult<AuditRecord>> {
  const { items, ...page } = await listRows<typeof myActsList, Row>(reader, myActsList, mySource, input, sql`e.actor_id = ${accountId}`)
  return { ...page, items: items.map(whole) }
}

export async function findAuditEvent(reader: Reader, id: string): Promise<AuditRecord | undefined> {
  const { rows: [row] } = await sql<Row>`select ${shared.columns} from ${shared.from} where e.id = ${id}`.execute(reader)
  return row && whole(row)
}

/** Everything that one account did or was done to it, oldest first: for the export of a person's data. */
export async function* eventsAbout(reader: Reader, accountId: string): AsyncGenerator<AuditRecord[]> {
  for (let after = '0'; ;) {
    const { rows } = await sql<Row>`select ${shared.columns} from ${shared.from}
      where e.id > ${after} and (e.actor_id = ${accountId} or e.for_account_id = ${accountId} or (e.subject_kind in ('account', 'member', 'points') and e.subject_id = ${accountId}))
      order by e.id limit 1000`.execute(reader)
    if (rows.length === 0) return
    yield rows.map(whole)
    after = rows.at(-1)!.id
  }
}

export type DayCount = { readonly day: string; readonly acts: number; readonly refused: number }

/** The last seven days of the platform, today last; days without acts too. */
export async function actsByDay(reader: Reader, now: Date): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`
    with day as (select (${now}::timestamptz at time zone ${platformZone})::date - back as day from generate_series(0, 6) back)
    select day.day::text as day, count(e.id)::int as acts, count(e.id) filter (where e.kind in ('access.refused', 'session.refused'))::int as refused
    from day left join events e on e.at >= day.day::timestamp at time zone ${platformZone} and e.at < (day.day + 1)::timestamp at time zone ${platformZone}
    group by day.day order by day.day`.execute(reader)
  return rows
}

/** Verifications that were recorded, newest first. */
export async function pastVerifications(reader: Reader, limit: number): Promise<AuditRecord[]> {
  const { rows } = await sql<Row>`select ${shared.columns} from ${shared.from} where e.kind = 'audit.verified' order by e.id desc limit ${limit}`.execute(reader)
  return rows.map(whole)
}

export async function waitingForSeal(reader: Reader): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from events e, (select coalesce(max(last_xid), '0') as xid, coalesce(max(last_id), 0) as id from event_readers where name = ${sealReader}) position
    where (e.xid, e.id) > (position.xid, position.id)`.execute(reader)
  return rows[0]!.waiting
}
