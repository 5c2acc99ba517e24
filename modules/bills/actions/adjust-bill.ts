import { invalid } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { insertAdjustment, removeAdjustmentRow } from '../adjustment-store.ts'
import { adjustBill, removeAdjustment } from '../contract.ts'
import { monthText } from '../rules/months.ts'
import type { BillRecord } from '../store.ts'
import { showBill } from '../view.ts'
import type { Acting } from './moving.ts'
import { openInWork, recomputed } from './recompute-bill.ts'

/** An adjustment is a line of this draft and of every later one, until it is taken back; the draft is computed again with it. */
export const adjustAction = action(adjustBill, async (context) => {
  const { tx, actor, now, input } = context
  const bill = await openInWork(context, 'adjust')
  const { decimals } = await readCurrency(tx)
  if (/^-?[0.]+$/.test(input.amount) || (input.amount.split('.')[1] ?? '').length > decimals) throw invalid([{ path: 'amount', code: 'field.pattern' }])
  const reason = input.reason.trim()
  if (!await insertAdjustment(tx, bill, { amount: input.amount, reason, lineNumber: input.lineNumber ?? null }, { actor, now })) throw invalid([{ path: 'lineNumber', code: 'field.not_an_option' }])
  await recomputed(context, bill, 'adjust', reason)
  recordIt(context, bill, 'bill.adjusted', { amount: input.amount, reason })
  return showBill(tx, actor, bill.id, now)
})

export const removeAdjustmentAction = action(removeAdjustment, async (context) => {
  const { tx, actor, now, input } = context
  const bill = await openInWork(context, 'adjust')
  const removed = await removeAdjustmentRow(tx, bill, input.adjustmentId, { actor, now })
  await recomputed(context, bill, 'remove_adjustment', removed.reason)
  recordIt(context, bill, 'bill.adjustment_removed', removed)
  return showBill(tx, actor, bill.id, now)
})

function recordIt({ record }: Acting, bill: BillRecord, kind: string, { amount, reason }: { readonly amount: string; readonly reason: string }): void {
  record({ kind, subject: { kind: 'bill', id: bill.id }, departmentId: bill.unitId, facts: { month: monthText(bill.month), unit: bill.unitName, amount, reason } })
}
