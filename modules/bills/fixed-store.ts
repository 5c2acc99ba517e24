import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { SqlPart } from '#kit/server/list.ts'

/** Which stretches (`s`) are charged, and for which days of a month. `to` is the month's last day, or today. */
export type FixedScope = { readonly stretches: SqlPart; readonly month: Day; readonly to: SqlPart; readonly decimals: number }

export const lastOf = (month: Day): SqlPart => sql`(${month}::date + interval '1 month' - interval '1 day')::date`
const daysOf = (month: Day): SqlPart => sql`extract(day from ${lastOf(month)})::int`

/**
 * Common table expressions of the fixed lines (chapter 6, Line; P4, P5), `with` not included:
 * `part`: the components of each stretch with the days on which it counts; `segment`: for each thing that is asked for the
 * row that prices it, with the days on which it does (a price that is missing is a segment without one);
 * `fixed`: what both have in common, with its amount (null: no price). What is paid by usage has no fixed line.
 * Twenty more decimals before the division: what comes near half a cent is never taken for one.
 */
export function fixedExpressions({ stretches, month, to, decimals }: FixedScope): SqlPart {
  const first = sql`${month}::date`
  return sql`
  part as materialized (
    select s.resource_id, s.from_day as begins_on, greatest(s.from_day, ${first}) as from_day, least(coalesce(s.to_day, ${to}), ${to}) as to_day,
      s.department_id, s.project_id, s.region_id, s.service_code, s.application_id, c.category, c.resource, c.spec, c.quantity, c.count, c.position
    from resource_stretches s
    cross join lateral rows from (jsonb_to_recordset(s.components) as (category text, resource text, spec text, quantity numeric, count integer))
      with ordinality as c (category, resource, spec, quantity, count, position)
    where ${stretches} and s.from_day <= ${to} and (s.to_day is null or s.to_day >= ${first}) and not (c.category = 'Network' and c.resource = 'Flow')
  ),
  wanted as materialized (select distinct category, resource, spec, quantity from part),
  price_row as materialized (
    select w.category, w.resource, w.spec, w.quantity, p.id, p.number, p.unit
    from wanted w join unit_prices p on p.category = w.category and p.resource = w.resource and p.spec = w.spec
    where w.quantity > 0 and mod(w.quantity, p.number) = 0
  ),
  entry as materialized (
    select distinct on (r.id, c.from_day) r.id, c.from_day, c.price, c.id as change_id
    from (select distinct id from price_row) r join unit_price_changes c on c.unit_price_id = r.id and c.from_day <= ${to} order by r.id, c.from_day, c.id desc
  ),
  period as materialized (
    select id, from_day, coalesce(lead(from_day) over (partition by id order by from_day) - 1, ${to}) as to_day, price, change_id from entry
  ),
  turn as (
    select category, resource, spec, quantity, ${first} as day from wanted
    union select r.category, r.resource, r.spec, r.quantity, e.from_day from price_row r join entry e on e.id = r.id and e.from_day > ${first}
  ),
  priced as (
    select distinct on (t.category, t.resource, t.spec, t.quantity, t.day) t.*, r.id as row_id, r.number, r.unit, r.price, r.change_id
    from turn t left join (select o.*, e.from_day, e.to_day, e.price, e.change_id from price_row o join period e on e.id = o.id and e.price is not null) r
      on r.category = t.category and r.resource = t.resource and r.spec = t.spec and r.quantity = t.quantity and t.day between r.from_day and r.to_day
    order by t.category, t.resource, t.spec, t.quantity, t.day, r.number desc nulls last, r.id desc
  ),
  compared as (
    select *, row_number() over days = 1 or (row_id, price) is distinct from (lag(row_id) over days, lag(price) over days) as is_other
    from priced window days as (partition by category, resource, spec, quantity order by day)
  ),
  segment as materialized (
    select category, resource, spec, quantity, number, unit, price, change_id, price * div(quantity, number) * 1.00000000000000000000 as month_price, day as from_day,
      coalesce(lead(day) over (partition by category, resource, spec, quantity order by day) - 1, ${to}) as to_day
    from compared where is_other
  ),
  fixed as (
    select p.resource_id, p.department_id, p.project_id, p.region_id, p.service_code, p.application_id, p.category, p.resource, p.spec, p.quantity, p.count, p.position,
      g.unit, g.price, g.number, g.change_id, d.from_day, d.to_day, d.to_day - d.from_day + 1 as days,
      round(g.month_price * (p.count::bigint * (d.to_day - d.from_day + 1)) / ${daysOf(month)}, ${decimals}::int) as amount
    from part p join segment g on g.category = p.category and g.resource = p.resource and g.spec = p.spec and g.quantity = p.quantity
    cross join lateral (select greatest(p.from_day, g.from_day) as from_day, least(p.to_day, g.to_day) as to_day) d
    where d.from_day <= d.to_day
  )`
}
