import { formatMoney, type Minor } from '#kit/pure/money.ts'
import { allow } from '#kit/pure/policy.ts'
import { invalid, notFound } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { memberSummary } from '#modules/members/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { payOut, reverseTopUp, topUp } from '../contract.ts'
import { post, type Posted } from '../ledger.ts'
import { entryPolicy, pointsPolicy } from '../policy.ts'
import { typedAmount } from '../rules/amount.ts'
import { findEntry, lockAccount } from '../store.ts'
import { entryView } from '../view.ts'

/** Business puts in what was paid. */
export const topUpAction = action(topUp, async ({ tx, actor, now, input, record }) => {
  const { memberId } = input
  allow(pointsPolicy, 'topUp', actor, await memberSummary(tx, memberId))
  const posted = await post(tx, { memberId, kind: 'top_up', amount: await amountIn(tx, input.amount), cause: { kind: 'top_up', id: null }, ...wordsOf(input), actor, now, record })
  return madeView(tx, actor, memberId, posted)
})

/** What is left goes back to the member. */
export const payOutAction = action(payOut, async ({ tx, actor, now, input, record }) => {
  const { memberId } = input
  allow(pointsPolicy, 'payOut', actor, await memberSummary(tx, memberId))
  const posted = await post(tx, { memberId, kind: 'pay_out', amount: await amountIn(tx, input.amount), cause: { kind: 'pay_out', id: null }, ...wordsOf(input), actor, now, record })
  return madeView(tx, actor, memberId, posted)
})

/** A wrong top-up is taken back as a whole by an entry that names it; the top-up itself is never rewritten. */
export const reverseTopUpAction = action(reverseTopUp, async ({ tx, actor, now, input, record }) => {
  const { memberId } = input
  const { decimals } = await readCurrency(tx)
  await memberSummary(tx, memberId)
  await lockAccount(tx, memberId, decimals)
  const wrong = await findEntry(tx, memberId, input.id)
  if (!wrong) throw notFound()
  allow(entryPolicy, 'reverse', actor, wrong)
  const posted = await post(tx, {
    memberId, kind: 'top_up_reversal', amount: typedAmount(wrong.amount, decimals)!, cause: { kind: 'top_up', id: wrong.id, number: wrong.reference.slice(0, 60) },
    reference: wrong.reference, note: input.reason.trim(), actor, now, record,
  })
  return madeView(tx, actor, memberId, posted)
})

async function amountIn(tx: Tx, text: string): Promise<Minor> {
  const { decimals } = await readCurrency(tx)
  const amount = typedAmount(text, decimals)
  if (amount === undefined) throw invalid([{ path: 'amount', code: 'points.not_an_amount', facts: { decimals } }])
  return amount
}

function wordsOf({ reference, note }: { readonly reference?: string; readonly note?: string }) {
  return { reference: reference?.trim() ?? '', note: note?.trim() ?? '' }
}

async function madeView(tx: Tx, actor: Actor, memberId: string, { entryId, balance }: Posted) {
  const { decimals } = await readCurrency(tx)
  const entry = await findEntry(tx, memberId, entryId)
  return { entry: entryView(actor, decimals, entry!, false), balance: formatMoney(balance, decimals) }
}
