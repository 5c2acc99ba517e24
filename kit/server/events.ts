import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { putTogether, takeApart, type PersonalValue } from '#kit/pure/personal-values.ts'
import type { Actor } from '#kit/pure/register.ts'
import type { Reader, Tx } from './database.ts'

/** What an action says happened. `kind` is noun.past; `facts` carries what notices and audit need, never a secret. */
export type EventDraft = {
  readonly kind: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly departmentId?: string | null
  readonly facts?: Record<string, unknown>
  /** Done with what is one's own (password, session, data): also a substitute does this for nobody else. */
  readonly isPersonal?: true
}
export type EventOrigin = { readonly actor: Actor; readonly now: Date; readonly address: string | null; readonly requestId: string | null }

export type StoredEvent = {
  readonly id: string
  readonly xid: string
  readonly at: Date
  readonly kind: string
  readonly actorId: string | null
  /** Whom the actor acted for as a substitute (A6). */
  readonly forAccountId: string | null
  readonly forAccountName: string | null
  readonly subjectKind: string
  readonly subjectId: string
  readonly departmentId: string | null
  readonly facts: Record<string, unknown>
}

/** What of an event is about persons, as its row apart holds it (C-I6). */
export type EventPersonal = { readonly actorName?: string; readonly forAccountName?: string; readonly address?: string; readonly facts?: readonly PersonalValue[] }

/**
 * Appends events in the transaction of the change: what is rolled back was never said. Personal values go into a row
 * apart, of which the event keeps a salted digest: one statement for both.
 */
export async function appendEvents(tx: Tx, origin: EventOrigin, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length === 0) return
  await sql`
    with draft as (
      select *, sha256(decode(salt, 'hex') || convert_to(personal::text, 'UTF8')) as digest
      from jsonb_to_recordset(${JSON.stringify(drafts.map((draft, position) => rowOf(origin, draft, position)))}::jsonb)
        as row (position integer, at timestamptz, kind text, actor_id bigint, actor_name text, actor_roles text[], for_account_id bigint, request_id text,
          subject_kind text, subject_id bigint, department_id bigint, facts jsonb, personal jsonb, salt text)
    ), written as (
      insert into events (at, kind, actor_id, actor_name, actor_roles, for_account_id, request_id, subject_kind, subject_id, department_id, facts, personal_digest)
      select at, kind, actor_id, actor_name, actor_roles, for_account_id, request_id, subject_kind, subject_id, department_id, facts, digest from draft order by position
      returning id, personal_digest
    )
    insert into event_personals (event_id, personal, salt)
    select written.id, draft.personal, decode(draft.salt, 'hex') from written join draft on draft.digest = written.personal_digest`.execute(tx)
}

function rowOf({ actor, now, address, requestId }: EventOrigin, draft: EventDraft, position: number): object {
  const isPerson = actor.kind === 'account'
  const { facts, personal } = takeApart(draft.facts ?? {})
  const apart: EventPersonal = {
    ...isPerson ? { actorName: actor.accountName } : {},
    ...actor.actingFor && !draft.isPersonal ? { forAccountName: actor.actingFor.displayName } : {},
    ...address === null ? {} : { address },
    ...personal.length === 0 ? {} : { facts: personal },
  }
  return {
    position, at: now, kind: draft.kind, actor_id: isPerson ? actor.id : null, actor_name: isPerson ? '' : actor.kind, actor_roles: actor.roles,
    for_account_id: draft.isPersonal ? null : actor.actingFor?.id ?? null, request_id: requestId,
    subject_kind: draft.subject.kind, subject_id: draft.subject.id, department_id: draft.departmentId ?? null, facts,
    ...Object.keys(apart).length === 0 ? {} : { personal: apart, salt: randomBytes(16).toString('hex') },
  }
}

type EventRow = Omit<StoredEvent, 'forAccountName'> & { readonly personal: EventPersonal | null }

/** Columns and tables of stored events (`e`), for `wholeEvent`. */
export const eventColumns = sql`e.id, e.xid::text as xid, e.at, e.kind, e.actor_id as "actorId", e.for_account_id as "forAccountId", e.subject_kind as "subjectKind", e.subject_id as "subjectId",
  e.department_id as "departmentId", e.facts, p.personal`
export const eventTables = sql`events e left join event_personals p on p.event_id = e.id`

/** An event with what was kept apart. */
export function wholeEvent({ personal, ...event }: EventRow): StoredEvent {
  return { ...event, forAccountName: personal?.forAccountName ?? null, facts: putTogether(event.facts, personal?.facts ?? []) }
}

/**
 * The next events for a named reader, in commit-safe order (by the column: its text would put 1000 before 999). Locks the reader's row, so two instances never
 * work on the same batch; returns undefined if another one is at it. Advance with `advanceReader` in the same transaction.
 */
export async function readNewEvents(tx: Tx, reader: string, limit: number): Promise<StoredEvent[] | undefined> {
  const from = await lockReader(tx, reader)
  if (!from) return undefined
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from ${eventTables}
    where (e.xid, e.id) > (${from.lastXid}::xid8, ${from.lastId}::bigint) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.xid, e.id limit ${limit}`.execute(tx)
  return rows.map(wholeEvent)
}

/** How far a reader has come; undefined while another transaction works for it. */
export async function lockReader(tx: Tx, reader: string): Promise<{ readonly lastXid: string; readonly lastId: string } | undefined> {
  await sql`insert into event_readers (name) values (${reader}) on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ lastXid: string; lastId: string }>`
    select last_xid::text as "lastXid", last_id::text as "lastId" from event_readers where name = ${reader} for update skip locked`.execute(tx)
  return rows[0]
}

export async function advanceReader(tx: Tx, reader: string, last: Pick<StoredEvent, 'id' | 'xid'>): Promise<void> {
  await sql`update event_readers set last_xid = ${last.xid}::xid8, last_id = ${last.id} where name = ${reader}`.execute(tx)
}

/** The recorded history of one record, oldest first. */
export async function eventsOf(reader: Reader, subjectKind: string, subjectId: string): Promise<StoredEvent[]> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns} from ${eventTables} where e.subject_kind = ${subjectKind} and e.subject_id = ${subjectId} order by e.id`.execute(reader)
  return rows.map(wholeEvent)
}
