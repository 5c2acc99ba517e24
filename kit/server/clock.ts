import { sql } from 'kysely'
import type { Reader, Tx } from './database.ts'

export type ClockState = { readonly now: Date; readonly shiftSeconds: number }

/** The platform's time and how far it is ahead of the real one. */
export async function readClock(reader: Reader): Promise<ClockState> {
  const { rows } = await sql<{ now: Date; shiftSeconds: number }>`
    select platform_now() as now, extract(epoch from shift)::float8 as "shiftSeconds" from clock`.execute(reader)
  return rows[0]!
}

/**
 * Sets the platform's time forward, for demonstrations and tests (chapter 8, Time travel). Answers false, and
 * changes nothing, if the moment is not ahead: what happened later must stay later.
 */
export async function moveClock(tx: Tx, to: Date): Promise<boolean> {
  // In seconds, not months and days: the shift must mean the same on every day.
  const { rows } = await sql`update clock set moved_at = clock_timestamp(), shift = make_interval(secs => extract(epoch from (${to}::timestamptz - transaction_timestamp()))::float8)
    where ${to}::timestamptz > platform_now() returning 1`.execute(tx)
  return rows.length > 0
}
