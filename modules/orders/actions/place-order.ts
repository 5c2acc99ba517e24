import { formatMoney, parseMoney, type Minor } from '#kit/pure/money.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action } from '#kit/server/action.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { placeOrder, quoteOrder } from '../order-contract.ts'
import { priceWanted, termsOf, type Priced } from '../sold-as.ts'
import { insertOrder, insertProduct, type NewProduct } from '../store.ts'
import { eventOf, type Acting } from './moving.ts'

/** What it would cost, in a transaction that leaves nothing behind: sets stay as they are while it is computed. */
export const quoteOrderAction = action(quoteOrder, async ({ tx, actor, now, input }) => {
  const { decimals } = await readCurrency(tx)
  const money = (amount: Minor) => formatMoney(amount, decimals)
  const priced = await priceWanted({ tx, actor, now }, input.products, decimals)
  return {
    ...await termsOf(tx, actor.id), total: money(totalOf(priced)),
    products: priced.map(({ finalMonthly, originalPrice, payable }) => ({ monthly: money(finalMonthly), originalPrice: money(originalPrice), payable: money(payable) })),
  }
})

/** O9: the terms of this moment are kept; what the member saw must still be right. */
export const placeAction = action(placeOrder, async (context) => {
  const { tx, actor, input } = context
  const { decimals } = await readCurrency(tx)
  const priced = await priceWanted(context, input.products, decimals)
  const total = totalOf(priced)
  guardShown(input.shownTotal, total, decimals)
  const placed = await placeProducts(context, { memberId: actor.id, total, decimals }, priced.map((one, index) => ({
    ...one, renews: null, name: input.products[index]!.name?.trim() ?? one.name.slice(0, 64), userNotes: input.products[index]!.notes?.trim() ?? '',
  })))
  return {
    id: placed.id, number: placed.number, total: formatMoney(total, decimals),
    products: placed.products.map(({ id, number, payable, originalPrice }) =>
      ({ id, number, status: 'product_place' as const, payable: formatMoney(payable, decimals), originalPrice: formatMoney(originalPrice, decimals) })),
  }
})

/** O9: an amount that was shown and is no longer right is refused with the new one. */
export function guardShown(shown: string, amount: Minor, decimals: number): void {
  const total = formatMoney(amount, decimals)
  if (readShown(shown, decimals) !== amount) throw refuse('order.price_changed', { total })
}

/** `"1080"` and `"1080.00"` are the same; more decimals than the currency has cannot be what was shown. */
export function readShown(shown: string, decimals: number): Minor | undefined {
  try {
    return parseMoney(shown, decimals)
  } catch {
    return undefined
  }
}

type Ordered = Priced & Pick<NewProduct, 'name' | 'userNotes' | 'renews'>
export type Placed = { readonly id: string; readonly number: string; readonly products: readonly { readonly id: string; readonly number: string; readonly payable: Minor; readonly originalPrice: Minor }[] }

/** One order with its products `…-1`, `…-2`; the number is drawn last of all locks (chapter 12, lock order). */
export async function placeProducts(acting: Acting, { memberId, total, decimals }: { readonly memberId: string; readonly total: Minor; readonly decimals: number }, wanted: readonly Ordered[]): Promise<Placed> {
  const { tx, actor, now, record } = acting
  const { id: orderId, number: orderNumber } = await insertOrder(tx, { day: dayOf(now), memberId, shownTotal: formatMoney(total, decimals) }, now)
  const products = []
  for (const [index, product] of wanted.entries()) {
    const number = `${orderNumber}-${index + 1}`
    const step = { act: 'place', from: null, to: 'product_place', accountId: actor.id, forAccountId: actor.actingFor?.id ?? null, reason: '', facts: {} } as const
    const id = await insertProduct(tx, { ...product, orderId, position: index + 1, number, memberId, placedById: actor.id }, step, decimals, now)
    record(eventOf({ id, number, memberId }, 'product.placed', { orderNumber, isRenewal: product.renews !== null, payable: formatMoney(product.payable, decimals) }))
    products.push({ id, number, payable: product.payable, originalPrice: product.originalPrice })
  }
  return { id: orderId, number: orderNumber, products }
}

function totalOf(priced: readonly Priced[]): Minor {
  return priced.reduce((sum, { payable }) => sum + payable, 0n)
}
