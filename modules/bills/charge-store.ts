import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { unitPriceOn } from '#modules/usage/offers.ts'
import { fixedExpressions } from './fixed-store.ts'
import { visibleBills } from './policy.ts'
import { metricPlaces } from './usage-lines-store.ts'

export type MonthCharge = { readonly month: Day; readonly amount: string; readonly fixed: string; readonly usage: string; readonly adjustments: string; readonly lineCount: number; readonly billId: string | null }
/** What the newest sent revisions hold of a resource, newest month first. */
export async function chargesOf(reader: Reader, actor: Actor, resourceId: string): Promise<MonthCharge[]> {
  const sumOf = (kind: string) => sql`coalesce(sum(l.amount) filter (where l.kind = ${kind}), 0)::text`
  const { rows } = await sql<MonthCharge>`
    select b.month, sum(l.amount)::text as amount, ${sumOf('fixed')} as fixed, ${sumOf('usage')} as usage, ${sumOf('adjustment')} as adjustments, count(*)::int as "lineCount",
      case when ${visibleBills(actor)} then b.id::text end as "billId"
    from bill_lines l join bills b on b.id = l.bill_id and b.month = l.month and b.revision = l.revision
    where l.resource_id = ${resourceId} group by b.id order by b.month desc`.execute(reader)
  return rows
}

export type PresentLine = {
  readonly category: string; readonly resource: string; readonly spec: string; readonly quantity: string; readonly count: number; readonly unit: string
  readonly fromDay: Day; readonly toDay: Day; readonly days: number; readonly unitPrice: string | null; readonly priceNumber: number | null; readonly isUsage: boolean; readonly amount: string | null
}
/** What a bill would hold of it if the month ended today; the month's days stay all of them. */
export async function presentLines(reader: Reader, resourceId: string, { month, today, decimals }: { readonly month: Day; readonly today: Day; readonly decimals: number }): Promise<PresentLine[]> {
  const { rows } = await sql<PresentLine>`
    with ${fixedExpressions({ stretches: sql`s.resource_id = ${resourceId}`, month, to: sql`${today}::date`, decimals })},
    day_usage as (select u.metric, u.day, sum(u.quantity) as quantity, ${unitPriceOn(sql`u.metric`, sql`u.day`, today)} as price
      from usage_records u where u.resource_id = ${resourceId} and u.day between ${month}::date and ${today}::date group by u.metric, u.day),
    line as (
      select category, resource, spec, quantity, count, unit, from_day, to_day, days, price, number, false as is_usage, amount, position from fixed
      union all
      select coalesce(k.category, ''), coalesce(k.resource, u.metric), coalesce(k.spec, ''), sum(u.quantity), 1, coalesce(k.unit, ''), min(u.day), max(u.day), count(*)::int, u.price, 1, true,
        round(sum(u.quantity) * u.price, ${decimals}::int), 0
      from day_usage u left join ${metricPlaces} on k.metric = u.metric group by u.metric, u.price, k.category, k.resource, k.spec, k.unit having sum(u.quantity) <> 0)
    select category, resource, spec, trim_scale(quantity)::text as quantity, count, coalesce(unit, '') as unit, from_day as "fromDay", to_day as "toDay", days, trim_scale(price)::text as "unitPrice",
      case when price is not null then number end as "priceNumber", is_usage as "isUsage", amount::text as amount
    from line order by is_usage, from_day, position, resource collate "C", spec collate "C"`.execute(reader)
  return rows
}
