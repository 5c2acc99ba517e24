import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { unitPriceOn } from '#modules/usage/offers.ts'
import { usageMetrics } from '#modules/usage/rules/metrics.ts'
import { lastOf } from './fixed-store.ts'

export type DraftScope = { readonly billId: string; readonly unitId: string; readonly month: Day; readonly today: Day; readonly decimals: number }

const metrics = JSON.stringify(Object.entries(usageMetrics).map(([metric, { place, unit }]) => ({ metric, unit, ...place })))
/** The metrics with the places of the price list that price them, as a set to select from. */
export const metricPlaces: SqlPart = sql`jsonb_to_recordset(${metrics}::jsonb) as k (metric text, unit text, category text, resource text, spec text)`
/** Bills that their department has been shown and did not send back. */
export const isAtDepartment = sql`('sent', 'confirmed', 'settled')`
/** What arrives while a draft is computed may be seen by it or not: both are looked at again. */
const overlap = sql`interval '1 day'`

/**
 * Common table expressions of the usage lines (B8). `usage_line` holds what was metered up to now of the draft's own month
 * and late for earlier ones, less what the unit's other bills that are at the department hold of it. An earlier month is
 * looked at while it is sent and so is every bill of the unit between: an open one takes what is late itself.
 */
export function usageExpressions({ billId, unitId, month, today, decimals }: DraftScope): SqlPart {
  const first = sql`${month}::date`
  return sql`
  place as materialized (
    select t.resource_id, t.unit_id, t.department_id, t.project_id, t.region_id, t.service_code,
      case when row_number() over days = 1 then '-infinity' else t.from_day end as from_day, coalesce(lead(t.from_day) over days - 1, 'infinity') as to_day
    from resource_stretches t where t.resource_id in (select s.resource_id from resource_stretches s where s.unit_id = ${unitId})
    window days as (partition by t.resource_id order by t.from_day)
  ),
  metric as materialized (select * from ${metricPlaces}),
  other_bill as materialized (select b.id, b.month, b.revision from bills b where b.unit_id = ${unitId} and b.id <> ${billId} and b.status in ${isAtDepartment}),
  sent_month as materialized (
    select b.id, b.month, b.revision, b.computed_at from bills b
    where b.unit_id = ${unitId} and b.month < ${first} and b.status in ${isAtDepartment}
      and not exists (select from bills o where o.unit_id = b.unit_id and o.month > b.month and o.month < ${first} and o.status in ('draft', 'rejected'))
  ),
  late as materialized (
    select u.resource_id, u.metric, m.month from sent_month m
    join usage_records u on u.day >= m.month and u.day < (m.month + interval '1 month')::date and u.received_at > m.computed_at - ${overlap}
    join place p on p.resource_id = u.resource_id and p.unit_id = ${unitId} and u.day between p.from_day and p.to_day
    union
    select l.resource_id, k.metric, l.usage_month from bills b
    join bill_lines l on l.month = b.month and l.bill_id = b.id and l.kind = 'usage' and l.usage_month is not null
    join metric k on k.category = l.category and k.resource = l.resource and k.spec = l.spec
    where b.unit_id = ${unitId} and l.usage_month in (select m.month from sent_month m)
  ),
  metered as materialized (
    select u.resource_id, u.metric, ${first} as month, u.day, sum(u.quantity) as quantity, p.department_id, p.project_id, p.region_id, p.service_code
    from place p join usage_records u on u.resource_id = p.resource_id and u.day between greatest(p.from_day, ${first}) and least(p.to_day, ${lastOf(month)})
    where p.unit_id = ${unitId} and u.day between ${first} and ${lastOf(month)}
    group by u.resource_id, u.metric, u.day, p.department_id, p.project_id, p.region_id, p.service_code
    union all
    select u.resource_id, u.metric, t.month, u.day, sum(u.quantity), p.department_id, p.project_id, p.region_id, p.service_code
    from late t join usage_records u on u.resource_id = t.resource_id and u.metric = t.metric and u.day >= t.month and u.day < (t.month + interval '1 month')::date
    join place p on p.resource_id = u.resource_id and p.unit_id = ${unitId} and u.day between p.from_day and p.to_day
    group by u.resource_id, u.metric, t.month, u.day, p.department_id, p.project_id, p.region_id, p.service_code
  ),
  day_price as (select d.metric, d.day, ${unitPriceOn(sql`d.metric`, sql`d.day`, today)} as unit_price from (select distinct metric, day from metered) d),
  balance as (
    select e.resource_id, e.metric, e.month, d.unit_price, e.quantity, e.department_id, e.project_id, e.region_id, e.service_code, e.day as from_day, e.day as to_day, 1 as days
    from metered e join day_price d on d.metric = e.metric and d.day = e.day
    union all
    select l.resource_id, k.metric, l.usage_month, l.unit_price, -l.quantity, l.department_id, l.project_id, l.region_id, l.service_code, null, null, 0
    from other_bill o join bill_lines l on l.month = o.month and l.bill_id = o.id and l.revision = o.revision and l.kind = 'usage' and l.usage_month is not null
    join metric k on k.category = l.category and k.resource = l.resource and k.spec = l.spec
    where l.usage_month = ${first} or (l.resource_id, k.metric, l.usage_month) in (select t.resource_id, t.metric, t.month from late t)
    union all
    select l.resource_id, k.metric, t.month, l.unit_price, -l.quantity, l.department_id, l.project_id, l.region_id, l.service_code, null, null, 0
    from late t join sent_month m on m.month = t.month join metric k on k.metric = t.metric
    join bill_lines l on l.month = m.month and l.bill_id = m.id and l.revision = m.revision and l.resource_id = t.resource_id
      and l.kind = 'usage' and l.usage_month is null and l.category = k.category and l.resource = k.resource and l.spec = k.spec
  ),
  usage_line as (
    select b.resource_id, b.department_id, b.project_id, b.region_id, b.service_code, coalesce(k.category, '') as category, coalesce(k.resource, b.metric) as resource,
      coalesce(k.spec, '') as spec, coalesce(k.unit, '') as unit, nullif(b.month, ${first}) as usage_month, b.unit_price, sum(b.quantity) as quantity,
      coalesce(min(b.from_day), b.month) as from_day, coalesce(max(b.to_day), b.month) as to_day, sum(b.days)::int as days,
      round(sum(b.quantity) * b.unit_price, ${decimals}::int) as amount
    from balance b left join metric k on k.metric = b.metric
    group by b.resource_id, b.department_id, b.project_id, b.region_id, b.service_code, b.metric, k.category, k.resource, k.spec, k.unit, b.month, b.unit_price
    having sum(b.quantity) <> 0
  )`
}
