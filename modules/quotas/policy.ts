import { sql } from 'kysely'
import { needs, type Condition, type Policy } from '#kit/pure/policy.ts'
import { target } from '#kit/pure/states.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { adminRoles } from '#modules/access/rules/admins.ts'
import { holdsQuota, personsOf, type Actor } from '#modules/access/rules/actor.ts'
import type { QuotaZones } from '#modules/access/rules/permissions.ts'
import { requestTransitions, type RequestAct, type RequestStatus } from './rules/request-status.ts'

/** What decides who may do what to a quota request. */
export type RequestFacts = {
  readonly departmentId: string
  /** Whom it was asked of. */
  readonly parentId: string
  readonly zones: QuotaZones
  readonly status: RequestStatus
  readonly requestedById: string
  /** Whom the person acted for who asked (A6). */
  readonly requestedForId: string | null
}
export type RequestTab = 'mine' | 'reviews'

/** Q3: the people of the department that asked who hold quota permissions for it. */
function isOfRequester(actor: Actor, { departmentId }: RequestFacts): boolean {
  return holdsQuota(actor, 'quota.view', departmentId) || holdsQuota(actor, 'quota.apply', departmentId)
}

/** Q4: needs `quota.review` at the department that was asked, for these zones, and nothing else. */
const reviewer: Condition<RequestFacts> = { code: 'quota_request.reviewer', holds: (actor, { parentId }) => holdsQuota(actor, 'quota.review', parentId) }
const ofZones: Condition<RequestFacts> = { code: 'quota_request.zones', holds: (actor, { zones }) => actor.quotaReviewZones === null || actor.quotaReviewZones === zones }
export function isReviewer(actor: Actor, request: RequestFacts): boolean {
  return reviewer.holds(actor, request) && ofZones.holds(actor, request)
}

/** Four eyes (A6): nobody decides on what they, or whom they act for, asked for; it may have been before they came here. */
function isOwn(actor: Actor, { requestedById, requestedForId }: RequestFacts): boolean {
  return personsOf(actor).some((id) => id === requestedById || id === requestedForId)
}

const hinderedReview = (act: RequestAct) => (actor: Actor, request: RequestFacts) =>
  hasNoWay(act)(actor, request) ?? (isOwn(actor, request) ? 'quota_request.own' : undefined)
const hasNoWay = (act: RequestAct) => (_actor: Actor, request: RequestFacts) =>
  target(requestTransitions, request.status, act) === undefined ? 'quota_request.already_decided' : undefined

const applicant: Condition<RequestFacts> = { permissions: () => ['quota.apply'], holds: (actor, { departmentId }) => holdsQuota(actor, 'quota.apply', departmentId) }
const inCharge: Condition<RequestFacts> = { code: 'quota_request.in_charge', holds: (actor, request) => isOwn(actor, request) || actor.roles.some((role) => adminRoles.includes(role)) }

export const requestPolicy: Policy<RequestFacts, RequestAct> = {
  approve: { ...needs(reviewer, ofZones), hinders: hinderedReview('approve') },
  reject: { ...needs(reviewer, ofZones), hinders: hinderedReview('reject') },
  // Whoever asked, or the department's admin: colleagues may not take back what is not theirs.
  withdraw: { ...needs(applicant, inCharge), hinders: hasNoWay('withdraw') },
}

export function sees(actor: Actor, request: RequestFacts): boolean {
  return isOfRequester(actor, request) || isReviewer(actor, request)
}

/** Which tab may be read at all: what a department asked for, or what it is asked for. */
export function mayRead(actor: Actor, tab: RequestTab): boolean {
  const held = actor.departmentId === null ? [] : actor.quotaPermissions
  return tab === 'reviews' ? held.includes('quota.review') : held.includes('quota.view') || held.includes('quota.apply')
}

// ---- the same as conditions on rows: `r` is the request (A3) ----

export function rowsOfTab(actor: Actor, tab: RequestTab): SqlPart {
  if (!mayRead(actor, tab)) return sql`false`
  if (tab === 'mine') return sql`r.department_id = ${actor.departmentId}`
  return sql`(r.parent_id = ${actor.departmentId} and (${actor.quotaReviewZones}::text is null or r.zones = ${actor.quotaReviewZones}))`
}

export function visibleRequests(actor: Actor): SqlPart {
  return sql`(${rowsOfTab(actor, 'mine')} or ${rowsOfTab(actor, 'reviews')})`
}
