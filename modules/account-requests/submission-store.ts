import { sql } from 'kysely'
import type { Language } from '#kit/pure/register.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { DepartmentKind, QuotaPermission, Role, Sector } from '#modules/access/rules/permissions.ts'
import type { RequestKind, RequestState } from './rules/status.ts'

// What is written and read when a request is sent, by a stranger or by an account for itself.

export type Submission = {
  readonly kind: RequestKind
  readonly number: string
  readonly departmentId: string
  readonly regionId: string | null
  readonly projects: string
  readonly accountName: string
  readonly displayName: string
  readonly phone: string
  readonly email: string
  readonly language: Language
  readonly roles: readonly Role[]
  readonly quotaPermissions: readonly QuotaPermission[]
  readonly headName: string
  readonly headContact: string
  readonly reason: string
  /** The account that asks for more. */
  readonly accountId: string | null
  readonly dueAt: Date
  /** Of a stranger's idempotency key, and of what was asked for with it. */
  readonly keyHash: Buffer | null
  readonly contentHash: Buffer | null
}

/** `rejection`: turned down as it comes, by nobody. Undefined: another one waits for this name or account, or came under this key. */
export async function insertSubmission(tx: Tx, asked: Submission, actor: Actor, now: Date, rejection: string | null = null): Promise<string | undefined> {
  const sender = actor.kind === 'account' ? actor.id : null
  const { rows } = await sql<{ id: string }>`
    insert into account_requests (kind, number, state, department_id, region_id, projects, account_name, display_name, phone, email, language, roles, quota_permissions,
      head_name, head_contact, reason, account_id, submitted_by, submitted_for, submitted_at, due_at, key_hash, content_hash, decided_at, decision_reason)
    values (${asked.kind}, ${asked.number}, ${rejection === null ? 'waiting' : 'rejected'}, ${asked.departmentId}, ${asked.regionId}, ${asked.projects}, ${asked.accountName},
      ${asked.displayName}, ${asked.phone}, ${asked.email}, ${asked.language}, ${[...asked.roles]}, ${[...asked.quotaPermissions]}, ${asked.headName}, ${asked.headContact}, ${asked.reason},
      ${asked.accountId}, ${sender}, ${sender === null ? null : actor.actingFor?.id ?? null}, ${now}, ${asked.dueAt}, ${asked.keyHash}, ${asked.contentHash},
      ${rejection === null ? null : now}, ${rejection ?? ''})
    on conflict do nothing returning id::text as id`.execute(tx)
  return rows[0]?.id
}

export type Sent = { readonly number: string; readonly submittedAt: Date; readonly dueAt: Date; readonly contentHash: Buffer | null }

/** What a stranger sent under the same key before. */
export async function sentUnderKey(reader: Reader, keyHash: Buffer): Promise<Sent | undefined> {
  return (await readSent(reader, sql`key_hash = ${keyHash}`))[0]
}
/** What waits for this account name. */
export async function waitingForName(reader: Reader, accountName: string): Promise<Sent | undefined> {
  return (await readSent(reader, sql`kind = 'new_account' and state = 'waiting' and account_name = ${accountName}`))[0]
}
async function readSent(reader: Reader, which: ReturnType<typeof sql>): Promise<Sent[]> {
  const { rows } = await sql<Sent>`
    select number, submitted_at as "submittedAt", due_at as "dueAt", content_hash as "contentHash" from account_requests where ${which}`.execute(reader)
  return rows
}

export type OwnRequest = {
  readonly id: string; readonly number: string; readonly state: RequestState; readonly roles: Role[]; readonly quotaPermissions: QuotaPermission[]; readonly reason: string
  readonly submittedAt: Date; readonly dueAt: Date; readonly decidedAt: Date | null; readonly decidedByName: string | null; readonly decisionReason: string
}
/** The last ones that the account sent for itself. */
export async function readOwnRequests(reader: Reader, accountId: string): Promise<OwnRequest[]> {
  const { rows } = await sql<OwnRequest>`
    select r.id::text as id, r.number, r.state, r.roles, r.quota_permissions as "quotaPermissions", r.reason, r.submitted_at as "submittedAt", r.due_at as "dueAt",
      r.decided_at as "decidedAt", v.display_name as "decidedByName", r.decision_reason as "decisionReason"
    from account_requests r left join accounts v on v.id = r.decided_by
    where r.kind = 'further_grants' and r.account_id = ${accountId} order by r.id desc limit 20`.execute(reader)
  return rows
}

export type DepartmentChoice = { readonly id: string; readonly parentId: string | null; readonly name: string; readonly kind: DepartmentKind; readonly sector: Sector | null }
/** Active departments below the root, parents before children. */
export async function readActiveDepartments(reader: Reader): Promise<DepartmentChoice[]> {
  const { rows } = await sql<DepartmentChoice>`
    select d.id::text as id, case when p.kind <> 'root' then p.id::text end as "parentId", d.name, d.kind, d.sector
    from departments d join departments p on p.id = d.parent_id
    where not d.is_archived order by d.depth, d.name collate pinyin, d.id`.execute(reader)
  return rows
}
