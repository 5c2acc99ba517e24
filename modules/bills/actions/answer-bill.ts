import { allow } from '#kit/pure/policy.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { confirmBill, rejectBill } from '../contract.ts'
import { insertFeedback, insertQuestions, readRevisions, type NewFeedback } from '../feedback-store.ts'
import { billPolicy } from '../policy.ts'
import { lockBill, outdateLaterDrafts, type BillRecord } from '../store.ts'
import { showBill } from '../view.ts'
import { moveBill } from './moving.ts'
import { settleRollUps } from './rolling-up.ts'

type Context = ActionContext<typeof confirmBill> | ActionContext<typeof rejectBill>

export const confirmBillAction = action(confirmBill, async (context) => {
  const bill = await lockFor('confirm', context)
  await insertFeedback(context.tx, feedbackTo(bill, 'confirmed', ''), context)
  await moveBill(context, bill, 'confirm', { facts: { total: bill.total } })
  await settleRollUps(context, bill.month)
  return showBill(context.tx, context.actor, bill.id, context.now)
})

/** B2, B11: with the reason, and the lines in question each with its remark. */
export const rejectBillAction = action(rejectBill, async (context) => {
  const bill = await lockFor('reject', context)
  const feedback = feedbackTo(bill, 'rejected', context.input.reason.trim())
  await insertFeedback(context.tx, feedback, context)
  await insertQuestions(context.tx, feedback, (context.input.lines ?? []).map(({ number, remark }) => ({ number, remark: remark.trim() })))
  await moveBill(context, bill, 'reject', { reason: feedback.reason, facts: { total: bill.total, lines: context.input.lines?.length ?? 0 } })
  await outdateLaterDrafts(context.tx, bill)
  await settleRollUps(context, bill.month)
  return showBill(context.tx, context.actor, bill.id, context.now)
})

/** B7: who comes second is told who answered and what; nobody answers a revision that they were not shown. */
async function lockFor(act: 'confirm' | 'reject', { tx, actor, input }: Context): Promise<BillRecord> {
  const bill = await lockBill(tx, actor, input.id)
  if (billPolicy[act].mayReach(actor, bill) && billPolicy[act].hinders?.(actor, bill) === 'bill.already_answered') {
    const answered = (await readRevisions(tx, bill.id, null)).find(({ verdict }) => verdict !== null)
    throw refuse('bill.already_answered', { verdict: bill.status, by: answered?.answeredBy ?? '', at: answered?.answeredAt?.toISOString() ?? null, reason: answered?.reason ?? '' })
  }
  allow(billPolicy, act, actor, bill)
  if (bill.revision !== input.revision) throw refuse('bill.revision_changed', { revision: bill.revision, shown: input.revision })
  return bill
}

function feedbackTo({ id, month, revision }: BillRecord, verdict: NewFeedback['verdict'], reason: string): NewFeedback {
  return { billId: id, month, revision, verdict, reason }
}
