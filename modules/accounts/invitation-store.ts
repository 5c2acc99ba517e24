import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Language } from '#kit/pure/register.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { sealPath } from '#kit/server/outbox.ts'
import type { QuotaPermission, Role } from '#modules/access/rules/permissions.ts'
import { orTaken } from './admin-store.ts'
import { hashOfLink } from './one-time-link-store.ts'

// Accounts whose people set their first password by a link in a mail, one or a thousand at once.

export type InvitedAccount = {
  readonly accountName: string
  readonly displayName: string
  readonly email: string
  readonly phone: string
  readonly language: Language
  readonly departmentId: string
  readonly roles: readonly Role[]
  readonly quotaPermissions: readonly QuotaPermission[]
}
export type Invitation = { readonly accountId: string; readonly accountName: string; readonly linkId: string }

/** As a one-time link for a first password is open elsewhere: it may wait for a week-end. */
const linkHours = 72

/** Accounts without a password, their grants, and a link for each; in three statements however many they are. */
export async function insertInvited(tx: Tx, accounts: readonly InvitedAccount[]): Promise<Invitation[]> {
  const { rows } = await orTaken(sql<{ id: string; accountName: string }>`
    with wanted as (select * from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb)
      as w("accountName" text, "displayName" text, email text, phone text, language text, "departmentId" bigint, roles jsonb, "quotaPermissions" jsonb)),
    made as (
      insert into accounts (account_name, display_name, email, phone, language, department_id)
      select "accountName", "displayName", email, phone, language, "departmentId" from wanted returning id, account_name),
    held as (insert into account_roles (account_id, role)
      select made.id, role from wanted w join made on made.account_name = w."accountName" cross join jsonb_array_elements_text(w.roles) as role),
    quotas as (insert into account_quota_permissions (account_id, permission)
      select made.id, permission from wanted w join made on made.account_name = w."accountName" cross join jsonb_array_elements_text(w."quotaPermissions") as permission)
    select id::text as id, account_name as "accountName" from made order by id`.execute(tx))
  const linkIds = await insertFirstLinks(tx, rows.map(({ id }) => id))
  return rows.map(({ id, accountName }) => ({ accountId: id, accountName, linkId: linkIds.get(id)! }))
}

/** As `makeOneTimeLink`, for accounts that have none yet. */
async function insertFirstLinks(tx: Tx, accountIds: readonly string[]): Promise<Map<string, string>> {
  const links = accountIds.map((accountId) => {
    const token = randomBytes(32).toString('base64url')
    return { accountId, hash: hashOfLink(token).toString('hex'), sealedPath: sealPath(`/set-password#${token}`) }
  })
  const { rows } = await sql<{ id: string; accountId: string }>`
    insert into one_time_links (account_id, purpose, token_hash, sealed_path, expires_at)
    select "accountId", 'first_password', decode(hash, 'hex'), "sealedPath", clock_timestamp() + make_interval(hours => ${linkHours})
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l("accountId" bigint, hash text, "sealedPath" text)
    returning id::text as id, account_id::text as "accountId"`.execute(tx)
  return new Map(rows.map(({ id, accountId }) => [accountId, id]))
}

/** Which of these account names and e-mails (in small letters) are taken. */
export async function readTaken(reader: Reader, names: readonly string[], emails: readonly string[]): Promise<{ readonly names: ReadonlySet<string>; readonly emails: ReadonlySet<string> }> {
  const { rows } = await sql<{ name: string; email: string }>`
    select account_name as name, lower(email) as email from accounts
    where account_name = any(${[...names]}::text[]) or (email <> '' and lower(email) = any(${[...emails]}::text[]))`.execute(reader)
  return { names: new Set(rows.map(({ name }) => name)), emails: new Set(rows.map(({ email }) => email)) }
}

/** Whom a mail about a new account goes to. */
export async function accountSummary(reader: Reader, accountId: string): Promise<Pick<InvitedAccount, 'accountName' | 'displayName' | 'email' | 'language'> | undefined> {
  const { rows } = await sql<Pick<InvitedAccount, 'accountName' | 'displayName' | 'email' | 'language'>>`
    select account_name as "accountName", display_name as "displayName", email, language from accounts where id = ${accountId}`.execute(reader)
  return rows[0]
}
