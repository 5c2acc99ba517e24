import { sql } from 'kysely'
import { violated, type Tx } from '#kit/server/database.ts'
import { invalid } from '#kit/pure/refusal.ts'
import type { QuotaPermission, Role } from '#modules/access/rules/permissions.ts'

// Accounts as the platform admin sees and changes them (U6).

export type AccountFields = {
  readonly accountName: string
  readonly displayName: string
  readonly email: string
  readonly phone: string
  readonly departmentId: string | null
  readonly roles: readonly Role[]
  readonly quotaPermissions: readonly QuotaPermission[]
}

/** A taken name or e-mail is told at its field; the unique keys decide, also between two who type at once. */
export async function orTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (violated(error, 'accounts_by_name')) throw invalid([{ path: 'accountName', code: 'field.taken' }])
    if (violated(error, 'accounts_by_email')) throw invalid([{ path: 'email', code: 'field.taken' }])
    throw error
  }
}

/** Without a password nobody can log in yet. */
export async function insertAccount(tx: Tx, account: AccountFields): Promise<string> {
  const { rows } = await orTaken(sql<{ id: string }>`
    insert into accounts (account_name, display_name, email, phone, department_id)
    values (${account.accountName}, ${account.displayName}, ${account.email}, ${account.phone}, ${account.departmentId}) returning id`.execute(tx))
  const accountId = rows[0]!.id
  await writeGrants(tx, accountId, account.roles, account.quotaPermissions)
  return accountId
}

/** Roles and quota permissions become exactly these. */
export async function writeGrants(tx: Tx, accountId: string, roles: readonly Role[], quotaPermissions: readonly QuotaPermission[]): Promise<void> {
  await sql`delete from account_roles where account_id = ${accountId} and role <> all(${[...roles]})`.execute(tx)
  await sql`insert into account_roles (account_id, role) select ${accountId}, unnest(${[...roles]}::text[]) on conflict do nothing`.execute(tx)
  await sql`delete from account_quota_permissions where account_id = ${accountId} and permission <> all(${[...quotaPermissions]})`.execute(tx)
  await sql`insert into account_quota_permissions (account_id, permission) select ${accountId}, unnest(${[...quotaPermissions]}::text[]) on conflict do nothing`.execute(tx)
}
