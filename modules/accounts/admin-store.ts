import { sql } from 'kysely'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import { invalid } from '#kit/pure/refusal.ts'
import type { QuotaPermission, QuotaZones, Role } from '#modules/access/rules/permissions.ts'
import { hasSecondFactor } from './actor-store.ts'
import { accountList, type Account } from './contract.ts'

import { mustChangePassword } from './password-rule-store.ts'
// Accounts as the platform admin sees and changes them (U6).

export type AccountRow = Omit<Account, 'allowed' | 'createdAt' | 'lastSeenAt'> & { readonly createdAt: Date; readonly lastSeenAt: Date | null }

const isLocked = sql`a.is_enabled and a.locked_until is not null and a.locked_until > clock_timestamp()`
const state = sql`case when not a.is_enabled then 'disabled' when ${isLocked} then 'locked' else 'enabled' end`
const secondFactor = sql`case when ${hasSecondFactor} then 'on' else 'off' end`
const source: ListSource<typeof accountList> = {
  columns: sql`a.id, a.account_name as "accountName", a.display_name as "displayName", a.email, a.phone, a.dingtalk_user_id as "dingtalkUserId", a.language,
    a.department_id as "departmentId", department_label(d) as "departmentName", a.created_at as "createdAt", a.version, ${state} as state,
    ${mustChangePassword} as "mustChangePassword",
    ${secondFactor} as "secondFactor",
    (select max(s.last_seen_at) from sessions s where s.account_id = a.id) as "lastSeenAt",
    array(select r.role from account_roles r where r.account_id = a.id order by r.role) as roles,
    array(select q.permission from account_quota_permissions q where q.account_id = a.id order by q.permission) as "quotaPermissions",
    (select q.zones from account_quota_permissions q where q.account_id = a.id and q.permission = 'quota.review') as "quotaReviewZones"`,
  from: sql`accounts a left join departments d on d.id = a.department_id`,
  id: sql`a.id`,
  fields: {
    accountName: sql`a.account_name`, displayName: sql`a.display_name collate pinyin`, email: sql`a.email`, phone: sql`a.phone`,
    department: sql`coalesce(department_label(d), '') collate pinyin`, departmentId: sql`a.department_id`, state, secondFactor, createdAt: sql`a.created_at`,
    role: sql`array(select r.role from account_roles r where r.account_id = a.id)`,
  },
  search: [sql`a.account_name`, sql`a.display_name`, sql`a.email`, sql`a.phone`],
}

/** The platform admin sees all of them; nobody else may ask. */
export async function readAccounts(reader: Reader, input: ListInput): Promise<ListResult<AccountRow>> {
  return listRows<typeof accountList, AccountRow>(reader, accountList, source, input, sql`true`)
}

async function readOne(reader: Reader, id: string, lock: SqlPart): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select ${source.columns} from ${source.from} where a.id = ${id} ${lock}`.execute(reader)
  return rows[0]
}
export async function readAccount(reader: Reader, id: string): Promise<AccountRow | undefined> {
  return readOne(reader, id, sql``)
}
export async function lockAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return readOne(tx, id, sql`for update of a`)
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

export type AccountFields = {
  readonly displayName: string
  readonly email: string
  readonly phone: string
  readonly departmentId: string | null
  readonly roles: readonly Role[]
  readonly quotaPermissions: readonly QuotaPermission[]
  readonly quotaReviewZones: QuotaZones | null
}

/** Without a password nobody can log in yet. */
export async function insertAccount(tx: Tx, account: AccountFields & { readonly accountName: string }): Promise<string> {
  const { rows } = await orTaken(sql<{ id: string }>`
    insert into accounts (account_name, display_name, email, phone, department_id)
    values (${account.accountName}, ${account.displayName}, ${account.email}, ${account.phone}, ${account.departmentId}) returning id`.execute(tx))
  const accountId = rows[0]!.id
  await writeGrants(tx, accountId, account)
  return accountId
}

/** Writes if the version is still the one that was read. False: somebody was faster. */
export async function writeAccount(tx: Tx, id: string, version: number, account: AccountFields): Promise<boolean> {
  const { rows } = await orTaken(sql`
    update accounts set display_name = ${account.displayName}, email = ${account.email}, phone = ${account.phone},
      department_id = ${account.departmentId}, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx))
  if (rows.length === 0) return false
  await writeGrants(tx, id, account)
  return true
}

/** Whom DingTalk's work messages go to; written with the account, in one transaction. */
export async function writeDingtalkUser(tx: Tx, id: string, dingtalkUserId: string): Promise<void> {
  await sql`update accounts set dingtalk_user_id = ${dingtalkUserId} where id = ${id}`.execute(tx)
}

/** Roles and quota permissions become exactly these. */
async function writeGrants(tx: Tx, accountId: string, { roles, quotaPermissions, quotaReviewZones }: AccountFields): Promise<void> {
  await sql`delete from account_roles where account_id = ${accountId} and role <> all(${[...roles]})`.execute(tx)
  await sql`insert into account_roles (account_id, role) select ${accountId}, unnest(${[...roles]}::text[]) on conflict do nothing`.execute(tx)
  await sql`delete from account_quota_permissions where account_id = ${accountId} and permission <> all(${[...quotaPermissions]})`.execute(tx)
  await sql`insert into account_quota_permissions (account_id, permission, zones)
    select ${accountId}, wanted.permission, case wanted.permission when 'quota.review' then ${quotaReviewZones}::text end
    from unnest(${[...quotaPermissions]}::text[]) as wanted (permission)
    on conflict (account_id, permission) do update set zones = excluded.zones`.execute(tx)
}

export async function writeEnabled(tx: Tx, id: string, version: number, isEnabled: boolean): Promise<boolean> {
  const { rows } = await sql`update accounts set is_enabled = ${isEnabled}, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

/** Its data were replaced by a pseudonym, for good. */
export async function isPseudonymised(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select from accounts where id = ${id} and pseudonymised_at is not null`.execute(tx)
  return rows.length > 0
}

/** Two who take the last two platform administrators away at once wait for each other, so that one of them is refused. */
export async function lockPlatformAdmins(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('accounts.platform_admins', 0))`.execute(tx)
}
export async function hasPlatformAdmin(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select 1 from accounts a join account_roles r on r.account_id = a.id
    where a.is_enabled and r.role = 'platform_admin' limit 1`.execute(tx)
  return rows.length > 0
}
