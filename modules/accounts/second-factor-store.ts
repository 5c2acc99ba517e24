import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'

// Second factors and recovery codes (U2, C-E2), in real time. As with passwords, an attempt counts and commits before the code is looked at.

const attemptsUntilLock = 10
const beginsAnewAfter = sql`interval '15 minutes'`

export type FactorRow = { readonly confirmedAt: Date | null; readonly recoveryCodesLeft: number }

/** Undefined until the first right code. */
export async function readFactor(reader: Reader, accountId: string): Promise<FactorRow | undefined> {
  const { rows } = await sql<FactorRow>`
    select f.confirmed_at as "confirmedAt",
      (select count(*)::int from recovery_codes r where r.account_id = f.account_id and r.used_at is null) as "recoveryCodesLeft"
    from second_factors f where f.account_id = ${accountId} and f.confirmed_at is not null`.execute(reader)
  return rows[0]
}

/** A new secret in place of one that was never confirmed. False: there is a confirmed one. */
export async function beginFactor(tx: Tx, accountId: string, sealedSecret: string): Promise<boolean> {
  const { rows } = await sql`
    insert into second_factors as known (account_id, sealed_secret) values (${accountId}, ${sealedSecret})
    on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, made_at = clock_timestamp(), last_step = 0
    where known.confirmed_at is null returning account_id`.execute(tx)
  return rows.length > 0
}

export type CodeAttempt = { readonly mayTry: boolean; readonly sealedSecret: string; readonly lastStep: number; readonly epochSeconds: number }

/**
 * Takes one of the ten attempts. With the tenth the factor is locked for 15 minutes at once; a right code lifts that
 * again, so a hundred guesses at the same moment still get ten looks. Undefined: there is no such factor.
 */
export async function takeCodeAttempt(reader: Reader, accountId: string, stage: 'confirmed' | 'begun'): Promise<CodeAttempt | undefined> {
  const isMeant = stage === 'confirmed' ? sql`f.confirmed_at is not null` : sql`f.confirmed_at is null and f.made_at > clock_timestamp() - ${beginsAnewAfter}`
  const { rows } = await sql<CodeAttempt>`
    with tried as (
      update second_factors f set
        failed_attempts = case when f.locked_until is not null then 1 else f.failed_attempts + 1 end,
        locked_until = case when f.locked_until is null and f.failed_attempts + 1 >= ${attemptsUntilLock} then clock_timestamp() + interval '15 minutes' end
      where f.account_id = ${accountId} and ${isMeant} and (f.locked_until is null or f.locked_until <= clock_timestamp())
      returning f.account_id
    )
    select exists (select from tried) as "mayTry", f.sealed_secret as "sealedSecret", f.last_step::float8 as "lastStep",
      extract(epoch from clock_timestamp())::float8 as "epochSeconds"
    from second_factors f where f.account_id = ${accountId} and ${isMeant}`.execute(reader)
  return rows[0]
}

/** A step counts once, whichever instance is asked (ASVS 6.5.1); the first one confirms. False: it counted already. */
export async function acceptStep(reader: Reader, accountId: string, { sealedSecret }: Pick<CodeAttempt, 'sealedSecret'>, step: number): Promise<boolean> {
  const { rows } = await sql`
    update second_factors set last_step = ${step}, confirmed_at = coalesce(confirmed_at, clock_timestamp()), failed_attempts = 0, locked_until = null
    where account_id = ${accountId} and sealed_secret = ${sealedSecret} and last_step < ${step} returning account_id`.execute(reader)
  return rows.length > 0
}

/** How many are left after this one; undefined: there is no such code, or it was used. */
export async function spendRecoveryCode(tx: Tx, accountId: string, hash: Buffer): Promise<number | undefined> {
  const { rows } = await sql`
    update recovery_codes set used_at = clock_timestamp() where account_id = ${accountId} and code_hash = ${hash} and used_at is null returning id`.execute(tx)
  if (rows.length === 0) return undefined
  await sql`update second_factors set failed_attempts = 0, locked_until = null where account_id = ${accountId}`.execute(tx)
  return (await readFactor(tx, accountId))?.recoveryCodesLeft
}

/** The new ones count; none of the old ones does any more. */
export async function replaceRecoveryCodes(tx: Tx, accountId: string, hashes: readonly Buffer[]): Promise<void> {
  await sql`delete from recovery_codes where account_id = ${accountId}`.execute(tx)
  await sql`insert into recovery_codes (account_id, code_hash) select ${accountId}, unnest(${[...hashes]}::bytea[])`.execute(tx)
}

/** For what changes a factor: two at once wait for each other. False: there is none. */
export async function lockFactor(tx: Tx, accountId: string): Promise<boolean> {
  const { rows } = await sql`select from second_factors where account_id = ${accountId} and confirmed_at is not null for update`.execute(tx)
  return rows.length > 0
}

export async function removeFactor(tx: Tx, accountId: string): Promise<void> {
  await sql`delete from recovery_codes where account_id = ${accountId}`.execute(tx)
  await sql`delete from second_factors where account_id = ${accountId}`.execute(tx)
}
