import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { ListSource, SqlPart } from '#kit/server/list.ts'
import type { feeList, listMyUsage } from './fee-contract.ts'

export type FeeRecord = { readonly id: string; readonly memberId: string; readonly memberName: string; readonly month: Day; readonly amount: string; readonly charged: string; readonly computedAt: Date }
export const feeSource: ListSource<typeof feeList> = {
  columns: sql`f.id::text as id, f.member_id::text as "memberId", a.display_name as "memberName", f.month, trim_scale(f.amount)::text as amount, trim_scale(f.charged)::text as charged, f.computed_at as "computedAt"`,
  from: sql`usage_fees f join accounts a on a.id = f.member_id`,
  id: sql`f.id`,
  fields: { month: sql`f.month`, due: sql`(f.amount - f.charged)`, amount: sql`f.amount`, member: sql`(a.account_name || ' ' || a.display_name)`, state: sql`case when f.charged < f.amount then 'due' else 'paid' end` },
  alone: { from: sql`usage_fees f`, joinedFields: ['member'] },
}
/** A member's own, or everybody's for whoever sees points. */
export function feesOf(memberId: string | null): SqlPart {
  return memberId === null ? sql`true` : sql`f.member_id = ${memberId}`
}

export async function findFee(reader: Reader, id: string, memberId: string | null): Promise<FeeRecord | undefined> {
  const { rows } = await sql<FeeRecord>`select ${feeSource.columns} from ${feeSource.from} where f.id = ${id} and ${feesOf(memberId)}`.execute(reader)
  return rows[0]
}

export type LineRecord = { readonly productId: string; readonly productNumber: string; readonly productName: string; readonly metric: string; readonly month: Day; readonly quantity: string; readonly unitPrice: string; readonly amount: string }
export async function readFeeLines(reader: Reader, feeId: string): Promise<LineRecord[]> {
  const { rows } = await sql<LineRecord>`
    select p.id::text as "productId", p.number as "productNumber", p.name as "productName", l.metric, l.usage_month as month, trim_scale(l.quantity)::text as quantity,
      trim_scale(l.unit_price)::text as "unitPrice", trim_scale(l.amount)::text as amount
    from usage_fee_lines l join products p on p.id = l.product_id where l.fee_id = ${feeId} order by l.position`.execute(reader)
  return rows
}
export async function readPayments(reader: Reader, feeId: string): Promise<{ at: Date; amount: string }[]> {
  const { rows } = await sql<{ at: Date; amount: string }>`select at, trim_scale(amount)::text as amount from usage_fee_payments where fee_id = ${feeId} order by id`.execute(reader)
  return rows
}

/** What members owe together, or one of them. */
export async function readDue(reader: Reader, memberId: string | null): Promise<{ due: string; members: number }> {
  const { rows } = await sql<{ due: string; members: number }>`
    select trim_scale(coalesce(sum(f.amount - f.charged), 0))::text as due, count(distinct f.member_id)::int as members from usage_fees f where f.charged < f.amount and ${feesOf(memberId)}`.execute(reader)
  return rows[0]!
}

export type DayRecord = { readonly id: string; readonly day: Day; readonly productId: string; readonly productNumber: string; readonly productName: string; readonly metric: string; readonly quantity: string }
/** A member's usage by product, metric and day; the newest first. */
export function daySource(memberId: string): ListSource<typeof listMyUsage['list']> {
  return {
    columns: sql`d.id::text as id, d.day, d.product_id::text as "productId", d.number as "productNumber", d.name as "productName", d.metric, trim_scale(d.quantity)::text as quantity`,
    from: sql`(select u.day, u.product_id, p.number, p.name, u.metric, sum(u.quantity) as quantity, max(u.id) as id from products p join usage_records u on u.product_id = p.id
      where p.member_id = ${memberId} group by u.day, u.product_id, p.number, p.name, u.metric having sum(u.quantity) <> 0) d`,
    id: sql`d.id`,
    fields: { day: sql`d.day`, metric: sql`d.metric`, product: sql`(d.number || ' ' || d.name)` },
  }
}
export const everyDay = sql`true`
