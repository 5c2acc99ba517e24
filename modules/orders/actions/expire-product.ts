import { action } from '#kit/server/action.ts'
import { endProduct, expireProduct } from '../act-contract.ts'
import type { ProductRecord } from '../store.ts'
import { showProduct } from '../view.ts'
import { moveProduct, type Acting } from './moving.ts'
import { openFor, performerFor } from './opening.ts'

/** Past its expiry O&M locks the resource; an open change is dropped, and what the member asked about it is over. */
export const expireAction = action(expireProduct, async (context) => {
  const product = await openFor('expire', context)
  await expire(context, product)
  return showProduct(context.tx, context.actor, product.id, context.now)
})

export async function expire(acting: Acting, product: ProductRecord): Promise<void> {
  await moveProduct(acting, product, {
    act: 'expire', as: performerFor('expire', product, acting), changes: { wanted_change: null, cancellation_asked_at: null }, facts: { isChangeDropped: product.wantedChange !== null },
  })
}

/** After the retention, or once cancelled: O&M deleted the resource. */
export const endAction = action(endProduct, async (context) => {
  const product = await openFor('end', context)
  await end(context, product)
  return showProduct(context.tx, context.actor, product.id, context.now)
})

export async function end(acting: Acting, product: ProductRecord): Promise<void> {
  await moveProduct(acting, product, { act: 'end', as: performerFor('end', product, acting) })
}
