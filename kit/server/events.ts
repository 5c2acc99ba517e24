import { sql } from 'kysely'
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

/** Appends events in the transaction of the change: what is rolled back was never said. */
export async function appendEvents(tx: Tx, origin: EventOrigin, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length === 0) return
  const { actor, now, address, requestId } = origin
  const isPerson = actor.kind === 'account'
  await tx.insertInto('events').values(drafts.map((draft) => ({
    at: now,
    kind: draft.kind,
    actor_id: isPerson ? actor.id : null,
    actor_name: isPerson ? actor.accountName : actor.kind,
    actor_roles: [...actor.roles],
    for_account_id: draft.isPersonal ? null : actor.actingFor?.id ?? null,
    for_account_name: draft.isPersonal ? null : actor.actingFor?.displayName ?? null,
    address,
    request_id: requestId,
    subject_kind: draft.subject.kind,
    subject_id: draft.subject.id,
    department_id: draft.departmentId ?? null,
    facts: JSON.stringify(draft.facts ?? {}),
  }))).execute()
}

/**
 * The next events for a named reader, in commit-safe order (by the column: its text would put 1000 before 999). Locks the reader's row, so two instances never
 * work on the same batch; returns undefined if another one is at it. Advance with `advanceReader` in the same transaction.
 */
export async function readNewEvents(tx: Tx, reader: string, limit: number): Promise<StoredEvent[] | undefined> {
  await sql`insert into event_readers (name) values (${reader}) on conflict do nothing`.execute(tx)
  const position = await sql<{ lastXid: string; lastId: string }>`
    select last_xid::text as "lastXid", last_id::text as "lastId" from event_readers where name = ${reader} for update skip locked`.execute(tx)
  const from = position.rows[0]
  if (!from) return undefined
  const { rows } = await sql<StoredEvent>`
    select id, xid::text as xid, at, kind, actor_id as "actorId", for_account_id as "forAccountId", for_account_name as "forAccountName", subject_kind as "subjectKind", subject_id as "subjectId",
      department_id as "departmentId", facts
    from events
    where (xid, id) > (${from.lastXid}::xid8, ${from.lastId}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by events.xid, events.id limit ${limit}`.execute(tx)
  return rows
}

export async function advanceReader(tx: Tx, reader: string, last: StoredEvent): Promise<void> {
  await sql`update event_readers set last_xid = ${last.xid}::xid8, last_id = ${last.id} where name = ${reader}`.execute(tx)
}

/** The recorded history of one record, oldest first. */
export async function eventsOf(reader: Reader, subjectKind: string, subjectId: string): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select id, xid::text as xid, at, kind, actor_id as "actorId", for_account_id as "forAccountId", for_account_name as "forAccountName", subject_kind as "subjectKind", subject_id as "subjectId",
      department_id as "departmentId", facts
    from events where subject_kind = ${subjectKind} and subject_id = ${subjectId} order by id`.execute(reader)
  return rows
}
