import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { rolePermissions, scopesOf } from '#modules/access/rules/permissions.ts'
import { wholeSetting } from '#modules/settings/offers.ts'
import { readLook } from '#modules/settings/offers.ts'
import type { Me, Session } from './contract.ts'
import { mustChangePassword } from './password-rule-store.ts'
import { readRepresented } from './substitution-store.ts'

// One's own row, passwords and settings. What the platform admin sees of others stands in `admin-store.ts`.

/** Whose data they are; while somebody acts for another (A6), what they may do comes with both persons' grants. */
export async function readMe(reader: Reader, actor: Actor): Promise<Me> {
  const { rows } = await sql<Omit<Me, 'roles' | 'permissions' | 'quotaPermissions' | 'actingFor' | 'mayActFor'>>`
    select a.id, a.account_name as "accountName", a.display_name as "displayName", a.email, a.phone, a.dingtalk_user_id as "dingtalkUserId", a.language, a.theme, a.version,
      a.department_id as "departmentId", department_label(d) as "departmentName", d.sector,
      ${mustChangePassword} as "mustChangePassword"
    from accounts a left join departments d on d.id = a.department_id where a.id = ${actor.id}`.execute(reader)
  const mayActFor = await readRepresented(reader, actor.id)
  return {
    ...rows[0]!, mustChangePassword: actor.mustChangePassword, mustSetUpSecondFactor: actor.mustSetUpSecondFactor, roles: [...actor.roles], quotaPermissions: [...actor.quotaPermissions],
    permissions: rolePermissions.filter((permission) => scopesOf(actor.roles, permission).length > 0),
    actingFor: mayActFor.find(({ id }) => id === actor.actingFor?.id) ?? null, mayActFor,
  }
}

export type OwnFields = { readonly displayName?: string; readonly phone?: string; readonly email?: string; readonly dingtalkUserId?: string; readonly language?: string; readonly theme?: string }

/** Writes what is given; with a version only if it is still the current one. False: somebody was faster. */
export async function writeOwnFields(tx: Tx, accountId: string, fields: OwnFields, version: number | undefined): Promise<boolean> {
  const { rows } = await sql`
    update accounts set
      display_name = coalesce(${fields.displayName ?? null}, display_name), phone = coalesce(${fields.phone ?? null}, phone),
      email = coalesce(${fields.email ?? null}, email), language = coalesce(${fields.language ?? null}, language),
      dingtalk_user_id = coalesce(${fields.dingtalkUserId ?? null}, dingtalk_user_id),
      theme = coalesce(${fields.theme ?? null}, theme), version = version + ${version === undefined ? 0 : 1}::int
    where id = ${accountId} and version = coalesce(${version ?? null}::int, version) returning id`.execute(tx)
  return rows.length > 0
}

/** Hashes of the last passwords, the current one included. */
export async function lastPasswordHashes(reader: Reader, accountId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select password_hash as hash from password_history where account_id = ${accountId} order by id desc limit ${most}`.execute(reader)
  return rows.map(({ hash }) => hash)
}

/**
 * The person's own new password; its life begins (U3) and the lock ends. With `checkedHash` only if that still is the
 * password, as it was checked. False: somebody was faster, or the account is disabled.
 */
export async function writePassword(tx: Tx, accountId: string, newHash: string, checkedHash?: string): Promise<boolean> {
  const { rows } = await sql`
    with changed as (
      update accounts set password_hash = ${newHash}, must_change_password = false, password_changed_at = clock_timestamp(),
        password_expires_at = clock_timestamp() + make_interval(days => ${wholeSetting('password.life_days')}), failed_attempts = 0, locked_until = null
      where id = ${accountId} and is_enabled and password_hash is not distinct from coalesce(${checkedHash ?? null}::text, password_hash) returning id)
    insert into password_history (account_id, password_hash) select id, ${newHash} from changed returning id`.execute(tx)
  return rows.length > 0
}

/** The same password, hashed anew (C-E4); nothing where it was changed meanwhile. */
export async function replaceHash(reader: Reader, accountId: string, oldHash: string, newHash: string): Promise<void> {
  await sql`
    with renewed as (update accounts set password_hash = ${newHash} where id = ${accountId} and password_hash = ${oldHash} returning id)
    update password_history h set password_hash = ${newHash} from renewed where h.account_id = renewed.id and h.password_hash = ${oldHash}`.execute(reader)
}

/** A one-time password: to be changed at once, and useless after 72 hours (C-E1). */
export async function writeOneTimePassword(tx: Tx, accountId: string, hash: string): Promise<void> {
  await sql`
    with changed as (
      update accounts set password_hash = ${hash}, must_change_password = true, password_changed_at = clock_timestamp(),
        password_expires_at = clock_timestamp() + interval '72 hours', failed_attempts = 0, locked_until = null, version = version + 1
      where id = ${accountId} returning id)
    insert into password_history (account_id, password_hash) select id, ${hash} from changed`.execute(tx)
}

/** The platform admin's reset by mail: until the owner has set a password by the link nobody logs in with one. */
export async function removePassword(tx: Tx, accountId: string): Promise<void> {
  await sql`
    update accounts set password_hash = null, must_change_password = false, password_changed_at = clock_timestamp(),
      password_expires_at = null, failed_attempts = 0, locked_until = null, version = version + 1
    where id = ${accountId}`.execute(tx)
}

/** What the platform is called and looks like and, on a demonstration, the accounts to try. */
export async function readPublicSettings(reader: Reader): Promise<Pick<Session, 'productName' | 'look' | 'demoAccounts'>> {
  const { rows: [row] } = await sql<{ demoAccounts: string[] | null }>`
    select (select value from platform_settings where key = 'demo_accounts') as "demoAccounts"`.execute(reader)
  return { ...await readLook(reader), demoAccounts: row!.demoAccounts ?? [] }
}
