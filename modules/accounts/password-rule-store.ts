import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import { readSetting, wholeSetting } from '#modules/settings/offers.ts'
import { rulesOf, type PasswordProfile, type PasswordRules } from './rules/password.ts'

/** Which rules a new password of the account follows (U3); of nobody in particular without one. */
export async function readPasswordRules(reader: Reader, accountId: string | null): Promise<PasswordRules> {
  const profile = await readSetting(reader, 'password.profile') as PasswordProfile
  if (profile === 'mlps3' || accountId === null) return rulesOf(profile, false)
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from second_factors where account_id = ${accountId} and confirmed_at is not null) as has`.execute(reader)
  return rulesOf(profile, rows[0]!.has)
}

/**
 * Must account `a` change its password before anything else: an administrator set it, or its life is over. The life is
 * counted from the last change with the setting as it is now, and only where the profile has one; a password without
 * `password_expires_at` (demonstration) never ends.
 */
export const mustChangePassword: RawBuilder<boolean> = sql<boolean>`coalesce(a.must_change_password or (
  a.password_expires_at is not null and a.password_changed_at + make_interval(days => ${wholeSetting('password.life_days')}) <= clock_timestamp()
  and not exists (select from platform_settings profile where profile.key = 'password.profile' and profile.value #>> '{}' = 'nist')), false)`
