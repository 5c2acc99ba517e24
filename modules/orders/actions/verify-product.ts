import { action } from '#kit/server/action.ts'
import { createResource, renewResource, verifyProduct } from '../act-contract.ts'
import { readProductRecord, stored, type ProductChanges, type ProductRecord } from '../store.ts'
import { showProduct } from '../view.ts'
import { moveProduct, type Acting } from './moving.ts'
import { openFor, performerFor } from './opening.ts'
import { chargeProduct } from './paying.ts'

/** Verify charges the points; with too few it stays placed. */
export const verifyAction = action(verifyProduct, async (context) => {
  const product = await openFor('verify', context)
  await verify(context, product)
  return showProduct(context.tx, context.actor, product.id, context.now)
})

export async function verify(acting: Acting, product: ProductRecord): Promise<void> {
  await moveProduct(acting, product, { act: 'verify', as: performerFor('verify', product, acting), changes: verified(product, acting.now, acting.actor.id) })
  await chargeProduct(acting, product, product.payable)
}

/** `byId` null: the system, for a renewal. */
export function verified(product: ProductRecord, now: Date, byId: string | null): ProductChanges {
  return { verified_at: now, verified_by: byId, charged: stored(product.payable, product) }
}

export const createResourceAction = action(createResource, async (context) => {
  const product = await openFor('createResource', context)
  await create(context, product)
  return showProduct(context.tx, context.actor, product.id, context.now)
})

/** Created: what stood in the way is over (O13). */
export async function create(acting: Acting, product: ProductRecord): Promise<void> {
  await moveProduct(acting, product, { act: 'createResource', as: performerFor('createResource', product, acting), changes: { creation_problem: '', creation_answer: '' } })
}

export const renewResourceAction = action(renewResource, async (context) => {
  const product = await openFor('renewResource', context)
  await unlock(context, product)
  return showProduct(context.tx, context.actor, product.id, context.now)
})

/** O&M unlocked what was locked: with the old product's ids (O3). */
export async function unlock(acting: Acting, product: ProductRecord): Promise<void> {
  await moveProduct(acting, product, { act: 'renewResource', as: performerFor('renewResource', product, acting), changes: await idsOf(acting, product) })
}

/** What was entered for the renewal itself meanwhile stays. */
export async function idsOf({ tx }: Acting, product: ProductRecord): Promise<ProductChanges> {
  if (product.renewsId === null || product.backfill.items !== undefined) return {}
  return { backfill: JSON.stringify((await readProductRecord(tx, product.renewsId)).backfill) }
}
