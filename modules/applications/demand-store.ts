import { sql } from 'kysely'

/** `reservedBy` (rules/holding.ts) for many items at once: `i` is the item, `taken` an entry of what one unit of it takes. */

/** An item of which something may be open. */
export const openItem = sql`i.refused_reason is null and i.rejected_reason is null and i.region_id is not null`

/** What is open of it: so many units; of a change only what each resource takes more than at present. */
export const openAmount = sql`(case when i.resource_ids = '{}'
  then taken.amount::numeric * (i.quantity - (select count(*) from application_units t where t.item_id = i.id))
  else (select coalesce(sum(greatest(0, taken.amount::numeric - coalesce((w -> 'quotaDemand' ->> taken.metric)::numeric, 0))), 0)
    from jsonb_array_elements(i.resources) w
    where not exists (select from application_units t where t.item_id = i.id and t.resource_id = (w ->> 'id')::bigint)) end)::float8`

export const demandOfItems = sql`application_items i cross join jsonb_each_text(i.quota_demand) as taken (metric, amount)`
