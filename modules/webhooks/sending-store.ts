import { sql } from 'kysely'
import { inTransaction, type Database } from '#kit/server/database.ts'
import { advanceReader, readNewEvents, type StoredEvent } from '#kit/server/events.ts'
import { testEvent, wants } from './rules/event-kinds.ts'
import { payloadOf } from './rules/payload.ts'

// From events to deliveries, and what a sender claims and marks.

const reader = 'webhooks'
const batchSize = 500

type Told = { readonly id: string; readonly eventKinds: readonly string[]; readonly madeAt: Date }

/**
 * Reads events in commit-safe order by a position of its own and writes one delivery for each webhook that is told, in
 * one transaction with the position: nothing is told that did not happen, nothing twice. Answers how many events it read.
 */
export async function writeDeliveries(database: Database): Promise<number> {
  return inTransaction(database, async (tx) => {
    const events = await readNewEvents(tx, reader, batchSize) ?? []
    const last = events.at(-1)
    if (!last) return 0
    const { rows: webhooks } = await sql<Told>`select id::text as id, event_kinds as "eventKinds", made_at as "madeAt" from webhooks where is_enabled and removed_at is null`.execute(tx)
    const told = events.flatMap((event) => webhooks.filter((webhook) => isFor(webhook, event)).map((webhook) => ({ event, webhookId: webhook.id })))
    if (told.length > 0) {
      const departmentIds = [...new Set(told.flatMap(({ event }) => event.departmentId ?? []))]
      const { rows } = await sql<{ id: string; code: string }>`select id::text as id, code from departments where id = any(${departmentIds}::bigint[])`.execute(tx)
      const codes = new Map(rows.map(({ id, code }) => [id, code]))
      const deliveries = told.map(({ event, webhookId }) => ({
        webhook_id: webhookId, event_id: event.id, made_at: event.at.toISOString(),
        body: JSON.stringify(payloadOf({ ...event, id: String(event.id), subjectId: String(event.subjectId), departmentCode: event.departmentId === null ? null : codes.get(String(event.departmentId)) ?? null })),
      }))
      await sql`insert into webhook_deliveries (webhook_id, event_id, body, made_at)
        select webhook_id, event_id, body, made_at from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as d (webhook_id bigint, event_id bigint, body text, made_at timestamptz)
        on conflict (webhook_id, event_id) where again_of is null do nothing`.execute(tx)
    }
    await advanceReader(tx, reader, last)
    return events.length
  })
}

/** What happened before a webhook was made is not told to it; a ping only to the webhook that it is about. */
function isFor({ id, eventKinds, madeAt }: Told, { kind, at, subjectId }: StoredEvent): boolean {
  if (kind === testEvent) return String(subjectId) === id
  return at >= madeAt && wants(eventKinds, kind)
}

export type DueDelivery = {
  readonly id: string
  /** Of the first delivery: the same whenever it is sent again. */
  readonly rootId: string
  readonly url: string
  readonly sealedSecret: string
  readonly body: string
  readonly attempts: number
  readonly claimedUntil: string
}

const isDue = sql`d.state = 'waiting' and d.next_attempt_at <= clock_timestamp() and (d.claimed_until is null or d.claimed_until < clock_timestamp())
  and w.is_enabled and w.removed_at is null`

/** Webhooks for which something is due, but those given, which somebody is busy with. */
export async function dueWebhooks(database: Database, busy: readonly string[], limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.id::text as id from webhooks w where w.id <> all(${[...busy]}::bigint[]) and exists (select from webhook_deliveries d where d.webhook_id = w.id and ${isDue})
    order by w.id limit ${limit}`.execute(database)
  return rows.map(({ id }) => id)
}

/** The next that is due for one webhook, leased for longer than a call may take. */
export async function claimDelivery(database: Database, webhookId: string): Promise<DueDelivery | undefined> {
  const { rows } = await sql<DueDelivery>`
    update webhook_deliveries u set claimed_until = clock_timestamp() + interval '60 seconds'
    from webhooks v
    where v.id = u.webhook_id and u.id = (
      select d.id from webhook_deliveries d join webhooks w on w.id = d.webhook_id
      where d.webhook_id = ${webhookId} and ${isDue} order by d.next_attempt_at, d.id limit 1 for update of d skip locked)
    returning u.id::text as id, coalesce(u.again_of, u.id)::text as "rootId", v.url, v.sealed_secret as "sealedSecret", u.body, u.attempts, u.claimed_until::text as "claimedUntil"`.execute(database)
  return rows[0]
}

/** Only the holder of the lease marks. */
const held = ({ id, claimedUntil }: DueDelivery) => sql`id = ${id} and state = 'waiting' and claimed_until = ${claimedUntil}::timestamptz`

export async function markDelivered(database: Database, delivery: DueDelivery, status: number, answer: string): Promise<void> {
  // Delivered is delivered, also when the lease ran out meanwhile: the receiver knows a second copy by its webhook-id.
  await sql`update webhook_deliveries set state = 'delivered', delivered_at = clock_timestamp(), attempts = attempts + 1, claimed_until = null, last_status = ${status}, last_answer = ${answer}
    where id = ${delivery.id} and state = 'waiting'`.execute(database)
}

/** `pauseMs` null: it has failed for good. */
export async function markUndelivered(database: Database, delivery: DueDelivery, status: number | null, answer: string, pauseMs: number | null): Promise<void> {
  await sql`update webhook_deliveries set state = ${pauseMs === null ? 'failed' : 'waiting'}, attempts = attempts + 1, claimed_until = null, last_status = ${status}, last_answer = ${answer},
      next_attempt_at = clock_timestamp() + ${(pauseMs ?? 0) / 1000}::float8 * interval '1 second'
    where ${held(delivery)}`.execute(database)
}

export async function releaseDelivery(database: Database, delivery: DueDelivery): Promise<void> {
  await sql`update webhook_deliveries set claimed_until = null where ${held(delivery)}`.execute(database)
}
