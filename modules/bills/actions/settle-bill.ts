import { allow } from '#kit/pure/policy.ts'
import { invalid } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action } from '#kit/server/action.ts'
import { settleBill } from '../contract.ts'
import { billPolicy } from '../policy.ts'
import { nextMonth } from '../rules/months.ts'
import { lockBill } from '../store.ts'
import { showBill } from '../view.ts'
import { guardVersion, moveBill } from './moving.ts'

/** B15: after the whole cloud was confirmed; not before the month was over, not in the future. */
export const settleBillAction = action(settleBill, async (context) => {
  const { tx, actor, now, input } = context
  const bill = await lockBill(tx, actor, input.id)
  allow(billPolicy, 'settle', actor, bill)
  guardVersion(bill, input.version)
  if (input.day > dayOf(now)) throw invalid([{ path: 'day', code: 'bill.settled_in_future' }])
  if (input.day < nextMonth(bill.month)) throw invalid([{ path: 'day', code: 'bill.settled_too_early' }])
  const voucher = input.voucher.trim()
  await moveBill(context, bill, 'settle', { changes: { settledOn: input.day, settlementVoucher: voucher, settledBy: actor.id }, facts: { total: bill.total, day: input.day, voucher } })
  return showBill(tx, actor, bill.id, now)
})
