import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { usageMetrics } from './rules/metrics.ts'

const places = JSON.stringify(Object.entries(usageMetrics).map(([metric, { place }]) => ({ metric, ...place })))
const ofPlace = (metric: SqlPart) => sql`jsonb_to_recordset(${places}::jsonb) as place (metric text, category text, resource text, spec text)
  join unit_prices p on (p.category, p.resource, p.spec) = (place.category, place.resource, place.spec) and p.number = 1 and place.metric = ${metric}`

/**
 * What one unit of a metric costs on a day, as a scalar for the statements of this module and those above: the price that
 * counted on that day (P4). Prices are never set for days gone by, so usage from before the first price takes the first one
 * that came to count after it, up to `today`. Null: there is none, and nobody may take that for zero.
 */
export function unitPriceOn(metric: SqlPart, day: SqlPart, today: Day): SqlPart {
  return sql`coalesce(
    (select c.price from ${ofPlace(metric)}
      cross join lateral (select c.price from unit_price_changes c where c.unit_price_id = p.id and c.from_day <= ${day} order by c.from_day desc, c.id desc limit 1) c
      where c.price is not null limit 1),
    (select c.price from ${ofPlace(metric)} join unit_price_changes c on c.unit_price_id = p.id
      where c.from_day > ${day} and c.from_day <= ${today}::date and c.price is not null order by c.from_day, c.id desc limit 1))`
}
