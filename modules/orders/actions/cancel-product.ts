import { formatMoney } from '#kit/pure/money.ts'
import { allow } from '#kit/pure/policy.ts'
import { forbidden, refuse } from '#kit/pure/refusal.ts'
import { action, query } from '#kit/server/action.ts'
import { acceptCancellation, askCancellation, cancelProduct, refuseCancellation } from '../act-contract.ts'
import { readRefund } from '../contract.ts'
import { guardOrders, productPolicy } from '../policy.ts'
import { refundOf } from '../refunding.ts'
import type { Performer } from '../rules/status.ts'
import { changeRow, findProduct, readProductRecord, stored, type ProductRecord } from '../store.ts'
import { refundView, showProduct } from '../view.ts'
import { eventOf, moveProduct, type Acting } from './moving.ts'
import { openFor, performerFor } from './opening.ts'
import { returnProduct } from './paying.ts'
import { readShown } from './place-order.ts'

/** The computation before one confirms (O2). */
export const refundQuery = query(readRefund, async ({ database, actor, now, input }) => {
  guardOrders(actor)
  const product = await findProduct(database, actor, input.id)
  const facts = { ...product, now }
  if (!productPolicy.cancel.mayReach(actor, facts)) throw forbidden()
  allow(productPolicy, 'cancel', actor, facts)
  return refundView(actor, product, await refundOf(database, product, now))
})

export const cancelAction = action(cancelProduct, async (context) => {
  const product = await openFor('cancel', context)
  await cancel(context, product, { as: performerFor('cancel', product, context), reason: context.input.reason, shownRefund: context.input.shownRefund })
  return showProduct(context.tx, context.actor, product.id, context.now)
})

/** O12: as asked; the day of asking counts for the refund. */
export const acceptAction = action(acceptCancellation, async (context) => {
  const product = await openFor('acceptCancellation', context)
  await cancel(context, product, { as: 'business', reason: context.input.reason?.trim() || product.cancellationReason, shownRefund: context.input.shownRefund })
  return showProduct(context.tx, context.actor, product.id, context.now)
})

type Cancelling = { readonly as: Performer; readonly reason: string; readonly at?: Date; readonly shownRefund?: string }

/**
 * O2: the refund that was shown must still be right; then the status, the points, and, where it is a renewal that has not
 * begun, the return of what it was to continue (O3).
 */
export async function cancel(acting: Acting, product: ProductRecord, { as, reason, at, shownRefund }: Cancelling): Promise<void> {
  const { refund } = await refundOf(acting.tx, product, at ?? acting.now)
  const { decimals } = product.currency
  if (shownRefund !== undefined && readShown(shownRefund, decimals) !== refund.amount) throw refuse('order.refund_changed', { refund: formatMoney(refund.amount, decimals) })
  await moveProduct(acting, product, {
    act: 'cancel', as, reason, ...(at ? { at } : {}), facts: { refund: formatMoney(refund.amount, decimals) },
    changes: { wanted_change: null, cancellation_asked_at: null, returned: stored(product.returned + refund.amount, product) },
  })
  if (product.renews === 'before_expiry' && product.startsAt === null) await restore(acting, product.renewsId!)
  await returnProduct(acting, product, refund.amount)
}

/** The resource was the old product's all along: it goes on until its expiry. */
async function restore(acting: Acting, keptId: string): Promise<void> {
  const kept = await readProductRecord(acting.tx, keptId)
  if (kept.status === 'resource_keep') await moveProduct(acting, kept, { act: 'restore', as: 'system' })
}

/** O12: a member asks business to cancel; it is listed with its time. */
export const askAction = action(askCancellation, async (context) => {
  const { tx, actor, now, input, record } = context
  const product = await openFor('askCancellation', context)
  const reason = input.reason.trim()
  await changeRow(tx, product, { cancellation_asked_at: now, cancellation_reason: reason, cancellation_refusal: '' })
  record(eventOf(product, 'product.cancellation_asked', { reason }))
  return showProduct(tx, actor, product.id, now)
})

export const refuseAction = action(refuseCancellation, async (context) => {
  const { tx, actor, now, input, record } = context
  const product = await openFor('refuseCancellation', context)
  const reason = input.reason.trim()
  await changeRow(tx, product, { cancellation_asked_at: null, cancellation_refusal: reason })
  record(eventOf(product, 'product.cancellation_refused', { reason }))
  return showProduct(tx, actor, product.id, now)
})
