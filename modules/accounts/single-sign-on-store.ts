import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import { open, seal } from '#kit/server/secrets.ts'
import type { Checks } from './single-sign-on-provider.ts'

// Single sign-ons under way, and who an account is at the identity provider (C-E7). In real time.

const minutes = 10
const sealingPurpose = 'single-sign-on'
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** `second_factor`: the provider has said who it is; the account's own factor is still to come. */
export type SignOnPurpose = 'log_in' | 'link' | 'second_factor'
export type SignOn = { readonly purpose: SignOnPurpose; readonly returnTo: string; readonly accountId: string | null; readonly checks?: Checks; readonly identityId?: string }

/** Bound to the browser by a token that only its cookie holds; answers that token. */
export async function writeSignOn(tx: Reader, { purpose, returnTo, accountId, checks, identityId }: SignOn): Promise<string> {
  const browserToken = randomBytes(32).toString('base64url')
  await sql`
    insert into single_sign_ons (state_hash, browser_hash, sealed_checks, return_to, account_id)
    values (${hashOf(checks?.state ?? browserToken)}, ${hashOf(browserToken)}, ${seal(JSON.stringify({ purpose, checks, identityId }), sealingPurpose)}, ${returnTo}, ${accountId})`.execute(tx)
  return browserToken
}

const isOpen = sql`begun_at > clock_timestamp() - make_interval(mins => ${sql.lit(minutes)})`
type SignOnRow = { readonly sealedChecks: string; readonly returnTo: string; readonly accountId: string | null }

/** The one that this browser began with this state: used with that, whatever follows. */
export async function takeSignOn(reader: Reader, state: string, browserToken: string): Promise<SignOn | undefined> {
  const { rows } = await sql<SignOnRow>`
    delete from single_sign_ons where state_hash = ${hashOf(state)} and browser_hash = ${hashOf(browserToken)} and ${isOpen}
    returning sealed_checks as "sealedChecks", return_to as "returnTo", account_id::text as "accountId"`.execute(reader)
  return signOnOf(rows[0])
}

/** The second step of this browser: stays, because a code may be wrong. */
export async function readSecondStep(reader: Reader, browserToken: string): Promise<SignOn | undefined> {
  const { rows } = await sql<SignOnRow>`
    select sealed_checks as "sealedChecks", return_to as "returnTo", account_id::text as "accountId" from single_sign_ons
    where state_hash = ${hashOf(browserToken)} and browser_hash = state_hash and ${isOpen}`.execute(reader)
  const found = signOnOf(rows[0])
  return found?.purpose === 'second_factor' ? found : undefined
}

/** False: it was ended already. */
export async function endSecondStep(tx: Reader, browserToken: string): Promise<boolean> {
  const { rows } = await sql`delete from single_sign_ons where state_hash = ${hashOf(browserToken)} returning state_hash`.execute(tx)
  return rows.length > 0
}

function signOnOf(row: SignOnRow | undefined): SignOn | undefined {
  const opened = row && open(row.sealedChecks, sealingPurpose)
  return opened === undefined ? undefined : { ...JSON.parse(opened) as Pick<SignOn, 'purpose' | 'checks' | 'identityId'>, returnTo: row!.returnTo, accountId: row!.accountId }
}

export async function sweepSignOns(tx: Tx): Promise<void> {
  await sql`delete from single_sign_ons where not (${isOpen})`.execute(tx)
}

// ---- identities ----

export type IdentityRow = { readonly id: string; readonly issuer: string; readonly subject: string; readonly linkedAt: Date }

export async function readIdentities(reader: Reader, accountId: string): Promise<IdentityRow[]> {
  const { rows } = await sql<IdentityRow>`
    select id::text as id, issuer, subject, linked_at as "linkedAt" from external_identities where account_id = ${accountId} order by id`.execute(reader)
  return rows
}

export type LinkedAccount = { readonly identityId: string; readonly accountId: string; readonly accountName: string; readonly isEnabled: boolean; readonly hasSecondFactor: boolean }

export async function findLinked(reader: Reader, issuer: string, subject: string): Promise<LinkedAccount | undefined> {
  const { rows } = await sql<LinkedAccount>`
    select i.id::text as "identityId", a.id::text as "accountId", a.account_name as "accountName", a.is_enabled as "isEnabled",
      exists (select from second_factors f where f.account_id = a.id and f.confirmed_at is not null) as "hasSecondFactor"
    from external_identities i join accounts a on a.id = i.account_id where i.issuer = ${issuer} and i.subject = ${subject}`.execute(reader)
  return rows[0]
}

/** Still linked with that account, which is enabled: the row is kept from changing until the session has begun. */
export async function isStillLinked(tx: Tx, identityId: string, accountId: string): Promise<boolean> {
  const { rows } = await sql`
    select from external_identities i join accounts a on a.id = i.account_id
    where i.id = ${identityId} and a.id = ${accountId} and a.is_enabled for share of i, a`.execute(tx)
  return rows.length > 0
}

/** `taken`: that person belongs to another account; `linked_already`: the account has somebody there. */
export async function insertIdentity(tx: Tx, accountId: string, issuer: string, subject: string): Promise<'done' | 'taken' | 'linked_already'> {
  try {
    await sql`insert into external_identities (account_id, issuer, subject) values (${accountId}, ${issuer}, ${subject})`.execute(tx)
    return 'done'
  } catch (error) {
    if (violated(error, 'external_identities_issuer_subject_key')) return 'taken'
    if (violated(error, 'external_identities_account_id_issuer_key')) return 'linked_already'
    throw error
  }
}

export async function removeIdentity(tx: Tx, accountId: string, identityId: string): Promise<IdentityRow | undefined> {
  const { rows } = await sql<IdentityRow>`
    delete from external_identities where id = ${identityId} and account_id = ${accountId} returning id::text as id, issuer, subject, linked_at as "linkedAt"`.execute(tx)
  return rows[0]
}

/** Can the account be logged in to without the identity provider? Locked against two who take away both ways. */
export async function hasPassword(tx: Tx, accountId: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select password_hash is not null as has from accounts where id = ${accountId} for update`.execute(tx)
  return rows[0]?.has ?? false
}
