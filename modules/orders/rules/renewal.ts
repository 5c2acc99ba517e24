import { productTransitions, retentionDays, type ProductStatus } from './status.ts'

/** "Order Again" (O3): offered from 30 days before the expiry until the retention ends, if its terms allow it. */
export const renewalWindowDays = 30
const day = 86_400_000

export type RenewalFacts = {
  readonly status: ProductStatus
  readonly now: Date
  readonly expiresAt: Date | null
  /** As it was when the product was placed. */
  readonly mayReorder: boolean
  readonly hasOpenRenewal: boolean
}

/** Why it cannot be renewed now, as a refusal code; undefined: it can. */
export function renewalHindrance({ status, now, expiresAt, mayReorder, hasOpenRenewal }: RenewalFacts): string | undefined {
  if (hasOpenRenewal) return 'order.renewal_open'
  if (expiresAt === null || productTransitions[status].keep === undefined) return 'order.bad_transition'
  if (!mayReorder) return 'order.reorder_not_allowed'
  if (now.getTime() < expiresAt.getTime() - renewalWindowDays * day) return 'order.too_early_to_renew'
  return now.getTime() >= expiresAt.getTime() + retentionDays * day ? 'order.retention_over' : undefined
}

/** A locked resource has to be unlocked by O&M; one that was never locked simply runs on. */
export function renewsHow(status: ProductStatus): 'before_expiry' | 'after_expiry' {
  return status === 'resource_expire' ? 'after_expiry' : 'before_expiry'
}
