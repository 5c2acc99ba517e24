import { sql } from 'kysely'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { BillRecord } from './store.ts'

type Writing = { readonly actor: Actor; readonly now: Date }
export type NewAdjustment = { readonly amount: string; readonly reason: string; readonly lineNumber: number | null }

/** Borne by what the line is of; without a line by the unit itself. False: the draft, or what was sent last, has no such line. */
export async function insertAdjustment(tx: Tx, bill: Pick<BillRecord, 'id' | 'month' | 'unitId' | 'revision' | 'status'>, { amount, reason, lineNumber }: NewAdjustment, { actor, now }: Writing): Promise<boolean> {
  const shown = bill.status === 'draft' ? bill.revision + 1 : bill.revision
  const borne = lineNumber === null
    ? sql`select ${bill.unitId}::bigint as department_id, null::bigint as project_id, null::bigint as region_id, null::text as service_code, null::bigint as resource_id`
    : sql`select department_id, project_id, region_id, service_code, resource_id from bill_lines
        where month = ${bill.month}::date and bill_id = ${bill.id} and revision = ${shown} and number = ${lineNumber}`
  const { rows } = await sql`
    insert into bill_adjustments (bill_id, revision, amount, reason, department_id, project_id, region_id, service_code, resource_id, account_id, at)
    select ${bill.id}, ${bill.revision + 1}, ${amount}::numeric, ${reason}, b.department_id, b.project_id, b.region_id, b.service_code, b.resource_id, ${actor.id}, ${now}
    from (${borne}) b returning id`.execute(tx)
  return rows.length > 0
}

/** Of what was sent nothing is taken back. */
export async function removeAdjustmentRow(tx: Tx, bill: Pick<BillRecord, 'id' | 'revision'>, adjustmentId: string, { actor, now }: Writing): Promise<{ readonly amount: string; readonly reason: string }> {
  const { rows: [found] } = await sql<{ revision: number; amount: string; reason: string }>`
    select revision, trim_scale(amount)::text as amount, reason from bill_adjustments where id = ${adjustmentId} and bill_id = ${bill.id} and removed_at is null for update`.execute(tx)
  if (!found) throw notFound()
  if (found.revision <= bill.revision) throw refuse('bill.adjustment_sent')
  await sql`update bill_adjustments set removed_at = ${now}, removed_by = ${actor.id} where id = ${adjustmentId}`.execute(tx)
  return found
}
