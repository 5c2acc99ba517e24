import { formatMoney } from '#kit/pure/money.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { pointsOf } from '#modules/points/offers.ts'
import { adjustPoints } from '../act-contract.ts'
import { adjustmentBounds } from '../rules/refund.ts'
import { insertAdjustment } from '../step-store.ts'
import { changeRow, stored } from '../store.ts'
import { showProduct } from '../view.ts'
import { eventOf } from './moving.ts'
import { openFor } from './opening.ts'
import { adjust } from './paying.ts'
import { readShown } from './place-order.ts'

/**
 * Point management (guide 004 §4.5): within the product's bounds, also of two people at the same time, since both lock the
 * product; the account's own guard keeps a deduction from making it negative.
 */
export const adjustAction = action(adjustPoints, async (context) => {
  const { tx, actor, now, input, record } = context
  const product = await openFor('adjustPoints', context)
  const { currency: { decimals }, payable, charged, returned: refunded, netAdditions, memberId } = product
  const amount = readShown(input.points, decimals)
  if (amount === undefined || amount <= 0n) throw invalid([{ path: 'points', code: 'order.not_an_amount', facts: { decimals } }])
  const bounds = adjustmentBounds({ payable, charged, refunded, netAdditions, balance: await pointsOf(tx, memberId) })
  if (amount > bounds[input.direction]) throw refuse('order.adjustment_out_of_bounds', { add: formatMoney(bounds.add, decimals), deduct: formatMoney(bounds.deduct, decimals) })
  const change = input.direction === 'add' ? amount : -amount
  const description = input.description.trim()
  await changeRow(tx, product, { net_additions: stored(netAdditions + change, product) })
  const id = await insertAdjustment(tx, product.id, { at: now, accountId: actor.id, forAccountId: actor.actingFor?.id ?? null, amount: stored(change, product), description })
  await adjust(context, product, { id, direction: input.direction, amount, note: description })
  record(eventOf(product, 'product.points_adjusted', { direction: input.direction, points: formatMoney(amount, decimals), description }))
  return showProduct(tx, actor, product.id, now)
})
