import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import { sealPath } from '#kit/server/outbox.ts'

export type LinkPurpose = 'first_password' | 'forgotten_password'
/** A first password may wait for a week-end; a forgotten one is asked for and used at once. */
const hoursOf: Readonly<Record<LinkPurpose, number>> = { first_password: 72, forgotten_password: 1 }

/** Only a hash of the token is compared with: a copy of the database opens nothing (C-E1). */
export const hashOfLink = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * A link with which the account sets its password, once and for a while; older ones of the account end. The token
 * leaves only in a mail (`sealedPath` of its notice): no event, answer or log ever holds it. Answers the link's id.
 */
export async function makeOneTimeLink(tx: Tx, { accountId, purpose }: { readonly accountId: string; readonly purpose: LinkPurpose }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`update one_time_links set used_at = clock_timestamp() where account_id = ${accountId} and used_at is null`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into one_time_links (account_id, purpose, token_hash, sealed_path, expires_at)
    values (${accountId}, ${purpose}, ${hashOfLink(token)}, ${sealPath(`/set-password#${token}`)}, clock_timestamp() + make_interval(hours => ${hoursOf[purpose]}))
    returning id::text as id`.execute(tx)
  return rows[0]!.id
}

/** For the notice that carries the link: the sealed path, as long as the link is open. */
export async function sealedPathOf(reader: Reader, linkId: string): Promise<string | undefined> {
  const { rows } = await sql<{ sealedPath: string }>`
    select sealed_path as "sealedPath" from one_time_links where id = ${linkId} and used_at is null and expires_at > clock_timestamp()`.execute(reader)
  return rows[0]?.sealedPath
}
