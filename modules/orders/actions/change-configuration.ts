import { isDeepStrictEqual } from 'node:util'
import { formatMoney, type Minor } from '#kit/pure/money.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action } from '#kit/server/action.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'
import { quoteChange, requestChange, withdrawChange } from '../act-contract.ts'
import { payableOf } from '../rules/amounts.ts'
import { changeDifference, remainingDaysOf } from '../rules/refund.ts'
import { pricedFor, soldAgain, soldOwn, termsOf, type Priced } from '../sold-as.ts'
import { stored, type ProductRecord, type WantedChange } from '../store.ts'
import { quoteView, showProduct } from '../view.ts'
import { refuseDearerInReward } from './deliver-product.ts'
import { moveProduct, type Acting } from './moving.ts'
import { openFor, performerFor } from './opening.ts'
import { readShown } from './place-order.ts'

type Quote = { readonly after: Priced; readonly payableBefore: Minor; readonly difference: Minor; readonly remainingDays: number }

export const quoteChangeAction = action(quoteChange, async (context) => {
  const product = await openFor('requestChange', context)
  const quote = await quoted(context, product, context.input.configuration)
  return quoteView(product, { ...quote, payableAfter: quote.after.payable, discountPercent: quote.after.discountPercent, content: quote.after.content })
})

/** O11: another configuration; whoever asks has seen what it costs or gives back as of today. */
export const requestChangeAction = action(requestChange, async (context) => {
  const { tx, actor, now, input } = context
  const product = await openFor('requestChange', context)
  const quote = await quoted(context, product, input.configuration)
  const { decimals } = product.currency
  if (readShown(input.shownDifference, decimals) !== quote.difference) throw refuse('order.price_changed', { total: formatMoney(quote.difference, decimals) })
  await moveProduct(context, product, {
    act: 'requestChange', as: performerFor('requestChange', product, context), reason: input.reason, facts: { difference: formatMoney(quote.difference, decimals) },
    changes: { wanted_change: JSON.stringify(wantedOf(context, product, quote, input.reason?.trim() ?? '')) },
  })
  return showProduct(tx, actor, product.id, now)
})

/** The old configuration stays. */
export const withdrawAction = action(withdrawChange, async (context) => {
  const { tx, actor, now, input } = context
  const product = await openFor('withdrawChange', context)
  await moveProduct(context, product, { act: 'withdrawChange', as: performerFor('withdrawChange', product, context), reason: input.reason, changes: { wanted_change: null } })
  return showProduct(tx, actor, product.id, now)
})

/** Both configurations for the whole duration, at the prices and the member's discount of this moment. */
async function quoted(acting: Acting, product: ProductRecord, configuration: Configuration): Promise<Quote> {
  const { decimals } = product.currency
  const wanted = await soldOwn(acting, product.serviceCode, configuration)
  if (isDeepStrictEqual(wanted.configuration, product.configuration)) throw refuse('order.same_configuration')
  const terms = await termsOf(acting.tx, product.memberId)
  const after = pricedFor(wanted, product.months, terms)
  const { finalMonthly } = await soldAgain(acting, product, decimals)
  const payableBefore = payableOf({ monthly: finalMonthly, months: product.months, discountPercent: terms.discountPercent })
  const term = { startDay: dayOf(product.startsAt!), purchasedDays: product.purchasedDays! }
  const today = dayOf(acting.now)
  refuseDearerInReward({ payableBefore, payableAfter: after.payable }, remainingDaysOf(term, today))
  return { after, payableBefore, difference: changeDifference({ payableBefore, payableAfter: after.payable, term }, today), remainingDays: remainingDaysOf(term, today) }
}

function wantedOf({ actor, now }: Acting, product: ProductRecord, { after, payableBefore }: Quote, reason: string): WantedChange {
  const { configuration, content, components, serviceVersion, discountPercent, originalPrice, payable } = after
  return {
    configuration, content, components, serviceVersion, discountPercent, reason,
    originalPrice: stored(originalPrice, product), payableAfter: stored(payable, product), payableBefore: stored(payableBefore, product),
    askedAt: now.toISOString(), askedById: actor.id, askedByName: actor.displayName,
  }
}
