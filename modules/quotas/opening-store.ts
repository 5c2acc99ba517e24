import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import type { QuotaEvidenceRow } from './offers.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'

/** How the first books are opened: what every department gets, beside what it needs. */
export type Opening = {
  readonly at: Date
  readonly used: readonly QuotaEvidenceRow[]
  readonly reserved: readonly QuotaEvidenceRow[]
  /** Of what a department needs, in percent: 100 is exactly that. */
  readonly needPercent: number
  /** Up to so many percent more, differing from department to department; the demonstration looks alive by it. */
  readonly spreadPercent?: number
  /** At the root, of what all have together, in percent. */
  readonly capacityPercent: number
  /** At least so much for every unit, and shares of it for the others; empty: nobody gets more than they need. */
  readonly base: readonly { readonly metric: Metric; readonly amount: number }[]
}

/**
 * Opens the books of an empty table from present use, bottom up: a department's total is its own share and the totals
 * of its children (Q1, Q6). Answers how many rows there are now.
 */
export async function openBooks(tx: Tx, { used, reserved, needPercent, spreadPercent = 0, capacityPercent, base }: Opening): Promise<number> {
  const evidence = (rows: readonly QuotaEvidenceRow[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e("departmentId" bigint, "regionId" bigint, metric text, amount bigint)`
  const { numAffectedRows } = await sql`
    with needed as (
      select "departmentId" as department_id, "regionId" as region_id, metric, sum(used)::bigint as used, sum(reserved)::bigint as reserved
      from (select "departmentId", "regionId", metric, amount as used, 0 as reserved from ${evidence(used)}
        union all select "departmentId", "regionId", metric, 0, amount from ${evidence(reserved)}) each_of group by 1, 2, 3),
    granted as (
      select d.id as department_id, g.id as region_id, b.metric,
        case d.kind when 'root' then 0 when 'unit' then b.amount when 'head' then b.amount / 2 else b.amount / 10 end as amount
      from departments d cross join regions g cross join jsonb_to_recordset(${JSON.stringify(base)}::jsonb) as b(metric text, amount bigint)
      where not d.is_archived),
    own as (
      select coalesce(n.department_id, g.department_id) as department_id, coalesce(n.region_id, g.region_id) as region_id, coalesce(n.metric, g.metric) as metric,
        coalesce(n.used, 0) as used, coalesce(n.reserved, 0) as reserved,
        greatest(coalesce(g.amount, 0), ceil(coalesce(n.used + n.reserved, 0) * (${needPercent}::int + (coalesce(n.department_id, 0) * 37 + coalesce(n.region_id, 0) * 11) % ${spreadPercent + 1}::int) / 100.0)::bigint) as share
      from needed n full join granted g on g.department_id = n.department_id and g.region_id = n.region_id and g.metric = n.metric),
    above as (select d.id as descendant_id, up.id as department_id, up.kind from departments d join departments up on d.path like up.path || '%'),
    totals as (
      select above.department_id, above.kind, own.region_id, own.metric, sum(own.share)::bigint as total, sum(own.share) filter (where own.department_id = above.department_id) as share
      from own join above on above.descendant_id = own.department_id group by 1, 2, 3, 4)
    insert into quotas (department_id, region_id, metric, total, allocated, used, reserved)
    select t.department_id, t.region_id, t.metric,
      case t.kind when 'root' then t.total * ${capacityPercent}::int / 100 else t.total end, t.total - coalesce(t.share, 0), coalesce(own.used, 0), coalesce(own.reserved, 0)
    from totals t left join own on own.department_id = t.department_id and own.region_id = t.region_id and own.metric = t.metric
    where t.total > 0`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** What each row was opened with, as the first line of its history. */
export async function noteOpening(tx: Tx, at: Date): Promise<void> {
  await sql`
    insert into quota_changes (at, department_id, region_id, metric, kind, total, allocated, used, reserved, total_after, allocated_after, used_after, reserved_after, subject_kind)
    select ${at}, department_id, region_id, metric, 'opening', total, allocated, used, reserved, total, allocated, used, reserved, 'quota' from quotas`.execute(tx)
}

export async function hasBooks(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from quotas limit 1`.execute(tx)
  return rows.length > 0
}
