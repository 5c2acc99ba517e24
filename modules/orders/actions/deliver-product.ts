import { refuse } from '#kit/pure/refusal.ts'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import { action } from '#kit/server/action.ts'
import { deliverProduct } from '../act-contract.ts'
import { changeDifference, isDearerInReward, refundRoom, remainingDaysOf } from '../rules/refund.ts'
import { insertStretch } from '../step-store.ts'
import { stored, type ProductRecord, type WantedChange } from '../store.ts'
import { showProduct } from '../view.ts'
import { deliverTerm } from './delivery-term.ts'
import { moveProduct, type Acting } from './moving.ts'
import { openFor, performerFor } from './opening.ts'
import { chargeChange, returnChange } from './paying.ts'

/** To the member: what was created (O10), what was unlocked, or the new configuration (O11). */
export const deliverAction = action(deliverProduct, async (context) => {
  const product = await openFor('deliver', context)
  await deliver(context, product)
  return showProduct(context.tx, context.actor, product.id, context.now)
})

export async function deliver(acting: Acting, product: ProductRecord): Promise<void> {
  if (product.wantedChange !== null) return deliverChange(acting, product, product.wantedChange)
  const as = performerFor('deliver', product, acting)
  await moveProduct(acting, product, { act: 'deliver', as, ...await deliverTerm(acting.tx, product, { start: acting.now, at: acting.now, byId: acting.actor.id }) })
}

/** O11: the difference for the days that remain is charged or returned; the day of the delivery still counts as old. */
async function deliverChange(acting: Acting, product: ProductRecord, wanted: WantedChange): Promise<void> {
  const { tx, now } = acting
  const { decimals } = product.currency
  const today = dayOf(now)
  const term = { startDay: dayOf(product.startsAt!), purchasedDays: product.purchasedDays! }
  const prices = { payableBefore: parseMoney(wanted.payableBefore, decimals), payableAfter: parseMoney(wanted.payableAfter, decimals) }
  refuseDearerInReward(prices, remainingDaysOf(term, today))
  const difference = changeDifference({ ...prices, term }, today)
  const charged = difference > 0n ? difference : 0n
  const returned = difference < 0n ? refundRoom(product, -difference) : 0n
  const stepId = await moveProduct(acting, product, {
    act: 'deliver', as: performerFor('deliver', product, acting), facts: { isChange: true, charged: formatMoney(charged, decimals), returned: formatMoney(returned, decimals) },
    changes: {
      configuration: JSON.stringify(wanted.configuration), content: JSON.stringify(wanted.content), components: JSON.stringify(wanted.components), service_version: wanted.serviceVersion,
      wanted_change: null, charged: stored(product.charged + charged, product), returned: stored(product.returned + returned, product),
    },
  })
  await insertStretch(tx, product.id, { fromDay: addDays(today, 1), originalPrice: wanted.originalPrice, payable: wanted.payableAfter })
  await chargeChange(acting, product, stepId, charged)
  await returnChange(acting, product, stepId, returned)
}

export function refuseDearerInReward(prices: Parameters<typeof isDearerInReward>[0], remainingDays: number): void {
  if (isDearerInReward(prices, remainingDays)) throw refuse('order.no_dearer_change')
}
