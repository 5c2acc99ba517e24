import { allow } from '#kit/pure/policy.ts'
import { forbidden, Refusal, refuse } from '#kit/pure/refusal.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { addGrants, inviteAccount } from '#modules/accounts/offers.ts'
import { approveAccountRequest, rejectAccountRequest } from '../contract.ts'
import { accountRequestPolicy } from '../policy.ts'
import type { RequestAct } from '../rules/status.ts'
import { findRequest, lockRequest, writeDecision, type RequestRecord } from '../store.ts'
import { requestView } from '../view.ts'

type Approval = ActionContext<typeof approveAccountRequest>
type Context = Approval | ActionContext<typeof rejectAccountRequest>

/** What was asked for exists with the decision, in one transaction: the account with its link, or the further grants (U1). */
export const approveAccountRequestAction = action(approveAccountRequest, async (context) => {
  const { tx, actor, now, input, record } = context
  const request = await lockFor('approve', context)
  const given = request.kind === 'new_account' ? await giveAccount(context, request) : await giveGrants(context, request)
  await writeDecision(tx, request, { state: 'approved', accountId: given.accountId, accountName: given.accountName, reason: input.reason?.trim() ?? '' }, actor, now)
  record({
    kind: 'account_request.approved', subject: { kind: 'account_request', id: request.id }, departmentId: request.departmentId,
    facts: { number: request.number, accountName: given.accountName, displayName: request.displayName, roles: request.roles, quotaPermissions: request.quotaPermissions, ...given.linkId === undefined ? {} : { linkId: given.linkId } },
  })
  return requestView(actor, await findRequest(tx, actor, request.id), now)
})

export const rejectAccountRequestAction = action(rejectAccountRequest, async (context) => {
  const { tx, actor, now, input, record } = context
  const request = await lockFor('reject', context)
  const { accountName, displayName, number } = request
  await writeDecision(tx, request, { state: 'rejected', accountId: null, accountName, reason: input.reason.trim() }, actor, now)
  record({
    kind: 'account_request.rejected', subject: { kind: 'account_request', id: request.id }, departmentId: request.departmentId,
    facts: { number, accountName, displayName, reason: input.reason.trim() },
  })
  return requestView(actor, await findRequest(tx, actor, request.id), now)
})

/** Who comes second is told what was decided, by whom and why. */
async function lockFor(act: RequestAct, { tx, actor, input }: Context): Promise<RequestRecord> {
  const request = await lockRequest(tx, actor, input.id)
  if (!accountRequestPolicy[act].mayReach(actor, request)) throw forbidden()
  if (request.state !== 'waiting') {
    const { state, decidedByName, decidedAt, decisionReason } = request
    throw refuse('account_request.already_decided', { verdict: state, by: decidedByName, at: decidedAt?.toISOString() ?? null, reason: decisionReason })
  }
  allow(accountRequestPolicy, act, actor, request)
  if (input.version !== request.version) throw refuse('conflict.stale', { version: request.version })
  return request
}

type Given = { readonly accountId: string; readonly accountName: string; readonly linkId?: string }

/** A taken name or e-mail is told to O&M at its field; they choose another name, or reject. */
async function giveAccount({ tx, input, record }: Approval, request: RequestRecord): Promise<Given> {
  const { displayName, email, phone, language, departmentId, roles, quotaPermissions } = request
  const account = { accountName: input.accountName ?? request.accountName, displayName, email, phone, language, departmentId, roles, quotaPermissions }
  const { accountId, linkId } = await inviteAccount(tx, account).catch(notFitting)
  record({ kind: 'account.created', subject: { kind: 'account', id: accountId }, departmentId, facts: { after: account, requestNumber: request.number } })
  return { accountId, accountName: account.accountName, linkId }
}

async function giveGrants({ tx, record }: Approval, { accountId, accountName, number, roles, quotaPermissions }: RequestRecord): Promise<Given> {
  const { departmentId, before, after } = await addGrants(tx, accountId!, { roles, quotaPermissions }).catch(notFitting)
  record({ kind: 'account.changed', subject: { kind: 'account', id: accountId! }, departmentId, facts: { before, after, requestNumber: number } })
  return { accountId: accountId!, accountName }
}

/** Department or account changed since it was asked for: the grants do not go together any more. */
function notFitting(error: unknown): never {
  const isOfGrants = error instanceof Refusal && error.status === 422 && error.errors.some(({ path }) => path === 'roles' || path === 'quotaPermissions')
  throw isOfGrants ? refuse('account_request.no_longer_fits') : error
}
