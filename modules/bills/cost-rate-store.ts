import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { isAtDepartment } from './usage-lines-store.ts'

export type RateRecord = {
  readonly currency: string; readonly month: Day; readonly rate: string | null; readonly rowCount: number; readonly billCount: number
  readonly updatedAt: Date | null; readonly updatedBy: string | null; readonly version: number
}

/** Rates that are set, and those that imported costs in another currency than the platform's need; the newest month first. */
export async function readRates(reader: Reader, own: string): Promise<RateRecord[]> {
  const { rows } = await sql<RateRecord>`
    with needed as (
      select c.key as currency, m.month, sum(m.row_count)::int as row_count from cost_file_months m cross join lateral jsonb_each(m.costs) c
      where m.replaced_at is null and c.key <> ${own} group by c.key, m.month),
    billed as (
      select l.unit as currency, coalesce(l.usage_month, l.month) as month, count(distinct l.bill_id)::int as bill_count
      from bill_lines l join bills b on b.id = l.bill_id and b.month = l.month and b.revision = l.revision and b.status in ${isAtDepartment}
      where l.kind = 'provider' group by 1, 2)
    select currency, month, trim_scale(x.rate)::text as rate, coalesce(n.row_count, 0) as "rowCount", coalesce(b.bill_count, 0) as "billCount",
      x.updated_at as "updatedAt", a.display_name as "updatedBy", coalesce(x.version, 0) as version
    from needed n full join cost_rates x using (currency, month) left join billed b using (currency, month) left join accounts a on a.id = x.updated_by
    order by month desc, currency`.execute(reader)
  return rows
}

/** `version` 0: none was set. False: somebody set another one meanwhile. */
export async function writeRate(tx: Tx, { currency, month, rate, version }: { readonly currency: string; readonly month: Day; readonly rate: string; readonly version: number }, accountId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into cost_rates (currency, month, rate, updated_at, updated_by) select ${currency}, ${month}::date, ${rate}::numeric, ${now}::timestamptz, ${accountId}::bigint
    where ${version} = 0 or exists (select from cost_rates where currency = ${currency} and month = ${month}::date)
    on conflict (currency, month) do update set rate = excluded.rate, version = cost_rates.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
      where cost_rates.version = ${version} returning 1`.execute(tx)
  return rows.length > 0
}

export async function deleteRate(tx: Tx, { currency, month, version }: { readonly currency: string; readonly month: Day; readonly version: number }): Promise<boolean> {
  const { rows } = await sql`delete from cost_rates where currency = ${currency} and month = ${month}::date and version = ${version} returning 1`.execute(tx)
  return rows.length > 0
}
