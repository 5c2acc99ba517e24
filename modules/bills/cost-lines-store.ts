import { sql } from 'kysely'
import type { SqlPart } from '#kit/server/list.ts'
import { isAtDepartment, type DraftScope } from './usage-lines-store.ts'

/**
 * Common table expressions of providers' costs (B10). `cost_line` holds what the imported rows mapped to the unit's
 * departments cost: added up exactly by provider, department, project, service, sub-account and currency, times the rate of
 * the period, rounded once. Like usage, what came or was mapped late for a month that was sent goes to the next bill; what
 * bills hold already is found by department, so that nothing counts twice after a department moved to another unit.
 */
export function costExpressions({ billId, unitId, month, decimals }: DraftScope, currency: string): SqlPart {
  const first = sql`${month}::date`
  return sql`
  cost as materialized (
    select r.department_id, r.project_id, f.provider, r.service_name, r.sub_account_id, max(r.sub_account_name) as sub_account_name, r.currency, r.month,
      sum(r.billed_cost) as cost, case when r.currency = ${currency} then 1 else x.rate end as rate
    from departments d join cost_rows r on r.department_id = d.id join cost_files f on f.id = r.file_id and f.replaced_at is null
    left join cost_rates x on x.currency = r.currency and x.month = r.month
    where d.unit_id = ${unitId} and (r.month = ${first} or r.month in (select m.month from sent_month m))
    group by r.department_id, r.project_id, f.provider, r.service_name, r.sub_account_id, r.currency, r.month, x.rate
  ),
  cost_balance as (
    select c.department_id, c.project_id, c.provider, c.service_name, c.sub_account_id, c.sub_account_name, c.currency, c.month, c.cost,
      round(c.cost * c.rate, ${decimals}::int) as amount, c.rate is null as lacks_rate, c.month = ${first} as is_own
    from cost c
    union all
    select l.department_id, l.project_id, l.provider, l.resource, l.spec, '', l.unit, coalesce(l.usage_month, l.month), -l.quantity, -l.amount, false, false
    from departments d join bill_lines l on l.department_id = d.id and l.kind = 'provider'
    join bills b on b.id = l.bill_id and b.month = l.month and b.revision = l.revision and b.status in ${isAtDepartment} and b.id <> ${billId}
    where d.unit_id = ${unitId} and (coalesce(l.usage_month, l.month) = ${first} or coalesce(l.usage_month, l.month) in (select m.month from sent_month m))
  ),
  cost_line as (
    select c.department_id, c.project_id, c.provider, c.service_name, c.sub_account_id, max(c.sub_account_name) as sub_account_name, c.currency, c.month,
      nullif(c.month, ${first}) as usage_month, sum(c.cost) as cost, case when bool_or(c.lacks_rate) then null else sum(c.amount) end as amount
    from cost_balance c
    group by c.department_id, c.project_id, c.provider, c.service_name, c.sub_account_id, c.currency, c.month
    having sum(c.amount) is distinct from 0 or bool_or(c.lacks_rate) or (bool_and(c.is_own) and count(*) > 0)
  )`
}
