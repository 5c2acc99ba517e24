import { sql } from 'kysely'
import type { Condition, Policy } from '#kit/pure/policy.ts'
import { needs } from '#kit/pure/policy.ts'
import { forbidden } from '#kit/pure/refusal.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { permittedAnywhere } from '#modules/access/rules/conditions.ts'
import { holds, personsOf, type Actor } from '#modules/access/rules/actor.ts'
import type { RolePermission } from '#modules/access/rules/permissions.ts'
import { expiryHindrance } from './rules/expiry.ts'
import { renewalHindrance } from './rules/renewal.ts'
import { hindranceOf, productTransitions, type Performer, type ProductAct, type StepFacts } from './rules/status.ts'

/** What decides who may do what to a product. */
export type ProductFacts = StepFacts & {
  readonly memberId: string
  readonly mayReorder: boolean
  readonly startsAt: Date | null
  readonly wasCancelled: boolean
  readonly cancellationAskedAt: Date | null
  /** Who asked for the change that waits. */
  readonly changeAskedById: string | null
  readonly hasCreationProblem: boolean
}
/** Steps that people take, and what they do beside. */
export type ProductDeed =
  | Exclude<ProductAct, 'keep' | 'restore'>
  | 'renew' | 'askCancellation' | 'acceptCancellation' | 'refuseCancellation' | 'reportProblem' | 'answerProblem'
  | 'setExpiry' | 'editNotes' | 'backfill' | 'adjustPoints'

/** Which permission lets whom take a step; a member's is to shop, for what is their own (chapter 7, the column "who"). */
const permissions: { readonly [Act in ProductAct]?: { readonly [Who in Exclude<Performer, 'system'>]?: RolePermission } } = {
  verify: { business: 'order.verify' },
  createResource: { operator: 'order.create_resource' },
  renewResource: { operator: 'order.renew_resource' },
  deliver: { business: 'order.deliver', operator: 'order.change' },
  requestChange: { member: 'shop.use', business: 'order.request_change' },
  withdrawChange: { member: 'shop.use', business: 'order.request_change' },
  expire: { operator: 'order.expire' },
  end: { operator: 'order.end' },
  cancel: { member: 'shop.use', business: 'order.cancel' },
}

/** The same, taken apart once: a list asks this of every row and act. */
const entriesOf = new Map((Object.keys(permissions) as ProductAct[]).map((act) => [act, Object.entries(permissions[act] ?? {}) as [Performer, RolePermission][]]))

export function isOwn(actor: Actor, { memberId }: Pick<ProductFacts, 'memberId'>): boolean {
  return holds(actor, 'shop.use') && personsOf(actor).includes(memberId)
}

/** As whom the actor could take this step. */
export function performersFor(actor: Actor, act: ProductAct, product: Pick<ProductFacts, 'memberId'>): Performer[] {
  return (entriesOf.get(act) ?? []).filter(([who, permission]) => who === 'member' ? isOwn(actor, product) : holds(actor, permission)).map(([who]) => who)
}

/** As whom the actor takes it: the first that is not hindered. */
export function performerOf(actor: Actor, act: ProductAct, product: ProductFacts): Performer | undefined {
  return performersFor(actor, act, product).find((who) => hindranceOf(act, who, product) === undefined)
}

/** Said as it is checked (A7): by permissions alone, or, where members may too, as one condition. */
function performing(act: ProductAct): Condition<ProductFacts> {
  const by = permissions[act] ?? {}
  const isPerformer = (actor: Actor, product: ProductFacts) => performersFor(actor, act, product).length > 0
  return by.member === undefined ? { permissions: () => Object.values(by), holds: isPerformer } : { code: 'order.own_or_business', holds: isPerformer }
}

function step(act: ProductAct): Policy<ProductFacts, 'step'>['step'] {
  return {
    ...needs(performing(act)),
    hinders: (actor, product) => {
      const codes = performersFor(actor, act, product).map((who) => hindranceOf(act, who, product))
      return codes.includes(undefined) ? undefined : codes.find((code) => code !== 'order.bad_transition') ?? codes[0]
    },
  }
}

const own: Condition<ProductFacts> = { code: 'order.own', holds: isOwn }
const may = (permission: RolePermission) => needs<ProductFacts>(permittedAnywhere(permission))
const isCancellable = (product: ProductFacts) => productTransitions[product.status].cancel !== undefined
const notAsked = (_actor: Actor, { cancellationAskedAt }: ProductFacts) => cancellationAskedAt === null ? 'order.cancellation_not_asked' : undefined

/** A member withdraws what they asked for themselves; business also what others did. */
function hinderedWithdrawal(actor: Actor, product: ProductFacts): string | undefined {
  const hindrance = step('withdrawChange').hinders!(actor, product)
  if (hindrance !== undefined || holds(actor, 'order.request_change')) return hindrance
  return product.changeAskedById === product.memberId ? undefined : 'order.change_of_business'
}

/** O12: what the member cannot cancel without business. */
function hinderedAsking(_actor: Actor, product: ProductFacts): string | undefined {
  if (product.cancellationAskedAt !== null) return 'order.cancellation_asked'
  if (product.status === 'product_place') return 'order.cancel_yourself'
  return hindranceOf('cancel', 'business', product)
}

/** Guards the actions, and fills `allowed` (A5). */
export const productPolicy: Policy<ProductFacts, ProductDeed> = {
  verify: step('verify'),
  createResource: step('createResource'),
  renewResource: step('renewResource'),
  deliver: step('deliver'),
  requestChange: step('requestChange'),
  withdrawChange: { ...step('withdrawChange'), hinders: hinderedWithdrawal },
  expire: step('expire'),
  end: step('end'),
  cancel: step('cancel'),
  renew: { ...needs(own), hinders: (_actor, product) => renewalHindrance(product) },
  askCancellation: { ...needs(own), hinders: hinderedAsking },
  acceptCancellation: { ...may('order.cancel'), hinders: (actor, product) => notAsked(actor, product) ?? hindranceOf('cancel', 'business', product) },
  refuseCancellation: { ...may('order.cancel'), hinders: (actor, product) => notAsked(actor, product) ?? (isCancellable(product) ? undefined : 'order.bad_transition') },
  reportProblem: { ...may('order.create_resource'), hinders: (_actor, { status }) => status === 'product_verify' ? undefined : 'order.bad_transition' },
  answerProblem: {
    ...may('order.verify'),
    hinders: (_actor, { status, hasCreationProblem }) => !hasCreationProblem ? 'order.no_creation_problem' : status === 'product_verify' ? undefined : 'order.bad_transition',
  },
  setExpiry: { ...may('order.set_expiry'), hinders: (_actor, product) => expiryHindrance(product) },
  editNotes: may('order.notes'),
  backfill: { ...may('order.backfill'), hinders: (_actor, { hasResources, status }) => hasResources || status === 'resource_renew' ? undefined : 'order.not_created' },
  adjustPoints: { ...may('point.maintain'), hinders: (_actor, { status }) => status === 'product_place' ? 'order.bad_transition' : undefined },
}

/** Who has to do with orders at all: operators, and members with their own. Everybody else: 403. */
export function guardOrders(actor: Actor): void {
  if (!holds(actor, 'order.view') && !holds(actor, 'shop.use')) throw forbidden()
}

/** The same scope as a condition on rows (A3): `p` is the product. */
export function visibleProducts(actor: Actor): SqlPart {
  if (holds(actor, 'order.view')) return sql`true`
  return holds(actor, 'shop.use') ? sql`p.member_id = any(${personsOf(actor)}::bigint[])` : sql`false`
}

/** O&M's notes, who did what, and what the platform has to settle are not for members (O5). */
export function seesOperations(actor: Actor): boolean {
  return holds(actor, 'order.view')
}
