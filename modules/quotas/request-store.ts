import { sql } from 'kysely'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { QuotaZones } from '#modules/access/rules/permissions.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { requestList } from './contract.ts'
import { rowsOfTab, visibleRequests, type RequestFacts, type RequestTab } from './policy.ts'
import type { QuotaKey } from './rules/quota.ts'

export type RequestRecord = RequestFacts & {
  readonly id: string
  readonly number: string
  readonly departmentName: string
  readonly parentName: string
  readonly metrics: Metric[]
  readonly reason: string
  readonly endsOn: Day | null
  readonly requestedByName: string
  readonly requestedForName: string | null
  readonly requestedAt: Date
  readonly decidedById: string | null
  readonly decidedByName: string | null
  readonly decidedForId: string | null
  readonly decidedForName: string | null
  readonly decidedAt: Date | null
  readonly decisionReason: string
  readonly version: number
}
export type RequestItemRow = {
  readonly regionId: string
  readonly metric: Metric
  readonly increase: number
  readonly totalBefore: number
  readonly totalNow: number
  readonly granted: number | null
  readonly parentRemaining: number
}

const columns = sql`r.id, r.number, r.status, r.department_id as "departmentId", department_label(d) as "departmentName", r.parent_id as "parentId",
  department_label(p) as "parentName", r.zones, r.reason, r.ends_on as "endsOn", r.version,
  array(select distinct i.metric from quota_request_items i where i.request_id = r.id order by 1) as metrics,
  r.requested_by as "requestedById", u.display_name as "requestedByName", r.requested_for as "requestedForId", uf.display_name as "requestedForName",
  r.requested_at as "requestedAt", r.decided_by as "decidedById", v.display_name as "decidedByName", r.decided_for as "decidedForId",
  vf.display_name as "decidedForName", r.decided_at as "decidedAt", r.decision_reason as "decisionReason"`
const from = sql`quota_requests r join departments d on d.id = r.department_id join departments p on p.id = r.parent_id
  join accounts u on u.id = r.requested_by left join accounts uf on uf.id = r.requested_for
  left join accounts v on v.id = r.decided_by left join accounts vf on vf.id = r.decided_for`

const source: ListSource<typeof requestList> = {
  columns, from, id: sql`r.id`,
  fields: {
    number: sql`r.number`, status: sql`r.status`, department: sql`r.department_id`, zones: sql`r.zones`,
    requestedAt: sql`r.requested_at`, decidedAt: sql`coalesce(r.decided_at, 'infinity')`,
  },
  search: [sql`r.number`, sql`r.reason`, sql`d.name`],
}

export function listRequestRows(reader: Reader, actor: Actor, tab: RequestTab, input: ListInput): Promise<ListResult<RequestRecord>> {
  return listRows(reader, requestList, source, input, rowsOfTab(actor, tab))
}

/** Outside the scope of the actor: 404. */
export async function findRequest(reader: Reader, actor: Actor, id: string): Promise<RequestRecord> {
  const { rows } = await sql<RequestRecord>`select ${columns} from ${from} where r.id = ${id} and ${visibleRequests(actor)}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** For notices, which are nobody's. */
export async function readRequestRecord(reader: Reader, id: string): Promise<RequestRecord> {
  const { rows } = await sql<RequestRecord>`select ${columns} from ${from} where r.id = ${id}`.execute(reader)
  return rows[0]!
}

export async function seesRequestRow(database: Reader, actor: Actor, id: string): Promise<boolean> {
  const { rows } = await sql`select from quota_requests r where r.id = ${id} and ${visibleRequests(actor)}`.execute(database)
  return rows.length > 0
}

/** The request, kept for the one decision that counts (Q4). */
export async function lockRequest(tx: Tx, actor: Actor, id: string): Promise<RequestRecord> {
  const { rows } = await sql`select from quota_requests r where r.id = ${id} and ${visibleRequests(actor)} for update`.execute(tx)
  if (rows.length === 0) throw notFound()
  return findRequest(tx, actor, id)
}

/** With the numbers of now beside those of when it was asked; what the parent has left is negative for nobody. */
export async function itemsOf(reader: Reader, requestId: string): Promise<RequestItemRow[]> {
  const { rows } = await sql<{ [name in keyof RequestItemRow]: string | null }>`
    select i.region_id as "regionId", i.metric, i.increase, i.total_before as "totalBefore", i.granted, coalesce(q.total, 0) as "totalNow",
      case when p.overdue > 0 then 0 else coalesce(p.total - p.allocated - p.used - p.reserved, 0) end as "parentRemaining"
    from quota_request_items i join quota_requests r on r.id = i.request_id join regions g on g.id = i.region_id
    left join quotas q on q.department_id = r.department_id and q.region_id = i.region_id and q.metric = i.metric
    left join quotas p on p.department_id = r.parent_id and p.region_id = i.region_id and p.metric = i.metric
    where i.request_id = ${requestId} order by g.position, g.id, i.metric`.execute(reader)
  return rows.map((row) => ({
    regionId: row.regionId!, metric: row.metric as Metric, increase: Number(row.increase), totalBefore: Number(row.totalBefore),
    totalNow: Number(row.totalNow), granted: row.granted === null ? null : Number(row.granted), parentRemaining: Number(row.parentRemaining),
  }))
}

export type NewRequest = {
  readonly number: string
  readonly departmentId: string
  readonly parentId: string
  readonly sector: string | null
  readonly zones: QuotaZones
  readonly reason: string
  readonly endsOn: Day | null
  readonly items: readonly (Omit<QuotaKey, 'departmentId'> & { readonly increase: number })[]
}

export async function insertRequest(tx: Tx, request: NewRequest, actor: Actor, at: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with made as (
      insert into quota_requests (number, department_id, parent_id, sector, zones, reason, ends_on, requested_by, requested_for, requested_at)
      values (${request.number}, ${request.departmentId}, ${request.parentId}, ${request.sector}, ${request.zones}, ${request.reason}, ${request.endsOn},
        ${actor.id}, ${actor.actingFor?.id ?? null}, ${at}) returning id, department_id),
    items as (
      insert into quota_request_items (request_id, region_id, metric, increase, total_before)
      select made.id, w."regionId", w.metric, w.increase, coalesce(q.total, 0)
      from made cross join jsonb_to_recordset(${JSON.stringify(request.items)}::jsonb) as w("regionId" bigint, metric text, increase bigint)
      left join quotas q on q.department_id = made.department_id and q.region_id = w."regionId" and q.metric = w.metric)
    select id from made`.execute(tx)
  return rows[0]!.id
}

export type Decision = { readonly status: 'approved' | 'rejected' | 'withdrawn'; readonly reason: string; readonly granted?: readonly (Omit<QuotaKey, 'departmentId'> & { readonly amount: number })[] }

/** Compare-and-set on the status: of two that decide at once, one counts. */
export async function decideRequest(tx: Tx, { id, version }: RequestRecord, decision: Decision, actor: Actor, at: Date): Promise<void> {
  const isReviewed = decision.status !== 'withdrawn'
  const { rows } = await sql`
    update quota_requests set status = ${decision.status}, decided_at = ${at}, decided_by = ${isReviewed ? actor.id : null},
      decided_for = ${isReviewed ? actor.actingFor?.id ?? null : null}, decision_reason = ${decision.reason}, version = version + 1
    where id = ${id} and status = 'waiting' and version = ${version} returning id`.execute(tx)
  if (rows.length === 0) throw refuse('conflict.stale')
  await sql`update quota_request_items i set granted = w.amount
    from jsonb_to_recordset(${JSON.stringify(decision.granted ?? [])}::jsonb) as w("regionId" bigint, metric text, amount bigint)
    where i.request_id = ${id} and i.region_id = w."regionId" and i.metric = w.metric`.execute(tx)
}

/** Waiting requests of these departments, or asked of them. */
export async function waitingRequestsOf(reader: Reader, departmentIds: readonly string[]): Promise<{ count: number; examples: string[] }> {
  const ids = sql`${[...departmentIds]}::bigint[]`
  const { rows } = await sql<{ count: number; examples: string[] }>`
    select count(*)::int as count, coalesce((array_agg(number order by id))[1:5], '{}') as examples
    from quota_requests where status = 'waiting' and (department_id = any(${ids}) or parent_id = any(${ids}))`.execute(reader)
  return rows[0]!
}
