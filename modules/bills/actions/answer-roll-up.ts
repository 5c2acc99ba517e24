import { nameOf } from '#kit/pure/acted-by.ts'
import { allow } from '#kit/pure/policy.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import { next } from '#kit/pure/states.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { confirmRollUp, rejectRollUp } from '../contract.ts'
import { rollUpPolicy } from '../policy.ts'
import { monthText } from '../rules/months.ts'
import { rollUpTransitions } from '../rules/status.ts'
import { findRollUp, insertRollUpFeedback, lockNamedBills, moveRollUp, type RollUpRecord } from '../roll-up-store.ts'
import { findBill, lockMonth, outdateLaterDrafts } from '../store.ts'
import { copyRevision } from '../sum-store.ts'
import { showRollUp } from '../view.ts'
import { moveBill } from './moving.ts'
import { settleRollUps } from './rolling-up.ts'

type Context = ActionContext<typeof confirmRollUp> | ActionContext<typeof rejectRollUp>

export const confirmRollUpAction = action(confirmRollUp, async (context) => {
  const rollUp = await lockFor('confirm', context)
  await answer(context, rollUp, 'confirmed', '', [])
  await settleRollUps(context, rollUp.month)
  return showRollUp(context.tx, context.actor, rollUp.id, context.now)
})

/** B3: the bills that it names return to draft; it opens again once they are confirmed again. */
export const rejectRollUpAction = action(rejectRollUp, async (context) => {
  const { tx, actor, input } = context
  const rollUp = await lockFor('reject', context)
  const named = [...new Set(input.billIds)]
  const bills = await lockNamedBills(tx, rollUp, named)
  const wrong = named.flatMap((id, index) => bills.includes(id) ? [] : [{ path: `billIds/${index}`, code: 'field.not_an_option' }])
  if (wrong.length > 0) throw invalid(wrong)
  const reason = input.reason.trim()
  await answer(context, rollUp, 'rejected', reason, bills)
  for (const id of bills) {
    const bill = await findBill(tx, actor, id)
    await moveBill(context, bill, 'return', { reason, facts: { rollUp: rollUp.kind } })
    await copyRevision(tx, bill)
    await outdateLaterDrafts(tx, bill)
  }
  await settleRollUps(context, rollUp.month)
  return showRollUp(tx, actor, rollUp.id, context.now)
})

/** Of two answers at once one counts; nobody answers a sum that they were not shown (B7). */
async function lockFor(act: 'confirm' | 'reject', { tx, actor, input }: Context): Promise<RollUpRecord> {
  const { month } = await findRollUp(tx, actor, input.id)
  await lockMonth(tx, month)
  const rollUp = await findRollUp(tx, actor, input.id)
  allow(rollUpPolicy, act, actor, rollUp)
  if (rollUp.round !== input.round) throw refuse('roll_up.round_changed', { round: rollUp.round, shown: input.round })
  return rollUp
}

async function answer({ tx, actor, now, record }: Context, rollUp: RollUpRecord, verdict: 'confirmed' | 'rejected', reason: string, billIds: readonly string[]): Promise<void> {
  await insertRollUpFeedback(tx, rollUp, { verdict, reason, billIds }, { actor, now })
  await moveRollUp(tx, rollUp, { status: next(rollUpTransitions, rollUp.status, verdict === 'confirmed' ? 'confirm' : 'reject', 'roll_up.not_open') })
  record({
    kind: `roll_up.${verdict}`, subject: { kind: 'roll_up', id: rollUp.id },
    facts: { month: monthText(rollUp.month), kind: rollUp.kind, total: rollUp.total, round: rollUp.round, by: nameOf(actor), reason, bills: billIds.length },
  })
}
