import { sql } from 'kysely'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { QuotaPermission, Role } from '#modules/access/rules/permissions.ts'
import { listAccountRequests } from './contract.ts'
import { visibleRequests, type RequestFacts } from './policy.ts'

// Requests as those see them who decide. What is written when one is sent stands in `submission-store.ts`.

export type RequestRecord = RequestFacts & {
  readonly id: string
  readonly number: string
  readonly departmentId: string
  readonly departmentName: string
  readonly regionId: string | null
  readonly regionNames: [string, string, string] | null
  readonly projects: string
  readonly accountName: string
  readonly displayName: string
  readonly phone: string
  readonly email: string
  readonly language: Language
  readonly roles: Role[]
  readonly quotaPermissions: QuotaPermission[]
  readonly headName: string
  readonly headContact: string
  readonly reason: string
  readonly submittedAt: Date
  readonly submittedByName: string | null
  readonly submittedForName: string | null
  readonly dueAt: Date
  readonly accountOwnName: string | null
  readonly decidedAt: Date | null
  readonly decidedById: string | null
  readonly decidedByName: string | null
  readonly decidedForId: string | null
  readonly decidedForName: string | null
  readonly decisionReason: string
  readonly isNameTaken: boolean
  readonly isEmailTaken: boolean
  readonly version: number
}

const isOpenNew = sql`r.state = 'waiting' and r.kind = 'new_account'`
const columns = sql`r.id::text as id, r.number, r.kind, r.state, r.department_id::text as "departmentId", department_label(d) as "departmentName",
  r.region_id::text as "regionId", g.names as "regionNames", r.projects, r.account_name as "accountName", r.display_name as "displayName", r.phone, r.email, r.language,
  r.roles, r.quota_permissions as "quotaPermissions", r.head_name as "headName", r.head_contact as "headContact", r.reason,
  r.submitted_at as "submittedAt", r.submitted_by::text as "submittedById", s.display_name as "submittedByName", r.submitted_for::text as "submittedForId",
  sf.display_name as "submittedForName", r.due_at as "dueAt", r.account_id::text as "accountId", a.display_name as "accountOwnName",
  r.decided_at as "decidedAt", r.decided_by::text as "decidedById", v.display_name as "decidedByName", r.decided_for::text as "decidedForId",
  vf.display_name as "decidedForName", r.decision_reason as "decisionReason", r.version,
  ${isOpenNew} and exists (select from accounts k where k.account_name = r.account_name) as "isNameTaken",
  ${isOpenNew} and exists (select from accounts k where k.email <> '' and lower(k.email) = lower(r.email)) as "isEmailTaken"`
const from = sql`account_requests r join departments d on d.id = r.department_id left join regions g on g.id = r.region_id
  left join accounts a on a.id = r.account_id left join accounts s on s.id = r.submitted_by left join accounts sf on sf.id = r.submitted_for
  left join accounts v on v.id = r.decided_by left join accounts vf on vf.id = r.decided_for`

const source: ListSource<typeof listAccountRequests['list']> = {
  columns, from, id: sql`r.id`,
  fields: {
    // Seconds since 1970 are below 1e11 for a thousand years: what is decided comes after everything that waits.
    urgency: sql`case when r.state = 'waiting' then extract(epoch from r.due_at) else 1e12 - extract(epoch from r.decided_at) end`,
    number: sql`r.number`, kind: sql`r.kind`, state: sql`r.state`, accountName: sql`r.account_name`, displayName: sql`r.display_name collate pinyin`,
    department: sql`department_label(d) collate pinyin`, roles: sql`r.roles`, submittedAt: sql`r.submitted_at`, dueAt: sql`r.due_at`,
    timing: sql`case when r.state <> 'waiting' then 'decided' when r.due_at < platform_now() then 'overdue' else 'in_time' end`,
  },
  numbers: ['number'],
  search: [sql`r.number`, sql`r.account_name`, sql`r.display_name`, sql`r.email`, sql`department_label(d)`],
}

export function listRequests(reader: Reader, actor: Actor, input: ListInput): Promise<ListResult<RequestRecord>> {
  return listRows<typeof listAccountRequests['list'], RequestRecord>(reader, listAccountRequests.list, source, { ...input, sort: input.sort ?? 'urgency' }, visibleRequests(actor))
}

/** Outside the scope of the actor: 404. */
export async function findRequest(reader: Reader, actor: Actor, id: string): Promise<RequestRecord> {
  const { rows } = await sql<RequestRecord>`select ${columns} from ${from} where r.id = ${id} and ${visibleRequests(actor)}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** For notices, which are nobody's. */
export async function readRequest(reader: Reader, id: string): Promise<RequestRecord> {
  const { rows } = await sql<RequestRecord>`select ${columns} from ${from} where r.id = ${id}`.execute(reader)
  return rows[0]!
}

/** Kept for the one decision that counts. */
export async function lockRequest(tx: Tx, actor: Actor, id: string): Promise<RequestRecord> {
  const { rows } = await sql`select from account_requests r where r.id = ${id} and ${visibleRequests(actor)} for update`.execute(tx)
  if (rows.length === 0) throw notFound()
  return findRequest(tx, actor, id)
}

export type Decision = { readonly state: 'approved' | 'rejected'; readonly accountId: string | null; readonly accountName: string; readonly reason: string }

/** Compare-and-set on state and version: of two that decide at once, one counts. */
export async function writeDecision(tx: Tx, { id, version }: RequestRecord, { state, accountId, accountName, reason }: Decision, actor: Actor, at: Date): Promise<void> {
  const { rows } = await sql`
    update account_requests set state = ${state}, account_id = coalesce(${accountId}, account_id), account_name = ${accountName}, decided_at = ${at},
      decided_by = ${actor.id}, decided_for = ${actor.actingFor?.id ?? null}, decision_reason = ${reason}, version = version + 1
    where id = ${id} and state = 'waiting' and version = ${version} returning id`.execute(tx)
  if (rows.length === 0) throw refuse('conflict.stale')
}

/** Marks what is late at this moment, once each, and answers it. */
export async function takeOverdue(tx: Tx, now: Date): Promise<{ readonly id: string; readonly number: string; readonly kind: string; readonly departmentId: string }[]> {
  const { rows } = await sql<{ id: string; number: string; kind: string; departmentId: string }>`
    update account_requests set reminded_at = ${now}
    where id in (select id from account_requests where state = 'waiting' and due_at < ${now} and reminded_at is null order by due_at, id for update skip locked limit 500)
    returning id::text as id, number, kind, department_id::text as "departmentId"`.execute(tx)
  return rows
}
