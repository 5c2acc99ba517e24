import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { unitPriceOn } from './price-store.ts'

export { unitPriceOn } from './price-store.ts'

type Days = { readonly from: Day; readonly to: Day }

/**
 * For the fee report: members' usage that ends from day to day (both included) as a set to select from: `member_id,
 * product_id, metric, month, unit_price, quantity, payable, paid`, one row for each product, metric, month and unit price.
 * `unit_price` and `payable` are null where a day has no price. `paid` is the part of it that points were taken for so far:
 * a fee of which half was charged has paid half of each of its lines.
 */
export function usageOfMembers({ from, to, today, decimals }: Days & { readonly today: Day; readonly decimals: number }): SqlPart {
  return sql`(
    with used as materialized (
      select u.product_id, u.metric, u.day, sum(u.quantity) as quantity from usage_records u
      where u.product_id is not null and u.day between date_trunc('month', ${from}::date)::date and (date_trunc('month', ${to}::date) + interval '1 month - 1 day')::date
      group by u.product_id, u.metric, u.day),
    prices as materialized (select d.metric, d.day, ${unitPriceOn(sql`d.metric`, sql`d.day`, today)} as unit_price from (select distinct metric, day from used) d),
    priced as (
      select u.product_id, u.metric, date_trunc('month', u.day)::date as month, p.unit_price, sum(u.quantity) as whole_quantity,
        sum(u.quantity) filter (where u.day between ${from}::date and ${to}::date) as quantity
      from used u join prices p using (metric, day) group by 1, 2, 3, 4),
    charged as (
      select l.product_id, l.metric, l.usage_month as month, l.unit_price, sum(case when f.amount = 0 then 0 else l.amount * f.charged / f.amount end) as amount
      from usage_fee_lines l join usage_fees f on f.id = l.fee_id
      where l.usage_month between date_trunc('month', ${from}::date)::date and ${to}::date group by 1, 2, 3, 4)
    select o.member_id, x.product_id, x.metric, x.month, x.unit_price, x.quantity, round(x.quantity * x.unit_price, ${decimals}::int) as payable,
      coalesce(round(c.amount * x.quantity / nullif(x.whole_quantity, 0), ${decimals}::int), 0) as paid
    from priced x join products o on o.id = x.product_id left join charged c using (product_id, metric, month, unit_price)
    where x.quantity is not null and x.quantity <> 0)`
}
