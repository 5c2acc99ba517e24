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
export async function makeOneTimeLink(tx: Tx, { accountId, purpose, hours = hoursOf[purpose] }: { readonly accountId: string; readonly purpose: LinkPurpose; readonly hours?: number }): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  // Links made at the same moment wait for each other, so that the last one alone stays open.
  await sql`select from accounts where id = ${accountId} for no key update`.execute(tx)
  await sql`update one_time_links set used_at = clock_timestamp() where account_id = ${accountId} and used_at is null`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into one_time_links (account_id, purpose, token_hash, sealed_path, expires_at)
    values (${accountId}, ${purpose}, ${hashOfLink(token)}, ${sealPath(`/set-password#${token}`)}, clock_timestamp() + make_interval(hours => ${hours}))
    returning id::text as id`.execute(tx)
  return rows[0]!.id
}

/** For the notice that carries the link: the sealed path, as long as the link is open. */
export async function sealedPathOf(reader: Reader, linkId: string): Promise<string | undefined> {
  const { rows } = await sql<{ sealedPath: string }>`
    select sealed_path as "sealedPath" from one_time_links where id = ${linkId} and used_at is null and expires_at > clock_timestamp()`.execute(reader)
  return rows[0]?.sealedPath
}

/** Whom a request for a link is about, and what keeps the link from them; everybody gets the same answer. */
export type LinkOwner = {
  readonly id: string; readonly accountName: string; readonly departmentId: string | null
  readonly isEnabled: boolean; readonly hasEmail: boolean; readonly isSingleSignOnOnly: boolean
}

/** By account name or e-mail, like log-in (U2). */
export async function findLinkOwner(reader: Reader, accountNameOrEmail: string): Promise<LinkOwner | undefined> {
  const given = accountNameOrEmail.trim().toLowerCase()
  const { rows } = await sql<LinkOwner>`
    select a.id, a.account_name as "accountName", a.department_id as "departmentId", a.is_enabled as "isEnabled", a.email <> '' as "hasEmail",
      a.password_hash is null and exists (select from external_identities x where x.account_id = a.id) as "isSingleSignOnOnly"
    from accounts a where ${given.includes('@') ? sql`lower(a.email) = ${given}` : sql`a.account_name = ${given}`}`.execute(reader)
  return rows[0]
}

export type OpenLink = {
  readonly accountId: string; readonly accountName: string; readonly displayName: string; readonly passwordHash: string | null
  readonly purpose: LinkPurpose; readonly expiresAt: Date
}

/** The link of a token while it may be used: not used, not expired, its account enabled. */
export async function readOpenLink(reader: Reader, token: string): Promise<OpenLink | undefined> {
  const { rows } = await sql<OpenLink>`
    select a.id as "accountId", a.account_name as "accountName", a.display_name as "displayName", a.password_hash as "passwordHash",
      l.purpose, l.expires_at as "expiresAt"
    from one_time_links l join accounts a on a.id = l.account_id
    where l.token_hash = ${hashOfLink(token)} and l.used_at is null and l.expires_at > clock_timestamp() and a.is_enabled`.execute(reader)
  return rows[0]
}

/** Uses the link up; of two who do so at once one gets true. */
export async function takeLink(tx: Tx, token: string): Promise<boolean> {
  const { rows } = await sql`
    update one_time_links set used_at = clock_timestamp()
    where token_hash = ${hashOfLink(token)} and used_at is null and expires_at > clock_timestamp() returning id`.execute(tx)
  return rows.length > 0
}
