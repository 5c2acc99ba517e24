import { sql } from 'kysely'
import type { Database, Reader, Tx } from '#kit/server/database.ts'
import type { Day } from '#kit/pure/time.ts'
import type { QuotaKey } from './rules/quota.ts'

// A grant is written only under the lock of its quota row, so the row's lock decides the order of all of them.

export type OpenGrant = QuotaKey & { readonly id: string; readonly amount: number; readonly endsOn: Day }
export type NewGrant = QuotaKey & { readonly amount: number; readonly endsOn: Day }

const columns = sql`g.id, g.department_id as "departmentId", g.region_id as "regionId", g.metric, g.amount, g.ends_on as "endsOn"`
type StoredGrant = Omit<OpenGrant, 'amount'> & { readonly amount: string }
const asGrant = (row: StoredGrant): OpenGrant => ({ ...row, amount: Number(row.amount) })

/** What falls back by itself, soonest first. */
export async function openGrants(reader: Reader, departmentIds: readonly string[], regionId?: string): Promise<OpenGrant[]> {
  const { rows } = await sql<StoredGrant>`
    select ${columns} from quota_grants g
    where g.ended_at is null and g.department_id = any(${[...departmentIds]}::bigint[]) and (${regionId ?? null}::bigint is null or g.region_id = ${regionId ?? null})
    order by g.ends_on, g.id`.execute(reader)
  return rows.map(asGrant)
}

export async function insertGrants(tx: Tx, grants: readonly NewGrant[], by: { readonly accountId: string | null; readonly at: Date }): Promise<void> {
  if (grants.length === 0) return
  await sql`insert into quota_grants (department_id, region_id, metric, amount, granted, ends_on, granted_by, created_at)
    select "departmentId", "regionId", metric, amount, amount, "endsOn", ${by.accountId}, ${by.at}
    from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as w("departmentId" bigint, "regionId" bigint, metric text, amount bigint, "endsOn" date)`.execute(tx)
}

/** What was taken back by hand comes off the open grants, those that end soonest first; an empty one is over. */
export async function takeFromGrants(tx: Tx, taken: readonly (QuotaKey & { readonly amount: number })[], at: Date): Promise<void> {
  if (taken.length === 0) return
  await sql`
    with shares as (
      select g.id, least(g.amount, greatest(0, w.amount - (sum(g.amount) over (partition by g.department_id, g.region_id, g.metric order by g.ends_on, g.id) - g.amount))) as share
      from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as w("departmentId" bigint, "regionId" bigint, metric text, amount bigint)
      join quota_grants g on g.department_id = w."departmentId" and g.region_id = w."regionId" and g.metric = w.metric and g.ended_at is null)
    update quota_grants g set amount = g.amount - s.share, ended_at = case when s.share = g.amount then ${at}::timestamptz end
    from shares s where s.id = g.id and s.share > 0`.execute(tx)
}

/** Due on this day or before, the deepest departments first: what they give back is then there for those above them. */
export async function dueGrants(database: Database, today: Day): Promise<OpenGrant[]> {
  const { rows } = await sql<StoredGrant>`
    select ${columns} from quota_grants g join departments d on d.id = g.department_id
    where g.ended_at is null and g.ends_on <= ${today} order by d.depth desc, g.ends_on, g.id limit 1000`.execute(database)
  return rows.map(asGrant)
}

/** The grant as it is under the lock of its quota row; undefined once it is over. */
export async function openGrant(tx: Tx, id: string): Promise<OpenGrant | undefined> {
  const { rows } = await sql<StoredGrant>`select ${columns} from quota_grants g where g.id = ${id} and g.ended_at is null for update`.execute(tx)
  return rows.map(asGrant)[0]
}

export async function endGrant(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update quota_grants set ended_at = ${at} where id = ${id}`.execute(tx)
}

/** Rows in which something overdue could fall back now, the deepest departments first. */
export async function settleableQuotas(database: Database): Promise<QuotaKey[]> {
  const { rows } = await sql<QuotaKey>`
    select q.department_id as "departmentId", q.region_id as "regionId", q.metric from quotas q join departments d on d.id = q.department_id
    where q.overdue > 0 and q.total > q.allocated + q.used + q.reserved order by d.depth desc, d.id, q.region_id, q.metric limit 1000`.execute(database)
  return rows
}
