import type { ProductAct, ProductStatus } from './status.ts'

/**
 * The way of a product as it is drawn (O1, guide 004 §4.3.2.1): what is done with person and time, then what is still to
 * come with its number. The five sequences of the guide follow from the steps that were taken; cancelling and renewing
 * change what comes.
 *
 * Example: placed and verified → ✓ place, ✓ verify, 3 create, 4 deliver, 5 expire, 6 end.
 */
export type DoneStep<Person> = {
  readonly act: ProductAct | 'place'
  readonly to: ProductStatus
  readonly at: string
  readonly by: Person | null
}
export type PathStep<Person> = {
  readonly status: ProductStatus
  readonly isDone: boolean
  /** Its place in the whole way, from 1: shown while it is not done. */
  readonly number: number
  readonly at: string | null
  /** Null where the system did it, or nobody yet. */
  readonly by: Person | null
}

/** What follows by itself from each status if nobody cancels or renews. */
const onward: Readonly<Record<ProductStatus, (isRenewal: boolean) => readonly ProductStatus[]>> = {
  product_place: (isRenewal) => ['product_verify', ...created(isRenewal), ...delivered],
  product_verify: (isRenewal) => [...created(isRenewal), ...delivered],
  resource_create: () => delivered,
  resource_renew: () => delivered,
  resource_deliver: () => ['resource_expire', 'product_end'],
  resource_change: () => delivered,
  resource_expire: () => ['product_end'],
  resource_keep: () => ['product_end'],
  product_cancel: () => ['product_end'],
  product_end: () => [],
}
const delivered = ['resource_deliver', 'resource_expire', 'product_end'] as const
const created = (isRenewal: boolean): readonly ProductStatus[] => [isRenewal ? 'resource_renew' : 'resource_create']

export function pathOf<Person>(steps: readonly DoneStep<Person>[], product: { readonly status: ProductStatus; readonly isRenewal: boolean }): PathStep<Person>[] {
  const done = steps.map(({ to, at, by }, index) => ({ status: to, isDone: true, number: index + 1, at, by }))
  const coming = onward[product.status](product.isRenewal).map((status, index) => ({ status, isDone: false, number: done.length + index + 1, at: null, by: null }))
  return [...done, ...coming]
}
