import { sql } from 'kysely'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { Refusal } from '#kit/pure/refusal.ts'
import type { Database } from './database.ts'

/**
 * Limits on how often one account (or, before log-in, one address) may ask: a wide one for everything, counted in each
 * process, and narrow ones for what costs much (`perMinute` of a contract), counted for all instances together (C-H3).
 */
export type RequestLimits = { readonly check: (endpoint: EndpointShape, subject: string) => Promise<void> }

/** Files in and out cost a moment of a processor each. */
const filesPerMinute = 60

/** `everything`: requests a minute of one subject at one instance; 0: no limits. */
export function requestLimits(database: Database, everything: number): RequestLimits {
  const counts = new Map<string, number>()
  let minute = 0
  const countHere = (subject: string): void => {
    const now = Math.floor(Date.now() / 60_000)
    if (now !== minute) { counts.clear(); minute = now }
    const count = (counts.get(subject) ?? 0) + 1
    counts.set(subject, count)
    if (count > everything) throw tooMany()
  }
  return {
    check: async (endpoint, subject) => {
      if (everything > 0) countHere(subject)
      const most = endpoint.perMinute ?? (endpoint.download || endpoint.upload ? filesPerMinute : undefined)
      if (everything > 0 && most !== undefined && await countTogether(database, subject, endpoint) > most) throw tooMany()
    },
  }
}

/** Windows are whole minutes of the database's clock, so a limit never lets more than twice itself through in any 60 seconds. */
async function countTogether(database: Database, subject: string, endpoint: EndpointShape): Promise<number> {
  const { rows } = await sql<{ requests: number }>`
    insert into request_counts as known (subject, endpoint, minute, requests)
    values (${subject}, ${`${endpoint.method} ${endpoint.path}`}, date_trunc('minute', clock_timestamp()), 1)
    on conflict (subject, endpoint, minute) do update set requests = known.requests + 1 returning requests`.execute(database)
  return rows[0]!.requests
}

function tooMany(): Refusal {
  return new Refusal('rate.limited', 429)
}

/** What was counted an hour ago limits nothing any more. */
export async function sweepRequestCounts(database: Database): Promise<number> {
  const { rows } = await sql`delete from request_counts where minute < clock_timestamp() - interval '1 hour' returning 1`.execute(database)
  return rows.length
}
