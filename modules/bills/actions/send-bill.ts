import { allow } from '#kit/pure/policy.ts'
import { action, bulkAction } from '#kit/server/action.ts'
import { sendBill, sendBills } from '../contract.ts'
import { billPolicy } from '../policy.ts'
import { monthIn } from '../rules/months.ts'
import { insertRevision, lockBill, readBillsOfMonth, type BillRecord } from '../store.ts'
import { showBill } from '../view.ts'
import { answerDue, guardVersion, moveBill, type Acting } from './moving.ts'
import { settleRollUps } from './rolling-up.ts'

export const sendBillAction = action(sendBill, async (context) => {
  const bill = await lockBill(context.tx, context.actor, context.input.id)
  allow(billPolicy, 'send', context.actor, bill)
  guardVersion(bill, context.input.version)
  await send(context, bill)
  return showBill(context.tx, context.actor, bill.id, context.now)
})

/** The draft becomes the next revision, with its lines, for ever (chapter 6). */
async function send(acting: Acting, bill: BillRecord): Promise<void> {
  const { tx, actor, now } = acting
  const [number, dueOn] = [bill.revision + 1, await answerDue(tx, now)]
  await moveBill(acting, bill, 'send', { changes: { revision: number, dueOn }, facts: { total: bill.total, dueOn } })
  await insertRevision(tx, bill.id, { number, dueOn, actor, now })
  await settleRollUps(acting, bill.month)
}

/** B1, "all": what is refused for one holds up no other. */
export const sendBillsAction = bulkAction(sendBills, async ({ database, actor, input, each, request }) => {
  const drafts = (await readBillsOfMonth(database, actor, monthIn(input.month))).filter(({ id, status }) => status === 'draft' && (input.ids?.includes(id) ?? true))
  const refusals = await each(sendBillAction, drafts.map(({ id, version }) => ({ id, version })))
  return {
    sent: refusals.filter((refusal) => refusal === null).length,
    results: drafts.map(({ id, unitName }, index) => {
      const refusal = refusals[index] ?? null
      return { id, unit: unitName, code: refusal?.code ?? null, message: refusal === null ? null : request.explain(refusal).title }
    }),
  }
})
