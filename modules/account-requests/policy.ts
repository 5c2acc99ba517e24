import { sql } from 'kysely'
import type { Policy } from '#kit/pure/policy.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { holds, personsOf, type Actor } from '#modules/access/rules/actor.ts'
import { target } from '#kit/pure/states.ts'
import { requestTransitions, type RequestAct, type RequestKind, type RequestState } from './rules/status.ts'

/** What decides who may do what to an account request. */
export type RequestFacts = {
  readonly kind: RequestKind
  readonly state: RequestState
  /** The account that asks for more; of a new account the one that was made. */
  readonly accountId: string | null
  readonly submittedById: string | null
  readonly submittedForId: string | null
}

/** O&M decides on new accounts, which only get roles of departments; more grants are the platform admin's (chapter 2). */
function mayDecide(actor: Actor, { kind }: RequestFacts): boolean {
  return holds(actor, kind === 'new_account' ? 'account_request.decide' : 'account.maintain')
}

/** Four eyes (A6): nobody decides on what they, or whom they act for, sent or would be given. */
function isOwn(actor: Actor, { accountId, submittedById, submittedForId }: RequestFacts): boolean {
  return personsOf(actor).some((id) => id === accountId || id === submittedById || id === submittedForId)
}

const hinders = (act: RequestAct) => (actor: Actor, request: RequestFacts) =>
  target(requestTransitions, request.state, act) === undefined ? 'account_request.already_decided' : isOwn(actor, request) ? 'account_request.own' : undefined

export const accountRequestPolicy: Policy<RequestFacts, RequestAct> = {
  approve: { mayReach: mayDecide, hinders: hinders('approve') },
  reject: { mayReach: mayDecide, hinders: hinders('reject') },
}

/** `r` is the request (A3): new accounts for O&M and business, the further grants for the platform admin besides. */
export function visibleRequests(actor: Actor): SqlPart {
  if (!holds(actor, 'account_request.view')) return sql`false`
  return holds(actor, 'account.maintain') ? sql`true` : sql`r.kind = 'new_account'`
}
