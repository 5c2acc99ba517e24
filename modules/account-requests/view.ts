import { allowedActs } from '#kit/pure/policy.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { AccountRequest } from './contract.ts'
import { accountRequestPolicy } from './policy.ts'
import { minutesLeft } from './rules/status.ts'
import type { RequestRecord } from './store.ts'

/** A request as the contract answers it. */
export function requestView(actor: Actor, request: RequestRecord, now: Date): AccountRequest {
  const { id, number, kind, state, projects, accountName, displayName, phone, email, language, roles, quotaPermissions, headName, headContact, reason, dueAt, decisionReason, isNameTaken, isEmailTaken, version } = request
  return {
    id, number, kind, state, projects, accountName, displayName, phone, email, language, roles, quotaPermissions, headName, headContact, reason, decisionReason, isNameTaken, isEmailTaken, version,
    department: { id: request.departmentId, name: request.departmentName },
    region: request.regionNames,
    submittedAt: request.submittedAt.toISOString(),
    submittedBy: reference(request.submittedById, request.submittedByName),
    submittedFor: reference(request.submittedForId, request.submittedForName),
    dueAt: dueAt.toISOString(),
    minutesLeft: state === 'waiting' ? minutesLeft(dueAt, now) : null,
    account: reference(request.accountId, request.accountOwnName),
    decidedAt: request.decidedAt?.toISOString() ?? null,
    decidedBy: reference(request.decidedById, request.decidedByName),
    decidedFor: reference(request.decidedForId, request.decidedForName),
    allowed: allowedActs(accountRequestPolicy, actor, request),
  }
}

function reference(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' }
}
