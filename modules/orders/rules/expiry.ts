import type { ProductStatus } from './status.ts'

/** When the expiry may be changed by hand, and to what (O4). */
export type ExpiryFacts = {
  readonly status: ProductStatus
  readonly wasCancelled: boolean
  readonly startsAt: Date | null
  /** When its renewal started; null: there is none, or it waits. */
  readonly renewalStartedAt: Date | null
}

/** A kept product counts as delivered: its renewal starts when it expires, as it is then. */
const changeable: readonly ProductStatus[] = ['resource_deliver', 'resource_keep', 'resource_expire', 'product_end']

export function expiryHindrance({ status, wasCancelled, startsAt }: Omit<ExpiryFacts, 'renewalStartedAt'>): string | undefined {
  if (wasCancelled) return 'order.was_cancelled'
  return startsAt !== null && changeable.includes(status) ? undefined : 'order.expiry_fixed'
}

/** Not before the delivery; once its renewal runs, not past that one's start. */
export function expiryProblem(wanted: Date, { startsAt, renewalStartedAt }: Pick<ExpiryFacts, 'startsAt' | 'renewalStartedAt'>): string | undefined {
  if (startsAt !== null && wanted.getTime() < startsAt.getTime()) return 'order.expiry_before_delivery'
  return renewalStartedAt !== null && wanted.getTime() > renewalStartedAt.getTime() ? 'order.expiry_past_renewal' : undefined
}
