import { formatMoney } from '#kit/pure/money.ts'
import { action } from '#kit/server/action.ts'
import { holdPoints } from '#modules/points/offers.ts'
import { quoteRenewal, renewProduct } from '../order-contract.ts'
import { renewsHow } from '../rules/renewal.ts'
import { pricedFor, soldAgain, termsOf, type Priced } from '../sold-as.ts'
import { stepsOf } from '../step-store.ts'
import { readProductRecord, type ProductRecord } from '../store.ts'
import { showProduct } from '../view.ts'
import { moveProduct, movedProduct, type Acting } from './moving.ts'
import { openFor } from './opening.ts'
import { chargeProduct } from './paying.ts'
import { guardShown, placeProducts } from './place-order.ts'
import { turnOver } from './turn-over.ts'
import { idsOf, verified } from './verify-product.ts'

/** What renewing costs on the terms of this moment (O3). */
export const quoteRenewalAction = action(quoteRenewal, async (context) => {
  const old = await openFor('renew', context)
  const { finalMonthly, originalPrice, payable, discountPercent, rewardDays, mayReorder } = await pricedAgain(context, old, context.input.months)
  const [monthly, original, total] = [finalMonthly, originalPrice, payable].map((amount) => formatMoney(amount, old.currency.decimals)) as [string, string, string]
  return { monthly, originalPrice: original, payable: total, months: context.input.months, discountPercent, rewardDays, mayReorder, how: renewsHow(old.status) }
})

/**
 * O3, "Order Again": placed, verified and charged in one step; too few points, and nothing is placed. Locks: the old
 * product, the member's points, the number.
 */
export const renewAction = action(renewProduct, async (context) => {
  const { tx, actor, now, input } = context
  const old = await openFor('renew', context)
  const priced = await pricedAgain(context, old, input.months)
  const { decimals } = old.currency
  guardShown(input.shownTotal, priced.payable, decimals)
  await holdPoints(tx, old.memberId)
  const { products: [placed] } = await placeProducts(context, { memberId: old.memberId, total: priced.payable, decimals },
    [{ ...priced, name: old.name, userNotes: old.userNotes, renews: { id: old.id, how: renewsHow(old.status) } }])
  const renewal = await readProductRecord(tx, placed!.id)
  const charged = await movedProduct(context, renewal, { act: 'verify', as: 'system', changes: verified(renewal, now, null) })
  await chargeProduct(context, charged, charged.payable)
  await (charged.renews === 'after_expiry' ? closeOld(context, old) : continueOld(context, old, charged))
  return showProduct(tx, actor, charged.id, now)
})

async function pricedAgain(acting: Acting, old: ProductRecord, months: number): Promise<Priced> {
  const sold = await soldAgain(acting, old, old.currency.decimals)
  return pricedFor(sold, months, await termsOf(acting.tx, old.memberId))
}

/** Locked already: the old one is over at once; O&M unlocks the resource for the new one. */
async function closeOld(acting: Acting, old: ProductRecord): Promise<void> {
  const kept = await movedProduct(acting, old, { act: 'keep', as: 'system', changes: { cancellation_asked_at: null } })
  await moveProduct(acting, kept, { act: 'end', as: 'system' })
}

/** The resource runs on: the old one keeps it until its expiry, the new one takes it over with its create time and ids. */
async function continueOld(acting: Acting, old: ProductRecord, renewal: ProductRecord): Promise<void> {
  await moveProduct(acting, renewal, { act: 'renewResource', as: 'system', changes: await idsOf(acting, renewal), facts: await creationOf(acting, old) })
  await moveProduct(acting, old, { act: 'keep', as: 'system', changes: { cancellation_asked_at: null } })
  await turnOver(acting, old.id)
}

/** Who created the resource and when; handed on from renewal to renewal (guide 004 §4.3.2.1, 3.2). */
async function creationOf({ tx }: Acting, old: ProductRecord): Promise<Record<string, unknown>> {
  const created = (await stepsOf(tx, old.id)).find(({ act }) => act === 'createResource' || act === 'renewResource')
  if (!created) return {}
  return typeof created.facts['createdAt'] === 'string' ? { ...created.facts }
    : { createdAt: created.at.toISOString(), createdById: created.accountId, createdByName: created.accountName }
}
