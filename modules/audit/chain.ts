import { createHash, createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { keyFor } from '#kit/server/secrets.ts'

/** What stands before the first link and the first seal. */
export const nothingBefore: Buffer = Buffer.alloc(32)

/** SHA-256 over the link before and the event (C-I2). */
export function linkHash(previous: Buffer, canonical: string): Buffer {
  return createHash('sha256').update(previous).update(canonical, 'utf8').digest()
}

/** Keyed by the process's secret: whoever may write the whole database cannot make it. Covers the batch's end and the seal before. */
export function sealOf(batch: { readonly lastSequence: string; readonly lastHash: Buffer; readonly previous: Buffer }): Buffer {
  return createHmac('sha256', keyFor('audit')).update(`${batch.lastSequence}\n`).update(batch.lastHash).update(batch.previous).digest()
}

const moment = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`)

/**
 * An event (`e`) as one text, the same on every server: an array of everything its row holds, moments in UTC with
 * microseconds, facts as PostgreSQL writes `jsonb`. Personal values are in it by their digest alone.
 */
export const canonicalEvent = sql<string>`jsonb_build_array(e.id, e.xid::text, ${moment('e.at')}, ${moment('e.recorded_at')}, e.kind, e.actor_id, e.actor_name, to_jsonb(e.actor_roles),
  e.for_account_id, e.for_account_name, e.address, e.request_id, e.subject_kind, e.subject_id, e.department_id, e.facts, encode(e.personal_digest, 'hex'))::text`
