import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { actorColumns, actorOf, type ActorRow } from './actor-store.ts'
import type { ApiToken } from './api-token-contract.ts'
import { warningDays } from './rules/token-scopes.ts'

// Tokens of the programming interface (U5). They live in real time, as sessions do.

const form = /^ys_[A-Za-z0-9_-]{43}$/
/** 256 random bits behind a mark by which scanners of sources recognise it. */
export const newSecret = (): string => `ys_${randomBytes(32).toString('base64url')}`
/** Only a hash is stored: a copy of the database opens nothing. So much randomness needs no slow hash. */
const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const isLive = sql`t.revoked_at is null and t.expires_at > clock_timestamp()`

export type FoundToken = { readonly tokenId: string; readonly scopes: readonly string[]; readonly isUsedLongAgo: boolean; readonly actor: Actor }
type FoundRow = ActorRow & { now: Date; tokenId: string | null; scopes: string[]; isUsedLongAgo: boolean }

/**
 * Whose token it is, in one statement on every request: revoked, run out, disabled or locked counts at once (A4). Nobody is
 * represented (A6): a token is its person's alone.
 */
export async function readTokenCaller(reader: Reader, secret: string): Promise<{ now: Date; token: FoundToken | null }> {
  const { rows } = await sql<FoundRow>`
    select platform_now() as now, found.*
    from (values (1)) as always (one) left join lateral (
      select t.id::text as "tokenId", t.scopes, coalesce(t.last_used_at < clock_timestamp() - interval '1 minute', true) as "isUsedLongAgo", ${actorColumns}
      from api_tokens t join accounts a on a.id = t.account_id left join departments d on d.id = a.department_id
      where t.token_hash = ${form.test(secret) ? hashOf(secret) : null} and ${isLive}
        and a.is_enabled and (a.locked_until is null or a.locked_until <= clock_timestamp())
    ) as found on true`.execute(reader)
  const { now, tokenId, scopes, isUsedLongAgo, ...found } = rows[0]!
  if (tokenId === null) return { now, token: null }
  return { now, token: { tokenId, scopes, isUsedLongAgo, actor: actorOf(found, null) } }
}

/** Notes at most once a minute that a token is in use; nobody waits for another request that just did so. */
export async function touchToken(reader: Reader, tokenId: string): Promise<void> {
  await sql`update api_tokens set last_used_at = clock_timestamp()
    where id = (select id from api_tokens where id = ${tokenId} and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute') for update skip locked)`.execute(reader)
}

const columns = sql`t.id::text as id, t.name, t.prefix, t.scopes, t.made_at as "madeAt", t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt",
  case when t.expires_at > clock_timestamp() then 'valid' else 'expired' end as state`
type TokenRow = Omit<ApiToken, 'madeAt' | 'expiresAt' | 'lastUsedAt'> & { readonly madeAt: Date; readonly expiresAt: Date; readonly lastUsedAt: Date | null }
const shown = (row: TokenRow): ApiToken => ({ ...row, madeAt: row.madeAt.toISOString(), expiresAt: row.expiresAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null })

export async function tokensOf(reader: Reader, accountId: string): Promise<ApiToken[]> {
  const { rows } = await sql<TokenRow>`select ${columns} from api_tokens t
    where t.account_id = ${accountId} and t.revoked_at is null and t.expires_at > clock_timestamp() - interval '30 days' order by t.id desc`.execute(reader)
  return rows.map(shown)
}

/** How many work; the account's row is locked, so that two who make the last one wait for each other. */
export async function countLiveTokens(tx: Tx, accountId: string): Promise<number> {
  await sql`select 1 from accounts where id = ${accountId} for no key update`.execute(tx)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from api_tokens t where t.account_id = ${accountId} and ${isLive}`.execute(tx)
  return rows[0]!.count
}

type NewToken = { readonly accountId: string; readonly name: string; readonly secret: string; readonly scopes: readonly string[]; readonly days: number }
export async function insertToken(tx: Tx, { accountId, name, secret, scopes, days }: NewToken): Promise<ApiToken> {
  const { rows } = await sql<TokenRow>`
    insert into api_tokens as t (account_id, name, prefix, token_hash, scopes, expires_at)
    values (${accountId}, ${name}, ${secret.slice(0, 9)}, ${hashOf(secret)}, ${[...scopes]}, clock_timestamp() + make_interval(days => ${days}))
    returning ${columns}`.execute(tx)
  return shown(rows[0]!)
}

/** What was revoked, if it was a token of this account that nobody had revoked before. */
export async function revokeToken(tx: Tx, accountId: string, id: string): Promise<ApiToken | undefined> {
  const { rows } = await sql<TokenRow>`update api_tokens t set revoked_at = clock_timestamp()
    where t.id = ${id} and t.account_id = ${accountId} and t.revoked_at is null returning ${columns}`.execute(tx)
  return rows[0] && shown(rows[0])
}

export type EndingToken = { readonly id: string; readonly accountId: string; readonly departmentId: string | null; readonly name: string; readonly expiresAt: Date }
/** Marks and answers those that end within the days of warning and whose owner was not told; each comes once. */
export async function takeEndingTokens(tx: Tx): Promise<EndingToken[]> {
  const { rows } = await sql<EndingToken>`
    update api_tokens t set warned_at = clock_timestamp() from accounts a
    where a.id = t.account_id and a.is_enabled and t.warned_at is null and ${isLive}
      and t.expires_at <= clock_timestamp() + make_interval(days => ${warningDays})
      and t.expires_at > t.made_at + make_interval(days => ${warningDays})
    returning t.id::text as id, t.account_id::text as "accountId", a.department_id::text as "departmentId", t.name, t.expires_at as "expiresAt"`.execute(tx)
  return rows
}
