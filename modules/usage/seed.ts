import { sql } from 'kysely'
import { addDays, type Day } from '#kit/pure/time.ts'
import { inTransaction, type Database } from '#kit/server/database.ts'

/**
 * Usage of the demonstration (chapter 13), a record a day: what addresses of departments let through since a day, and what
 * members' products with network by flow did in the present month, so that no fee of it is due yet.
 */
export async function seedUsage(database: Database, { since, today, now }: { readonly since: Day; readonly today: Day; readonly now: Date }): Promise<void> {
  const thisMonth = `${today.slice(0, 7)}-01`
  await sql`select ensure_month('usage_records', m::date) from generate_series(${since}::date, ${today}::date, interval '1 month') m`.execute(database)
  await inTransaction(database, async (tx) => {
    await sql`
      with metered as (
        select 'eip-' || r.id || '-' || to_char(d.day, 'YYYYMMDD') as source_id, d.day::date as day, r.id as resource_id, null::bigint as product_id, 500 + (r.id * 7919 + extract(doy from d.day)::bigint * 104729) % 9500 as mb
        from resources r cross join generate_series(${since}::date, ${addDays(today, -1)}::date, interval '1 day') as d (day)
        where r.service_code = 'eip' and r.started_at < d.day and (r.ended_at is null or r.ended_at > d.day + interval '1 day')
        union all
        select 'flow-' || p.id || '-' || to_char(d.day, 'YYYYMMDD'), d.day::date, null, p.id, 200 + (p.id * 6151 + extract(doy from d.day)::bigint * 7907) % 4800
        from products p cross join generate_series(${thisMonth}::date, ${addDays(today, -1)}::date, interval '1 day') as d (day)
        where p.status in ('resource_deliver', 'resource_keep') and p.starts_at < d.day and p.expires_at > d.day + interval '1 day'
          and p.components @> '[{"category": "Network", "resource": "Flow"}]'),
      claimed as (insert into usage_claims (source_id, day) select source_id, day from metered)
      insert into usage_records (day, source_id, resource_id, product_id, metric, from_at, to_at, quantity, received_at, account_id)
      select m.day, m.source_id, m.resource_id, m.product_id, 'flow', m.day::timestamp at time zone 'Asia/Shanghai', (m.day + 1)::timestamp at time zone 'Asia/Shanghai', m.mb, ${now},
        (select min(account_id) from account_roles where role = 'om_operator') from metered m`.execute(tx)
  })
}
