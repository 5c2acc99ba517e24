import { sql } from 'kysely'
import { notFound } from '#kit/pure/refusal.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { ListSource } from '#kit/server/list.ts'
import type { SignUpStatus } from './rules/sign-up.ts'
import type { listSignUps } from './sign-up-contract.ts'
import type { Writing } from './store.ts'

export type SignUpFields = {
  readonly accountName: string
  readonly displayName: string
  readonly email: string
  readonly phone: string
  readonly organisation: string
  readonly reason: string
  readonly language: Language
}
export type SignUpRecord = SignUpFields & {
  readonly id: string
  readonly status: SignUpStatus
  readonly askedAt: Date
  readonly decidedAt: Date | null
  readonly decidedById: string | null
  readonly decidedByName: string | null
  readonly decisionReason: string
  readonly memberId: string | null
  readonly isNameTaken: boolean
  readonly isEmailTaken: boolean
  readonly version: number
}

export const signUpSource: ListSource<typeof listSignUps['list']> = {
  columns: sql`s.id::text as id, s.status, s.account_name as "accountName", s.display_name as "displayName", s.email, s.phone, s.organisation, s.reason, s.language,
    s.asked_at as "askedAt", s.decided_at as "decidedAt", u.id::text as "decidedById", u.display_name as "decidedByName", s.decision_reason as "decisionReason",
    s.account_id::text as "memberId", s.version,
    s.status = 'waiting' and exists (select from accounts a where a.account_name = s.account_name) as "isNameTaken",
    s.status = 'waiting' and exists (select from accounts a where a.email <> '' and lower(a.email) = lower(s.email)) as "isEmailTaken"`,
  from: sql`sign_ups s left join accounts u on u.id = s.decided_by`,
  id: sql`s.id`,
  fields: { accountName: sql`s.account_name`, askedAt: sql`s.asked_at`, status: sql`s.status` },
  search: [sql`s.account_name`, sql`s.display_name`, sql`s.email`, sql`s.organisation`],
}

export async function findSignUp(reader: Reader, id: string): Promise<SignUpRecord> {
  const { rows } = await sql<SignUpRecord>`select ${signUpSource.columns} from ${signUpSource.from} where s.id = ${id}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}
export async function lockSignUp(tx: Tx, id: string): Promise<SignUpRecord> {
  const { rows } = await sql`select 1 from sign_ups s where s.id = ${id} for update`.execute(tx)
  if (rows.length === 0) throw notFound()
  return findSignUp(tx, id)
}

/** Undefined: another waiting one wants the same account name; the unique key decides, also between two at once. */
export async function insertSignUp(tx: Tx, wanted: SignUpFields, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into sign_ups (account_name, display_name, email, phone, organisation, reason, language, asked_at)
    values (${wanted.accountName}, ${wanted.displayName}, ${wanted.email}, ${wanted.phone}, ${wanted.organisation}, ${wanted.reason}, ${wanted.language}, ${now})
    on conflict (account_name) where status = 'waiting' do nothing returning id::text as id`.execute(tx)
  return rows[0]?.id
}

/** Whether the waiting one of this name came from the same address: then it is the same person, pressing twice. */
export async function isSameWaiting(reader: Reader, { accountName, email }: SignUpFields): Promise<boolean> {
  const { rows } = await sql`select 1 from sign_ups where status = 'waiting' and account_name = ${accountName} and lower(email) = lower(${email})`.execute(reader)
  return rows.length > 0
}

/** One that is decided as it comes: nobody needs to look at it. */
export async function insertRejected(tx: Tx, wanted: SignUpFields, decisionReason: string, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into sign_ups (account_name, display_name, email, phone, organisation, reason, language, asked_at, status, decided_at, decision_reason)
    values (${wanted.accountName}, ${wanted.displayName}, ${wanted.email}, ${wanted.phone}, ${wanted.organisation}, ${wanted.reason}, ${wanted.language}, ${now}, 'rejected', ${now}, ${decisionReason})
    returning id::text as id`.execute(tx)
  return rows[0]!.id
}

export async function writeApproval(tx: Tx, id: string, accountId: string, { actor, now }: Writing): Promise<void> {
  await sql`update sign_ups set status = 'approved', account_id = ${accountId}, decided_at = ${now}, decided_by = ${actor.id}, version = version + 1 where id = ${id}`.execute(tx)
}
export async function writeRejection(tx: Tx, id: string, reason: string, { actor, now }: Writing): Promise<void> {
  await sql`update sign_ups set status = 'rejected', decision_reason = ${reason}, decided_at = ${now}, decided_by = ${actor.id}, version = version + 1 where id = ${id}`.execute(tx)
}
