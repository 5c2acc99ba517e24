import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { actorColumns, actorOf, representedColumn, type ActorRow, type Represented } from './actor-store.ts'
import { wholeSetting } from '#modules/settings/offers.ts'
import type { MySession } from './contract.ts'

// Sessions live in real time: 30 minutes idle and 12 hours at most, unless the settings say otherwise (U4). None goes on without a second factor that its account has (C-E2).
const isOpen = sql`s.ended_at is null
  and (s.has_second_factor or not exists (select from second_factors f where f.account_id = s.account_id and f.confirmed_at is not null))
  and s.last_seen_at > clock_timestamp() - make_interval(mins => ${wholeSetting('session.idle_minutes')})
  and s.created_at > clock_timestamp() - make_interval(hours => ${wholeSetting('session.hours')})`

/** Only a hash of the token is stored: a copy of the database opens no session (C-F1). */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

export type FoundSession = { readonly sessionId: string; readonly csrfToken: string; readonly isSeenLongAgo: boolean; readonly isProofFresh: boolean; readonly actor: Actor }
export type SessionMethod = 'password' | 'single_sign_on'
type FoundRow = ActorRow & { method: SessionMethod; now: Date; sessionId: string | null; csrfToken: string; isSeenLongAgo: boolean; isProofFresh: boolean; represented: Represented | null }

/** The caller of a request in one statement, read anew each time, so that a change of rights holds at once (A4). */
export async function readCaller(reader: Reader, token: string): Promise<{ now: Date; session: FoundSession | null }> {
  const { rows } = await sql<FoundRow>`
    select platform_now() as now, found.*
    from (values (1)) as always (one) left join lateral (
      select s.id as "sessionId", s.csrf_token as "csrfToken", s.last_seen_at < clock_timestamp() - interval '1 minute' as "isSeenLongAgo",
        s.proven_at > clock_timestamp() - make_interval(mins => ${wholeSetting('session.fresh_minutes')}) as "isProofFresh",
        s.method, ${actorColumns}, ${representedColumn}
      from sessions s join accounts a on a.id = s.account_id left join departments d on d.id = a.department_id
      where s.token_hash = ${hashOf(token)} and a.is_enabled and ${isOpen}
    ) as found on true`.execute(reader)
  const { now, sessionId, csrfToken, isSeenLongAgo, isProofFresh, represented, method, ...found } = rows[0]!
  if (sessionId === null) return { now, session: null }
  // Who came in by single sign-on has no use for a password of ours, old or new (U2).
  const mustChangePassword = found.mustChangePassword && method === 'password'
  return { now, session: { sessionId, csrfToken, isSeenLongAgo, isProofFresh, actor: actorOf({ ...found, mustChangePassword }, represented) } }
}

/** Notes at most once a minute that a session is in use: another request that just did so is not waited for. */
export async function touchSession(reader: Reader, sessionId: string): Promise<void> {
  await sql`update sessions set last_seen_at = clock_timestamp()
    where id = (select id from sessions where id = ${sessionId} and last_seen_at < clock_timestamp() - interval '1 minute' for update skip locked)`.execute(reader)
}

export type NewSession = {
  readonly accountId: string
  readonly address: string
  readonly userAgent: string
  /** The session in whose place it comes: what was proved there holds here. */
  readonly continues?: string | null
  readonly method?: SessionMethod
  readonly hasSecondFactor?: boolean
}

/** A new session; the token leaves only as a cookie. */
export async function openSession(tx: Tx, session: NewSession): Promise<{ token: string; csrfToken: string }> {
  const token = randomBytes(32).toString('base64url')
  const csrfToken = randomBytes(24).toString('base64url')
  await sql`insert into sessions (token_hash, csrf_token, account_id, address, user_agent, method, has_second_factor)
    select ${hashOf(token)}, ${csrfToken}, ${session.accountId}, ${session.address}, ${session.userAgent},
      coalesce(${session.method ?? null}, before.method, 'password'), coalesce(${session.hasSecondFactor ?? null}, before.has_second_factor, false)
    from (values (1)) as always (one) left join sessions before
      on before.token_hash = ${hashOf(session.continues ?? '')} and before.account_id = ${session.accountId}`.execute(tx)
  return { token, csrfToken }
}

/** The session goes on under a token that nobody knew before, with a fresh proof (C-E8, C-F1); how long it lasts stays. Undefined: it has ended. */
export async function renewProof(tx: Tx, token: string): Promise<string | undefined> {
  const renewed = randomBytes(32).toString('base64url')
  const { rows } = await sql`update sessions s set token_hash = ${hashOf(renewed)}, proven_at = clock_timestamp(), last_seen_at = clock_timestamp()
    where s.token_hash = ${hashOf(token)} and ${isOpen} returning s.id`.execute(tx)
  return rows.length > 0 ? renewed : undefined
}

/** Whom the session's person acts for from now on; null: for themselves. */
export async function writeActing(tx: Tx, token: string, accountId: string | null): Promise<void> {
  await sql`update sessions set acting_for_id = ${accountId} where token_hash = ${hashOf(token)} and ended_at is null`.execute(tx)
}

export async function endSessionOfToken(tx: Tx, token: string): Promise<void> {
  await sql`update sessions set ended_at = clock_timestamp() where token_hash = ${hashOf(token)} and ended_at is null`.execute(tx)
}

export async function endSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await sql`update sessions set ended_at = clock_timestamp() where account_id = ${accountId} and ended_at is null`.execute(tx)
}

/** All but the one of this token; how many there were. */
export async function endOtherSessionsOf(tx: Tx, accountId: string, token: string): Promise<number> {
  const { rows } = await sql`update sessions s set ended_at = clock_timestamp()
    where s.account_id = ${accountId} and s.token_hash <> ${hashOf(token)} and ${isOpen} returning s.id`.execute(tx)
  return rows.length
}

/** True if it was an open session of this account. */
export async function endSession(tx: Tx, accountId: string, sessionId: string): Promise<boolean> {
  const { rows } = await sql`update sessions s set ended_at = clock_timestamp()
    where s.id = ${sessionId} and s.account_id = ${accountId} and ${isOpen} returning s.id`.execute(tx)
  return rows.length > 0
}

export async function openSessionsOf(reader: Reader, accountId: string, currentToken: string | null): Promise<MySession[]> {
  const { rows } = await sql<Omit<MySession, 'createdAt' | 'lastSeenAt'> & { createdAt: Date; lastSeenAt: Date }>`
    select s.id, s.address, s.user_agent as "userAgent", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
      s.token_hash = ${hashOf(currentToken ?? '')} as "isCurrent"
    from sessions s where s.account_id = ${accountId} and ${isOpen} order by s.last_seen_at desc, s.id desc`.execute(reader)
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() }))
}

/** The open sessions among these tokens, as rows of `token` and `account_id`: for what stays connected. Does not count as use. */
export function openSessionRows(tokens: readonly string[]): SqlPart {
  return sql`(
    select given.token, s.account_id from unnest(${[...tokens]}::text[], ${tokens.map(hashOf)}::bytea[]) as given (token, token_hash)
    join sessions s on s.token_hash = given.token_hash join accounts a on a.id = s.account_id
    where a.is_enabled and ${isOpen})`
}

/** Removes what can no longer be used: ended or outlived sessions after a day, and old counts of addresses. */
export async function sweepSessions(tx: Tx): Promise<number> {
  const { rows } = await sql`delete from sessions where created_at < clock_timestamp() - interval '36 hours' returning id`.execute(tx)
  await sql`delete from log_in_addresses where window_started_at < clock_timestamp() - interval '1 day'`.execute(tx)
  return rows.length
}
