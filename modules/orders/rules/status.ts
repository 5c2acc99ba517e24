import type { StateTable } from '#kit/pure/states.ts'

/** A product's life (chapter 7, Status): one way only, with one return. The table is the only way from one status to another. */
export const productStatuses = [
  'product_place', 'product_verify', 'resource_create', 'resource_renew', 'resource_deliver', 'resource_change',
  'resource_expire', 'resource_keep', 'product_cancel', 'product_end',
] as const
export type ProductStatus = (typeof productStatuses)[number]

/**
 * `keep`: renewed by the member, the old resource runs on until its expiry; `restore`: that renewal was cancelled before,
 * the only return. `renewResource` and `createResource` are the two ways on from verification.
 */
export const productActs = [
  'verify', 'createResource', 'renewResource', 'deliver', 'requestChange', 'withdrawChange', 'expire', 'keep', 'restore', 'end', 'cancel',
] as const
export type ProductAct = (typeof productActs)[number]

export const productTransitions: StateTable<ProductStatus, ProductAct> = {
  product_place: { verify: 'product_verify', cancel: 'product_cancel' },
  product_verify: { createResource: 'resource_create', renewResource: 'resource_renew', cancel: 'product_cancel' },
  resource_create: { deliver: 'resource_deliver', cancel: 'product_cancel' },
  resource_renew: { deliver: 'resource_deliver', cancel: 'product_cancel' },
  resource_deliver: { requestChange: 'resource_change', expire: 'resource_expire', keep: 'resource_keep', cancel: 'product_cancel' },
  resource_change: { deliver: 'resource_deliver', withdrawChange: 'resource_deliver', expire: 'resource_expire', cancel: 'product_cancel' },
  resource_expire: { keep: 'resource_keep', end: 'product_end' },
  resource_keep: { restore: 'resource_deliver', end: 'product_end' },
  product_cancel: { end: 'product_end' },
  product_end: {},
}

/** Who takes a step. `system` is time, or what follows from another product's step. */
export type Performer = 'member' | 'business' | 'operator' | 'system'

/** Who may do what from where (chapter 7, the column "who"); what else must hold says `hindranceOf`. */
export const performers: { readonly [From in ProductStatus]: { readonly [Name in ProductAct]?: readonly Performer[] } } = {
  product_place: { verify: ['business', 'system'], cancel: ['business', 'member', 'system'] },
  product_verify: { createResource: ['operator'], renewResource: ['operator', 'system'], cancel: ['business'] },
  resource_create: { deliver: ['business'], cancel: ['business'] },
  resource_renew: { deliver: ['business', 'system'], cancel: ['business'] },
  resource_deliver: { requestChange: ['member', 'business'], expire: ['operator'], keep: ['system'], cancel: ['business'] },
  resource_change: { deliver: ['operator'], withdrawChange: ['member', 'business'], expire: ['operator'], cancel: ['business'] },
  resource_expire: { keep: ['system'], end: ['operator'] },
  resource_keep: { restore: ['system'], end: ['system'] },
  product_cancel: { end: ['operator', 'system'] },
  product_end: {},
}

export function mayPerform(performer: Performer, from: ProductStatus, act: ProductAct): boolean {
  return performers[from][act]?.includes(performer) ?? false
}

/** What decides, beside the status, whether a step can be taken now. */
export type StepFacts = {
  readonly status: ProductStatus
  readonly now: Date
  /** Absent until it was delivered. */
  readonly expiresAt: Date | null
  /** How the product that this one renews ended or waits; absent for a first purchase. */
  readonly renews: 'before_expiry' | 'after_expiry' | null
  /** A renewal of this product that is not cancelled (O2). */
  readonly hasOpenRenewal: boolean
  /** Ids were entered, so that something is left to delete. */
  readonly hasResources: boolean
}

export const retentionDays = 7
const day = 86_400_000

/** Why a step cannot be taken now, as a refusal code; undefined: it can (O1, O2). The status table is asked first. */
export function hindranceOf(act: ProductAct, performer: Performer, facts: StepFacts): string | undefined {
  const { status } = facts
  // Kept is kept for a renewal: that is what stands in the way, and what can be done about it.
  if (act === 'cancel' && performer === 'business' && status === 'resource_keep' && facts.hasOpenRenewal) return 'order.renewal_open'
  if (productTransitions[status][act] === undefined || !mayPerform(performer, status, act)) return 'order.bad_transition'
  if (act === 'cancel') return facts.hasOpenRenewal ? 'order.renewal_open' : undefined
  if (act === 'createResource') return facts.renews === null ? undefined : 'order.is_renewal'
  if (act === 'renewResource') return renewalHindrance(performer, facts)
  if (act === 'deliver' && status === 'resource_renew') return deliveryHindrance(performer, facts)
  if (act === 'expire') return isPast(facts.expiresAt, facts.now) ? undefined : 'order.not_expired'
  if (act === 'end') return endHindrance(performer, facts)
  return undefined
}

/** Before its expiry the old resource simply runs on (system); after it somebody has to unlock it (O&M). */
function renewalHindrance(performer: Performer, { renews }: StepFacts): string | undefined {
  if (renews === null) return 'order.is_no_renewal'
  return (performer === 'system') === (renews === 'before_expiry') ? undefined : 'order.bad_transition'
}

function deliveryHindrance(performer: Performer, { renews }: StepFacts): string | undefined {
  return (performer === 'system') === (renews === 'before_expiry') ? undefined : 'order.bad_transition'
}

function endHindrance(performer: Performer, { status, expiresAt, now, hasResources }: StepFacts): string | undefined {
  if (status === 'resource_expire') return isPast(expiresAt, new Date(now.getTime() - retentionDays * day)) ? undefined : 'order.in_retention'
  if (status === 'resource_keep') return isPast(expiresAt, now) ? undefined : 'order.not_expired'
  return performer === 'system' && hasResources ? 'order.resources_left' : undefined
}

function isPast(moment: Date | null, now: Date): boolean {
  return moment !== null && moment.getTime() <= now.getTime()
}
