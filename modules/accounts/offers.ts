import { sql } from 'kysely'
import type { Caller } from '#kit/server/admission.ts'
import type { Credentials } from '#kit/server/credentials.ts'
import { platformNow, openDatabase, inTransaction, type Database, type Reader, type Tx } from '#kit/server/database.ts'
import { appendEvents, type EventDraft } from '#kit/server/events.ts'
import type { Language } from '#kit/pure/register.ts'
import { nobody, system, type Actor } from '#modules/access/rules/actor.ts'
import type { QuotaPermission, QuotaZones, Role } from '#modules/access/rules/permissions.ts'
import { blockerOf, rootDepartment, type DepartmentBlockers } from '#modules/departments/offers.ts'
import { insertAccount } from './admin-store.ts'
import { readTokenCaller, touchToken } from './api-token-store.ts'
import { hashPassword, makeOneTimePassword } from './passwords.ts'
import { readCaller, touchSession } from './session-store.ts'
import { writeOneTimePassword, writeOwnFields } from './store.ts'

export { countAddress } from './guess-store.ts'
export { addGrants, grantsOf, inviteAccount } from './invitation.ts'
export { handingOut } from './one-time-route.ts'
export { sealedPathOf } from './one-time-link-store.ts'
export { hashPassword } from './passwords.ts'
export { openSessionRows } from './session-store.ts'

/** Who sends this request (U4). Read anew each time: a change of roles or a disabled account holds at once (A4). */
export async function findCaller(database: Database, { sessionToken, apiToken }: Credentials): Promise<Caller> {
  if (apiToken !== null) return findCallerOfToken(database, apiToken)
  if (sessionToken === null) return stranger(await platformNow(database))
  const { now, session } = await readCaller(database, sessionToken)
  if (session === null) return stranger(now)
  if (session.isSeenLongAgo) await touchSession(database, session.sessionId)
  return { actor: session.actor, csrfToken: session.csrfToken, now, isProofFresh: session.isProofFresh, scopes: null }
}
/** A token's person, with what the token was given of what they may do (U5); it never proves who is there. */
async function findCallerOfToken(database: Database, apiToken: string): Promise<Caller> {
  const { now, token } = await readTokenCaller(database, apiToken)
  if (token === null) return stranger(now)
  if (token.isUsedLongAgo) await touchToken(database, token.tokenId)
  return { actor: token.actor, csrfToken: null, now, isProofFresh: false, scopes: token.scopes }
}
const stranger = (now: Date): Caller => ({ actor: nobody, csrfToken: null, now, isProofFresh: false, scopes: null })

export type Addressee = { readonly id: string; readonly displayName: string; readonly email: string; readonly language: Language }

/** Enabled accounts with one of the roles, of these departments or of all: whom to tell. */
export async function accountsWithRoles(reader: Reader, roles: readonly Role[], departmentIds?: readonly string[]): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select a.id, a.display_name as "displayName", a.email, a.language from accounts a
    where a.is_enabled and exists (select 1 from account_roles r where r.account_id = a.id and r.role = any(${[...roles]}))
      and ${departmentIds ? sql`a.department_id = any(${[...departmentIds]}::bigint[])` : sql`true`}
    order by a.id`.execute(reader)
  return rows
}

/** Enabled accounts that hold one of the quota permissions for exactly this department; `zones`: those who may review such requests. */
export async function accountsWithQuota(reader: Reader, departmentId: string, permissions: readonly QuotaPermission[], zones?: QuotaZones): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select a.id, a.display_name as "displayName", a.email, a.language from accounts a
    where a.is_enabled and a.department_id = ${departmentId} and exists (
      select from account_quota_permissions q where q.account_id = a.id and q.permission = any(${[...permissions]})
        and (${zones ?? null}::text is null or q.zones is null or q.zones = ${zones ?? null}))
    order by a.id`.execute(reader)
  return rows
}

/** Enabled accounts of exactly this department. */
export async function accountsOfDepartment(reader: Reader, departmentId: string): Promise<(Addressee & { readonly phone: string })[]> {
  const { rows } = await sql<Addressee & { phone: string }>`
    select id, display_name as "displayName", email, phone, language from accounts
    where is_enabled and department_id = ${departmentId} order by display_name collate pinyin, id`.execute(reader)
  return rows
}

export type AccountSummary = Addressee & { readonly accountName: string; readonly phone: string; readonly departmentId: string | null; readonly isEnabled: boolean }

/** What stands for accounts in other records, disabled ones included: history keeps its names. */
export async function accountSummaries(reader: Reader, ids: readonly string[]): Promise<AccountSummary[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<AccountSummary>`
    select id, account_name as "accountName", display_name as "displayName", email, phone, language,
      department_id as "departmentId", is_enabled as "isEnabled"
    from accounts where id = any(${[...ids]}::bigint[]) order by id`.execute(reader)
  return rows
}

export type NewMemberAccount = { readonly accountName: string; readonly displayName: string; readonly email: string; readonly phone: string; readonly language: Language; readonly passwordHash: string }

/** The account of a member: the role `member`, no department, a one-time password. A taken name or e-mail is told at its field. */
export async function createMemberAccount(tx: Tx, { language, passwordHash, ...wanted }: NewMemberAccount): Promise<string> {
  const accountId = await insertAccount(tx, { ...wanted, departmentId: null, roles: ['member'], quotaPermissions: [], quotaReviewZones: null })
  await writeOneTimePassword(tx, accountId, passwordHash)
  await writeOwnFields(tx, accountId, { language }, undefined)
  return accountId
}

/** Answers the departments' question: people who can still log in keep a department from being archived. */
export const accountsBlockDepartments: DepartmentBlockers = async (reader, departmentIds, change) => {
  if (change === 'moving') return []
  const { rows } = await sql<{ count: number; examples: string[] }>`
    select count(*)::int as count, coalesce((array_agg(display_name order by display_name collate pinyin, id))[1:5], '{}') as examples
    from accounts where department_id = any(${[...departmentIds]}::bigint[]) and is_enabled`.execute(reader)
  return blockerOf('department.has_accounts', rows[0]!, `/accounts?state=enabled&departmentId=${departmentIds.join(',')}`)
}

/** In whose name an account's things are handed over, and to whom. */
export type HandingOver = {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly record: (event: EventDraft) => void
  readonly from: { readonly id: string; readonly name: string }
  readonly to: { readonly id: string; readonly name: string }
}
/**
 * A question to the modules above: what an account is in charge of, and how that passes to a colleague (U6). Joined in
 * `app/modules.server.ts`.
 */
export type AccountPossessions = {
  readonly kind: 'projects' | 'applications'
  /** How many keep it from moving to another department. */
  readonly ownedBy: (reader: Reader, accountId: string) => Promise<number>
  /** Answers how many passed. */
  readonly handOver: (handing: HandingOver) => Promise<number>
}

/** The first account of a real installation: a platform administrator at the root, with a one-time password that is shown once. */
export async function createAdmin(databaseUrl: string, wanted: { accountName: string; email: string }): Promise<{ accountName: string; oneTimePassword: string }> {
  const { database, close } = openDatabase(databaseUrl, 1)
  try {
    const oneTimePassword = makeOneTimePassword()
    const hash = await hashPassword(oneTimePassword)
    await inTransaction(database, async (tx) => {
      const departmentId = await rootDepartment(tx)
      const accountId = await insertAccount(tx, { accountName: wanted.accountName, displayName: wanted.accountName, email: wanted.email, phone: '', departmentId, roles: ['platform_admin'], quotaPermissions: [], quotaReviewZones: null })
      await writeOneTimePassword(tx, accountId, hash)
      await appendEvents(tx, { actor: system, now: await platformNow(tx), address: null, requestId: null },
        [{ kind: 'account.created', subject: { kind: 'account', id: accountId }, departmentId, facts: { accountName: wanted.accountName, roles: ['platform_admin'] } }])
    })
    return { accountName: wanted.accountName, oneTimePassword }
  } finally {
    await close()
  }
}
