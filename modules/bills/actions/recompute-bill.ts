import { allow } from '#kit/pure/policy.ts'
import { action } from '#kit/server/action.ts'
import { recomputeBill } from '../contract.ts'
import { billPolicy, type BillPolicyAct } from '../policy.ts'
import { findBill, holdBill, insertStep, type BillRecord } from '../store.ts'
import { showBill } from '../view.ts'
import { compute, NotComputable, refusalFor } from './computing.ts'
import { guardVersion, moveBill, type Acting } from './moving.ts'

/** B1: with the prices, stretches and usage as they are known now. What cannot be computed leaves the bill as it was. */
export const recomputeAction = action(recomputeBill, async (context) => {
  const bill = await openInWork(context, 'recompute')
  await recomputed(context, bill, 'recompute')
  return showBill(context.tx, context.actor, bill.id, context.now)
})

/** A draft or a rejected bill, locked; it touches no roll-up, so the month stays free. */
export async function openInWork({ tx, actor, input }: Acting & { readonly input: { readonly id: string; readonly version: number } }, act: BillPolicyAct): Promise<BillRecord> {
  await findBill(tx, actor, input.id)
  await holdBill(tx, input.id)
  const bill = await findBill(tx, actor, input.id)
  allow(billPolicy, act, actor, bill)
  guardVersion(bill, input.version)
  return bill
}

/** A rejected bill is taken up again by it: it becomes the draft of its next revision (chapter 6, Status). */
export async function recomputed(acting: Acting, bill: BillRecord, act: string, reason = ''): Promise<void> {
  const { tx, actor, now } = acting
  if (bill.status === 'rejected') await moveBill(acting, bill, 'reopen')
  await compute(tx, bill, now).catch((error: unknown) => { throw error instanceof NotComputable ? refusalFor(error.problem) : error })
  await insertStep(tx, { billId: bill.id, act, from: 'draft', to: 'draft', revision: bill.revision, reason }, { actor, now })
}
