import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { inTransaction, type Database, type Tx } from './database.ts'
import { advanceReader, eventColumns, eventTables, readNewEvents, wholeEvent, type StoredEvent } from './events.ts'
import type { NoticeTable } from './notices.ts'
import { writeNotice, type OutboxOptions } from './outbox.ts'

/**
 * The relay: turns events into messages and mails by the modules' notice tables, in one transaction with
 * its position, so that nothing is told that did not happen and nothing that happened stays untold (chapter 8).
 */
export type RelayOptions = OutboxOptions & { readonly notices: readonly NoticeTable[] }

const reader = 'notices'
const batchSize = 100
/** An event whose notices failed so often is left for an operator; a restarted worker tries it anew. */
export const relayAttempts = 5

/** One batch; answers how many events it took. 0 too when another instance is at it. */
export async function relayOnce(database: Database, options: RelayOptions): Promise<number> {
  return inTransaction(database, async (tx) => {
    const events = await readNewEvents(tx, reader, batchSize)
    if (!events) return 0
    for (const event of await failedEvents(tx)) await tell(tx, event, options)
    for (const event of events) await tell(tx, event, options)
    const last = events.at(-1)
    if (last) await advanceReader(tx, reader, last)
    return events.length
  })
}

/**
 * Relays until everything committed before the call is told. A transaction still running elsewhere on the
 * server holds the reader back for a moment, so it waits; for tests and commands.
 */
export async function drainEvents(database: Database, options: RelayOptions, patienceMs = 15_000): Promise<void> {
  const { rows: [last] } = await sql<{ xid: string; id: string }>`select xid::text as xid, id::text as id from events order by events.xid desc, events.id desc limit 1`.execute(database)
  const end = Date.now() + patienceMs
  while (last && !await hasReached(database, last)) {
    if (Date.now() > end) throw new Error('the events could not be relayed in time')
    if (await relayOnce(database, options) === 0) await delay(20)
  }
  await relayOnce(database, options)
}

async function hasReached(database: Database, { xid, id }: { xid: string; id: string }): Promise<boolean> {
  const { rows } = await sql`select 1 from event_readers where name = ${reader} and (last_xid, last_id) >= (${xid}::xid8, ${id}::bigint)`.execute(database)
  return rows.length > 0
}

/** The notices of one event, all or none; a failure is kept for later and does not stop the events behind it. */
async function tell(tx: Tx, event: StoredEvent, options: RelayOptions): Promise<void> {
  await sql`savepoint notice`.execute(tx)
  try {
    for (const table of options.notices) {
      const makeNotices = Object.hasOwn(table, event.kind) ? table[event.kind] : undefined
      for (const notice of await makeNotices?.({ tx, event }) ?? []) await writeNotice(tx, event, notice, options)
    }
    await sql`release savepoint notice`.execute(tx)
    await sql`delete from notice_failures where event_id = ${event.id}`.execute(tx)
  } catch (error) {
    await sql`rollback to savepoint notice`.execute(tx)
    await noteFailure(tx, event, error)
  }
}

async function noteFailure(tx: Tx, event: StoredEvent, error: unknown): Promise<void> {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500)
  await sql`insert into notice_failures (event_id, attempts, last_error, next_attempt_at)
    values (${event.id}, 1, ${reason}, clock_timestamp() + interval '2 seconds')
    on conflict (event_id) do update set attempts = notice_failures.attempts + 1, last_error = excluded.last_error,
      next_attempt_at = clock_timestamp() + interval '2 seconds' * (2 ^ notice_failures.attempts)`.execute(tx)
}

async function failedEvents(tx: Tx): Promise<StoredEvent[]> {
  const { rows } = await sql<Parameters<typeof wholeEvent>[0]>`
    select ${eventColumns}
    from notice_failures f join (${eventTables}) on e.id = f.event_id
    where f.attempts < ${relayAttempts} and f.next_attempt_at <= clock_timestamp()
    order by e.xid, e.id limit 20`.execute(tx)
  return rows.map(wholeEvent)
}

/** Given up events are tried again: a new version may have repaired what failed. */
export async function reviveFailures(database: Database): Promise<void> {
  await sql`update notice_failures set attempts = 1, next_attempt_at = clock_timestamp() where attempts >= ${relayAttempts}`.execute(database)
}
