import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import { keyFor } from '#kit/server/secrets.ts'

// How often links for a forgotten password are asked for (C-H3): shared by all instances. Names and addresses are
// kept only as keyed hashes, since people type all sorts of things into that field.

/** Nobody's mailbox is flooded: three links within an hour, whoever asks and under whichever name. */
const linksPerAccount = 3
const requestsPerAddress = 20

export async function countLinkRequestOfAddress(reader: Reader, address: string): Promise<boolean> {
  return count(reader, `address ${address}`, requestsPerAddress)
}
export async function countLinkRequestOfAccount(reader: Reader, account: string): Promise<boolean> {
  return count(reader, `account ${account}`, linksPerAccount)
}

/** Counts one request; false once there were too many within the hour. */
async function count(reader: Reader, subject: string, most: number): Promise<boolean> {
  const hash = createHmac('sha256', keyFor('link_request')).update(subject).digest()
  const { rows } = await sql<{ attempts: number }>`
    insert into link_requests as known (subject_hash, attempts) values (${hash}, 1)
    on conflict (subject_hash) do update set
      attempts = case when known.window_started_at < clock_timestamp() - interval '1 hour' then 1 else least(known.attempts + 1, ${most + 1}) end,
      window_started_at = case when known.window_started_at < clock_timestamp() - interval '1 hour' then clock_timestamp() else known.window_started_at end
    returning attempts`.execute(reader)
  return rows[0]!.attempts <= most
}

export async function sweepLinkRequests(tx: Tx): Promise<void> {
  await sql`delete from link_requests where window_started_at < clock_timestamp() - interval '1 day'`.execute(tx)
  await sql`delete from one_time_links where expires_at < clock_timestamp() - interval '30 days'`.execute(tx)
}
