import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Database, Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { costExpressions } from './cost-lines-store.ts'
import { fixedExpressions, lastOf } from './fixed-store.ts'
import type { BillStatus } from './rules/status.ts'
import { usageExpressions, type DraftScope } from './usage-lines-store.ts'

/** Why a unit's bill cannot be computed, as a phrase's code with what the sentence names. */
export type Problem = { readonly code: string; readonly facts: Readonly<Record<string, unknown>> }
export type Computed = { readonly lineCount: number; readonly problems: readonly Problem[] }
export type BillRow = { readonly id: string; readonly status: BillStatus; readonly revision: number }

/** The lines of a month have a partition of their own, made in its own short transaction: nothing waits for it long. */
export async function ensureLines(database: Database, month: Day): Promise<void> {
  await sql`select ensure_month('bill_lines', ${month}::date)`.execute(database)
}

/** The unit's bill of the month, made empty where it is missing, and locked. One that appears makes the unit's later drafts outdated (B8). */
export async function openBill(tx: Tx, unitId: string, month: Day, now: Date): Promise<BillRow> {
  await sql`
    with made as (
      insert into bills (month, unit_id, sector, total, line_count, computed_at)
      select ${month}::date, d.id, d.sector, 0, 0, ${now} from departments d where d.id = ${unitId} on conflict (unit_id, month) do nothing returning unit_id)
    update bills b set is_outdated = true, version = b.version + 1 from made
    where b.unit_id = made.unit_id and b.month > ${month}::date and b.status = 'draft' and not b.is_outdated`.execute(tx)
  const { rows } = await sql<BillRow>`select id::text as id, status, revision from bills where unit_id = ${unitId} and month = ${month}::date for update`.execute(tx)
  return rows[0]!
}

/**
 * Data that says two things (C-A13): the lines that are there, of the draft or of the newest revision, are not what the bill
 * says that they are. A bill that was never computed has none.
 */
export async function areLinesIntact(tx: Tx, billId: string, month: Day): Promise<boolean> {
  const { rows } = await sql<{ isIntact: boolean }>`
    with bill as (select b.id, b.total, b.line_count, b.revision + (b.status = 'draft')::int as revision from bills b where b.id = ${billId})
    select b.total = l.total and b.line_count = l.line_count and b.line_count = l.last and b.total = s.total as "isIntact"
    from bill b
    cross join (select coalesce(sum(l.amount), 0) as total, count(*) as line_count, coalesce(max(l.number), 0) as last from bill_lines l
      where l.month = ${month}::date and l.bill_id = ${billId} and l.revision = (select revision from bill)) l
    cross join (select coalesce(sum(s.amount), 0) as total from bill_sums s where s.bill_id = ${billId} and s.revision = (select revision from bill)) s`.execute(tx)
  return rows[0]?.isIntact ?? false
}

/**
 * Writes the draft of a locked bill anew: lines, sums and total in one set-based statement (B9). Deterministic: the same facts
 * give the same lines under the same numbers. What it answers as problems must undo the transaction (or its savepoint).
 */
export async function computeDraft(tx: Tx, scope: DraftScope & { readonly currency: string; readonly now: Date }): Promise<Computed> {
  // A large unit takes longer than a page may; its plan must be made for it, and compiling it would take longer than running it.
  await sql`select set_config('statement_timeout', '600000', true), set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true), set_config('work_mem', '65536', true)`.execute(tx)
  const { billId, month } = scope
  const draft = sql`(select b.revision + 1 from bills b where b.id = ${billId})`
  await sql`delete from bill_lines where month = ${month}::date and bill_id = ${billId} and revision = ${draft}`.execute(tx)
  await sql`delete from bill_sums where bill_id = ${billId} and revision = ${draft}`.execute(tx)
  const { rows } = await sql<{ lineCount: number; problems: Problem[] | null }>`
    with ${fixedExpressions({ stretches: sql`s.unit_id = ${scope.unitId}`, month, to: lastOf(month), decimals: scope.decimals })},
    ${usageExpressions(scope)}, ${costExpressions(scope, scope.currency)}, ${lineExpressions(scope)},
    written as (
      insert into bill_lines (month, bill_id, revision, number, kind, department_id, project_id, region_id, service_code, resource_id, category, resource, spec, quantity, count, unit,
        from_day, to_day, days, unit_price, price_number, price_change_id, usage_month, amount, application_id, adjustment_id, provider, note)
      select b.month, b.id, b.revision + 1, l.number, l.kind, l.department_id, l.project_id, l.region_id, l.service_code, l.resource_id, l.category, l.resource, l.spec, l.quantity, l.count, l.unit,
        l.from_day, l.to_day, l.days, l.unit_price, l.price_number, l.price_change_id, l.usage_month, l.amount, l.application_id, l.adjustment_id, l.provider, l.note
      from numbered l cross join bills b where b.id = ${billId} and l.amount is not null),
    summed as materialized (
      select department_id, project_id, region_id, service_code, kind, sum(amount) as amount, count(*)::int as line_count
      from numbered where amount is not null group by department_id, project_id, region_id, service_code, kind),
    added as (
      insert into bill_sums (bill_id, revision, department_id, project_id, region_id, service_code, kind, amount, line_count)
      select b.id, b.revision + 1, s.* from summed s cross join bills b where b.id = ${billId}),
    whole as (select coalesce(sum(amount), 0) as total, coalesce(sum(line_count), 0)::int as line_count from summed),
    told as (
      update bills b set total = whole.total, line_count = whole.line_count, computed_at = ${scope.now}, is_outdated = false, version = b.version + 1
      from whole where b.id = ${billId}),
    ${problemExpression}
    select whole.line_count as "lineCount", (select jsonb_agg(jsonb_build_object('code', p.code, 'facts', p.facts) order by p.rank) from problem p) as problems from whole`.execute(tx)
  return { lineCount: rows[0]!.lineCount, problems: rows[0]!.problems ?? [] }
}

/**
 * All lines in one order that only their content decides: the fixed ones first, which are nearly all of them and sorted by
 * whole numbers, then the others.
 */
function lineExpressions({ billId, month }: DraftScope): SqlPart {
  const first = sql`${month}::date`
  return sql`
  fixed_line as materialized (select f.*, (row_number() over (order by f.resource_id, f.from_day, f.position))::int as line_number from fixed f),
  other as (
    select 'usage' as kind, department_id, project_id, region_id, service_code, resource_id, category, resource, spec, quantity, unit, from_day, to_day, days,
      unit_price, 1 as price_number, usage_month, amount, null::bigint as adjustment_id, '' as provider, '' as note from usage_line
    union all
    select 'provider', department_id, project_id, null, null, null, '', service_name, sub_account_id, cost, currency, month, (month + interval '1 month' - interval '1 day')::date, 0,
      null, null, usage_month, amount, null, provider, sub_account_name from cost_line
    union all
    select 'adjustment', j.department_id, j.project_id, j.region_id, j.service_code, j.resource_id, '', '', '', 1, '', ${first}, ${lastOf(month)}, 0,
      null, null, null, j.amount, j.id, '', j.reason from bill_adjustments j where j.bill_id = ${billId} and j.removed_at is null
  ),
  other_line as materialized (
    select o.*, ((select count(*) from fixed_line) + row_number() over (order by kind desc, department_id, project_id, resource_id, usage_month nulls first, from_day, unit_price, adjustment_id,
      provider collate "C", resource collate "C", spec collate "C", unit collate "C"))::int as line_number
    from other o
  ),
  numbered as not materialized (
    select line_number as number, 'fixed' as kind, department_id, project_id, region_id, service_code, resource_id, category, resource, spec, quantity, count, unit, from_day, to_day, days,
      price as unit_price, number as price_number, change_id as price_change_id, null::date as usage_month, amount, application_id, null::bigint as adjustment_id, '' as provider, '' as note
    from fixed_line
    union all
    select line_number, kind, department_id, project_id, region_id, service_code, resource_id, category, resource, spec, quantity, 1, unit, from_day, to_day, days,
      unit_price, price_number, null, usage_month, amount, null, adjustment_id, provider, note
    from other_line
  )`
}

/** What makes the unit's data say two things, or leaves a price open. */
const problemExpression = sql`
  problem (rank, code, facts) as (
    select 1, 'bill.stretches_overlap', jsonb_build_object('count', count(distinct s.resource_id), 'instance', min(r.instance_id))
    from (select distinct resource_id, begins_on, from_day, to_day from part) s
    join resource_stretches o on o.resource_id = s.resource_id and o.from_day <> s.begins_on and o.from_day <= s.to_day and (o.to_day is null or o.to_day >= s.from_day)
    join resources r on r.id = s.resource_id
    having count(*) > 0
    union all
    select 2, 'bill.duplicate_lines', jsonb_build_object('count', count(distinct d.resource_id), 'instance', min(r.instance_id))
    from (select resource_id from part group by resource_id, from_day, category, resource, spec, quantity having count(*) > 1) d join resources r on r.id = d.resource_id
    having count(*) > 0
    union all
    (select 3, 'price.missing', jsonb_build_object('category', l.category, 'resource', l.resource, 'spec', l.spec, 'quantity', min(trim_scale(l.quantity)), 'resources', count(distinct l.resource_id))
    from numbered l where l.amount is null and l.kind in ('fixed', 'usage')
    group by l.category, l.resource, l.spec, case when l.kind = 'fixed' then l.quantity end order by count(distinct l.resource_id) desc, l.category, l.resource, l.spec limit 20)
    union all
    select 4, 'bill.rate_missing', jsonb_build_object('currency', l.unit, 'month', to_char(l.from_day, 'YYYY-MM'))
    from numbered l where l.amount is null and l.kind = 'provider' group by l.unit, l.from_day
  )`
