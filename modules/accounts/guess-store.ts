import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import { wholeSetting } from '#modules/settings/offers.ts'
import type { KnownDevice } from './known-device.ts'

// Limits on guessing (U3). Each statement stands alone and commits by itself: an attempt counts before the
// password is looked at, and although the answer will be a refusal.

const attemptsPerAddress = 60

/** Counts one attempt of an address; false once it had too many wrong ones within 15 minutes. */
export async function countAddress(reader: Reader, address: string): Promise<boolean> {
  const { rows } = await sql<{ attempts: number }>`
    insert into log_in_addresses as known (address, attempts) values (${address}, 1)
    on conflict (address) do update set
      attempts = case when known.window_started_at < clock_timestamp() - interval '15 minutes' then 1 else least(known.attempts + 1, ${attemptsPerAddress + 1}) end,
      window_started_at = case when known.window_started_at < clock_timestamp() - interval '15 minutes' then clock_timestamp() else known.window_started_at end
    returning attempts`.execute(reader)
  return rows[0]!.attempts <= attemptsPerAddress
}

/** A right password was no guess. */
export async function forgiveAddress(reader: Reader, address: string): Promise<void> {
  await sql`update log_in_addresses set attempts = greatest(attempts - 1, 0) where address = ${address}`.execute(reader)
}

export type Guessable = {
  readonly id: string; readonly accountName: string; readonly isEnabled: boolean; readonly passwordHash: string | null; readonly mayTry: boolean; readonly isOneTimeExpired: boolean
  /** The count of the browser that tries, where it is known for this account; null: the account's own count. */
  readonly countedAt: string | null
}
type Which = ReturnType<typeof sql>

/**
 * Takes one of the attempts of an account (five, unless the settings say otherwise). With the last one the account is
 * locked at once: a right password lifts that again, and a hundred guesses at the same moment still get five looks. A
 * browser that the account was used in has attempts of its own, so that strangers cannot lock its owner out (C-E6).
 */
async function takeAttempt(reader: Reader, which: Which, device: KnownDevice | undefined): Promise<Guessable | undefined> {
  const most = wholeSetting('password.wrong_attempts')
  const span = sql`make_interval(mins => ${wholeSetting('password.lock_minutes')})`
  const { rows } = await sql<Guessable>`
    with found as (
      select id, case when id = any(${[...device?.accountIds ?? []]}::bigint[]) then 'device ' || ${device?.id ?? ''}::text || ' ' || id end as counted_at
      from accounts where ${which}
    ), tried_there as (
      insert into log_in_addresses as known (address, attempts) select counted_at, 1 from found where counted_at is not null
      on conflict (address) do update set
        attempts = case when known.window_started_at < clock_timestamp() - ${span} then 1 else least(known.attempts + 1, ${most} + 1) end,
        window_started_at = case when known.window_started_at < clock_timestamp() - ${span} then clock_timestamp() else known.window_started_at end
      returning attempts
    ), tried as (
      update accounts a set
        failed_attempts = case when a.locked_until is not null then 1 else a.failed_attempts + 1 end,
        locked_until = case when a.locked_until is null and a.failed_attempts + 1 >= ${most} then clock_timestamp() + ${span} end
      from found where a.id = found.id and found.counted_at is null and (a.locked_until is null or a.locked_until <= clock_timestamp())
      returning a.id
    )
    select a.id, a.account_name as "accountName", a.is_enabled as "isEnabled", a.password_hash as "passwordHash", found.counted_at as "countedAt",
      exists (select from tried) or exists (select from tried_there where attempts <= ${most}) as "mayTry",
      coalesce(a.must_change_password and a.password_expires_at <= clock_timestamp(), false) as "isOneTimeExpired"
    from accounts a join found on found.id = a.id`.execute(reader)
  return rows[0]
}

/** By account name or e-mail (U2); account names hold no '@', so the two never meet. */
export async function takeAttemptByName(reader: Reader, accountNameOrEmail: string, device: KnownDevice | undefined): Promise<Guessable | undefined> {
  const given = accountNameOrEmail.trim().toLowerCase()
  return takeAttempt(reader, given.includes('@') ? sql`lower(email) = ${given}` : sql`account_name = ${given}`, device)
}
export async function takeAttemptById(reader: Reader, accountId: string, device: KnownDevice | undefined): Promise<Guessable | undefined> {
  return takeAttempt(reader, sql`id = ${accountId}`, device)
}

/**
 * After the right password: the count that it was tried at starts anew; a lock by strangers' guesses stays for strangers.
 * False if password or account changed meanwhile.
 */
export async function forgive(reader: Reader, { id, passwordHash, countedAt }: Guessable): Promise<boolean> {
  const { rows } = await sql`
    with forgiven as (delete from log_in_addresses where address = ${countedAt})
    update accounts set failed_attempts = case when ${countedAt}::text is null then 0 else failed_attempts end,
      locked_until = case when ${countedAt}::text is null then null else locked_until end
    where id = ${id} and is_enabled and password_hash = ${passwordHash} returning id`.execute(reader)
  return rows.length > 0
}

/** What the platform admin does for someone who is locked out (U6). */
export async function liftLock(reader: Reader, accountId: string): Promise<boolean> {
  const { rows } = await sql`update accounts set failed_attempts = 0, locked_until = null
    where id = ${accountId} and (failed_attempts > 0 or locked_until is not null) returning id`.execute(reader)
  return rows.length > 0
}
