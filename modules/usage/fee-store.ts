import { sql } from 'kysely'
import { formatMoney, parseMoney, type Minor } from '#kit/pure/money.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Database, Reader, Tx } from '#kit/server/database.ts'
import { unitPriceOn } from './price-store.ts'
import { usageMetricCodes } from './rules/metrics.ts'
import { microOf, type Micro } from './rules/record.ts'

export type OpenLine = { readonly productId: string; readonly productNumber: string; readonly productName: string; readonly metric: string; readonly month: Day; readonly quantity: Micro; readonly unitPrice: Micro | null }

/**
 * What a member has used up to the end of a month and was not charged yet: usage as it is now, less what all fees together
 * have charged, for each product, metric, month and unit price. Below zero where a correction came after its month's fee.
 */
export async function readOpenLines(reader: Reader, memberId: string, before: Day, today: Day): Promise<OpenLine[]> {
  const { rows } = await sql<{ productId: string; productNumber: string; productName: string; metric: string; month: Day; quantity: string; unitPrice: string | null }>`
    with used as materialized (
      select u.product_id, u.metric, u.day, sum(u.quantity) as quantity from usage_records u
      where u.product_id in (select id from products where member_id = ${memberId}) and u.day < ${before}::date group by u.product_id, u.metric, u.day),
    prices as materialized (select d.metric, d.day, ${unitPriceOn(sql`d.metric`, sql`d.day`, today)} as unit_price from (select distinct metric, day from used) d),
    present as (select u.product_id, u.metric, date_trunc('month', u.day)::date as month, p.unit_price, sum(u.quantity) as quantity from used u join prices p using (metric, day) group by 1, 2, 3, 4),
    charged as (
      select l.product_id, l.metric, l.usage_month as month, l.unit_price, sum(l.quantity) as quantity
      from usage_fees f join usage_fee_lines l on l.fee_id = f.id where f.member_id = ${memberId} and l.usage_month < ${before}::date group by 1, 2, 3, 4),
    open as (
      select product_id, metric, month, unit_price, coalesce(present.quantity, 0) - coalesce(charged.quantity, 0) as quantity
      from present full join charged using (product_id, metric, month, unit_price))
    select o.product_id::text as "productId", p.number as "productNumber", p.name as "productName", o.metric, o.month, o.quantity::text as quantity, o.unit_price::text as "unitPrice"
    from open o join products p on p.id = o.product_id where o.quantity <> 0 order by o.month, p.id, o.metric, o.unit_price`.execute(reader)
  return rows.map(({ quantity, unitPrice, ...row }) => ({ ...row, quantity: microOf(quantity), unitPrice: unitPrice === null ? null : microOf(unitPrice) }))
}

export async function firstUsageDay(reader: Reader): Promise<Day | undefined> {
  const { rows } = await sql<{ day: Day | null }>`select min(day) as day from usage_records`.execute(reader)
  return rows[0]?.day ?? undefined
}

/** Who used something in a month and has no fee for it. It jumps from product to product instead of reading every record. */
export async function membersWithoutFee(database: Database, month: Day): Promise<string[]> {
  const next = sql`(${month}::date + interval '1 month')::date`
  const { rows } = await sql<{ id: string }>`
    with recursive used (id) as (
      (select product_id from usage_records where product_id is not null and day >= ${month}::date and day < ${next} order by product_id limit 1)
      union all
      select (select u.product_id from usage_records u where u.product_id > used.id and u.day >= ${month}::date and u.day < ${next} order by u.product_id limit 1) from used where used.id is not null)
    select distinct p.member_id::text as id, p.member_id from used join products p on p.id = used.id
    where not exists (select from usage_fees f where f.member_id = p.member_id and f.month = ${month}::date) order by p.member_id`.execute(database)
  return rows.map(({ id }) => id)
}

/** Of whom something of earlier months came in within the last three months, and who has no fee for this one. */
export async function membersWithLateUsage(database: Database, month: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.member_id::text as id, p.member_id from usage_records u join products p on p.id = u.product_id
    where u.day < ${month}::date and u.received_at >= ${month}::date - interval '2 months'
      and not exists (select from usage_fees f where f.member_id = p.member_id and f.month = ${month}::date) order by p.member_id`.execute(database)
  return rows.map(({ id }) => id)
}

export async function hasFee(tx: Tx, memberId: string, month: Day): Promise<boolean> {
  const { rows } = await sql`select 1 from usage_fees where member_id = ${memberId} and month = ${month}`.execute(tx)
  return rows.length > 0
}

export type Fee = { readonly id: string; readonly memberId: string; readonly month: Day; readonly amount: Minor; readonly charged: Minor }

export async function insertFee(tx: Tx, fee: { readonly memberId: string; readonly month: Day; readonly amount: Minor; readonly decimals: number; readonly now: Date }, lines: readonly (OpenLine & { readonly amount: Minor })[]): Promise<Fee> {
  const { memberId, month, amount, decimals, now } = fee
  const { rows } = await sql<{ id: string }>`
    insert into usage_fees (member_id, month, amount, computed_at) values (${memberId}, ${month}, ${formatMoney(amount, decimals)}, ${now}) returning id::text as id`.execute(tx)
  const id = rows[0]!.id
  const given = lines.map(({ productId, metric, month: usageMonth, quantity, unitPrice, amount: cost }, index) =>
    ({ position: index + 1, product_id: productId, metric, usage_month: usageMonth, quantity: formatMoney(quantity, 6), unit_price: formatMoney(unitPrice!, 6), amount: formatMoney(cost, decimals) }))
  await sql`
    insert into usage_fee_lines (fee_id, position, product_id, metric, usage_month, quantity, unit_price, amount)
    select ${id}::bigint, position, product_id, metric, usage_month, quantity, unit_price, amount
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (position integer, product_id bigint, metric text, usage_month date, quantity numeric, unit_price numeric, amount numeric)`.execute(tx)
  return { id, memberId, month, amount, charged: 0n }
}

export async function lockFee(tx: Tx, id: string, decimals: number): Promise<Fee | undefined> {
  const { rows } = await sql<{ memberId: string; month: Day; amount: string; charged: string }>`
    select member_id::text as "memberId", month, trim_scale(amount)::text as amount, trim_scale(charged)::text as charged from usage_fees where id = ${id} for update`.execute(tx)
  return rows[0] && { id, ...rows[0], amount: parseMoney(rows[0].amount, decimals), charged: parseMoney(rows[0].charged, decimals) }
}

/** What is taken now: the fee's sum and the payment together. Answers the payment, which is the cause of the transfer. */
export async function insertPayment(tx: Tx, feeId: string, amount: string, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into usage_fee_payments (fee_id, amount, at) values (${feeId}, ${amount}, ${now}) returning id::text as id`.execute(tx)
  await sql`update usage_fees set charged = charged + ${amount}::numeric where id = ${feeId}`.execute(tx)
  return rows[0]!.id
}

/** Fees of which something is due while their member has points again; the oldest first. */
export async function collectableFees(database: Database, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select f.id::text as id from usage_fees f join point_accounts a on a.member_id = f.member_id
    where f.charged < f.amount and a.balance > 0 order by f.month, f.id limit ${most}`.execute(database)
  return rows.map(({ id }) => id)
}

export type UnpricedRecord = { readonly memberId: string; readonly memberName: string; readonly metric: string; readonly fromDay: Day; readonly toDay: Day; readonly quantity: string }
/** Members' usage of days that have no unit price: their fees wait for it. Days are looked at, not every record. */
export async function readUnpriced(reader: Reader, today: Day): Promise<UnpricedRecord[]> {
  const { rows } = await sql<UnpricedRecord>`
    with days as materialized (
      select m.metric, d.day::date as day from unnest(${usageMetricCodes as string[]}::text[]) as m (metric)
      cross join generate_series((select min(day) from usage_records), ${today}::date, interval '1 day') as d (day)
      where ${unitPriceOn(sql`m.metric`, sql`d.day::date`, today)} is null)
    select p.member_id::text as "memberId", a.display_name as "memberName", u.metric, min(u.day) as "fromDay", max(u.day) as "toDay", trim_scale(sum(u.quantity))::text as quantity
    from days join usage_records u on u.day = days.day and u.metric = days.metric join products p on p.id = u.product_id join accounts a on a.id = p.member_id
    group by p.member_id, a.display_name, u.metric having sum(u.quantity) <> 0 order by p.member_id, u.metric`.execute(reader)
  return rows
}
