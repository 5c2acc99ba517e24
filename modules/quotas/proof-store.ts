import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import type { QuotaKey } from './rules/quota.ts'

const names = ['total', 'allocated', 'used', 'reserved'] as const
export type CountedName = (typeof names)[number]
export type Counted = { readonly [name in CountedName]: number }
/** A row of the books beside what its children were given and what its history adds up to; either may be without a row. */
export type BookRow = QuotaKey & { readonly stored: Counted; readonly told: Counted; readonly childrenTotal: number; readonly childrenCount: number; readonly changes: number }

export async function readBooks(reader: Reader): Promise<BookRow[]> {
  const { rows } = await sql<QuotaKey & { stored: Counted | null; told: Counted | null; childrenTotal: number; childrenCount: number; changes: number }>`
    with given as (
      select d.parent_id as department_id, c.region_id, c.metric, sum(c.total) as total, count(*) as count
      from quotas c join departments d on d.id = c.department_id where d.parent_id is not null and c.total > 0 group by 1, 2, 3),
    told as (
      select department_id, region_id, metric, sum(total) as total, sum(allocated) as allocated, sum(used) as used, sum(reserved) as reserved, count(*) as count
      from quota_changes group by 1, 2, 3)
    select department_id::text as "departmentId", region_id::text as "regionId", metric,
      case when q.total is not null then json_build_object('total', q.total, 'allocated', q.allocated, 'used', q.used, 'reserved', q.reserved) end as stored,
      case when told.total is not null then json_build_object('total', told.total, 'allocated', told.allocated, 'used', told.used, 'reserved', told.reserved) end as told,
      coalesce(given.total, 0)::float8 as "childrenTotal", coalesce(given.count, 0)::int as "childrenCount", coalesce(told.count, 0)::int as changes
    from quotas q full join given using (department_id, region_id, metric) full join told using (department_id, region_id, metric)
    order by 1, 2, 3`.execute(reader)
  return rows.map((row) => ({ ...row, stored: row.stored ?? nothing, told: row.told ?? nothing }))
}

const nothing: Counted = { total: 0, allocated: 0, used: 0, reserved: 0 }

/** What the direct children of one row have together. */
export async function childrenTotalOf(reader: Reader, { departmentId, regionId, metric }: QuotaKey): Promise<number> {
  const { rows } = await sql<{ total: string }>`
    select coalesce(sum(c.total), 0) as total from quotas c join departments d on d.id = c.department_id
    where d.parent_id = ${departmentId} and c.region_id = ${regionId} and c.metric = ${metric}`.execute(reader)
  return Number(rows[0]!.total)
}
