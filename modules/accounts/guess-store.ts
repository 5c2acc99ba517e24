import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'

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

export type Guessable = { readonly id: string; readonly accountName: string; readonly isEnabled: boolean; readonly passwordHash: string | null; readonly mayTry: boolean; readonly isOneTimeExpired: boolean }

/**
 * Takes one of the five attempts of an account. With the fifth the account is locked for 15 minutes at once: a right
 * password lifts that again, and a hundred guesses at the same moment still get five looks (C-E6).
 */
async function takeAttempt(reader: Reader, which: ReturnType<typeof sql>): Promise<Guessable | undefined> {
  const { rows } = await sql<Guessable>`
    with found as (
      select id from accounts where ${which}
    ), tried as (
      update accounts a set
        failed_attempts = case when a.locked_until is not null then 1 else a.failed_attempts + 1 end,
        locked_until = case when a.locked_until is null and a.failed_attempts + 1 >= 5 then clock_timestamp() + interval '15 minutes' end
      from found where a.id = found.id and (a.locked_until is null or a.locked_until <= clock_timestamp())
      returning a.id
    )
    select a.id, a.account_name as "accountName", a.is_enabled as "isEnabled", a.password_hash as "passwordHash",
      exists (select 1 from tried) as "mayTry",
      coalesce(a.must_change_password and a.password_expires_at <= clock_timestamp(), false) as "isOneTimeExpired"
    from accounts a join found on found.id = a.id`.execute(reader)
  return rows[0]
}

/** By account name or e-mail (U2); account names hold no '@', so the two never meet. */
export async function takeAttemptByName(reader: Reader, accountNameOrEmail: string): Promise<Guessable | undefined> {
  const given = accountNameOrEmail.trim().toLowerCase()
  return takeAttempt(reader, given.includes('@') ? sql`lower(email) = ${given}` : sql`account_name = ${given}`)
}
export async function takeAttemptById(reader: Reader, accountId: string): Promise<Guessable | undefined> {
  return takeAttempt(reader, sql`id = ${accountId}`)
}

/** After the right password: the count starts anew. False if password or account changed meanwhile. */
export async function forgiveAccount(reader: Reader, accountId: string, verifiedHash: string): Promise<boolean> {
  const { rows } = await sql`update accounts set failed_attempts = 0, locked_until = null
    where id = ${accountId} and is_enabled and password_hash = ${verifiedHash} returning id`.execute(reader)
  return rows.length > 0
}

/** What the platform admin does for someone who is locked out (U6). */
export async function liftLock(reader: Reader, accountId: string): Promise<boolean> {
  const { rows } = await sql`update accounts set failed_attempts = 0, locked_until = null
    where id = ${accountId} and (failed_attempts > 0 or locked_until is not null) returning id`.execute(reader)
  return rows.length > 0
}
