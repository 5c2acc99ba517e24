import { allow } from '#kit/pure/policy.ts'
import { forbidden, invalid, refuse } from '#kit/pure/refusal.ts'
import { action, type ActionContext } from '#kit/server/action.ts'
import { keepTree } from '#modules/departments/offers.ts'
import { approveRequest, rejectRequest, withdrawRequest } from '../contract.ts'
import { requestPolicy } from '../policy.ts'
import { decideRequest, itemsOf, lockRequest, type Decision, type RequestItemRow, type RequestRecord } from '../request-store.ts'
import { showRequest } from '../request-view.ts'
import type { RequestAct } from '../rules/request-status.ts'
import { guardEnd, setTotals } from './set-totals.ts'

type Context = ActionContext<typeof approveRequest> | ActionContext<typeof rejectRequest> | ActionContext<typeof withdrawRequest>

/** Q4: what is approved is allocated in the same transaction; an amount may be lowered, not raised. Nothing is half done. */
export const approveRequestAction = action(approveRequest, async (context) => {
  const { tx, actor, now, input, record } = context
  await keepTree(tx)
  const request = await lockFor('approve', context)
  guardEnd(request.endsOn, now, 'endsOn')
  const granted = amountsGranted(await itemsOf(tx, request.id), input.items ?? [])
  await setTotals({
    tx, actor, now, record, kind: 'request', reason: input.reason.trim(), endsOn: request.endsOn,
    subject: { kind: 'quota_request', id: request.id, number: request.number },
    wishes: granted.filter(({ amount }) => amount > 0).map(({ regionId, metric, amount }) =>
      ({ departmentId: request.departmentId, parentId: request.parentId, regionId, metric, increase: amount })),
  })
  await decide(context, request, { status: 'approved', reason: input.reason.trim(), granted })
  return showRequest(tx, actor, request.id)
})

export const rejectRequestAction = action(rejectRequest, async (context) => {
  const request = await lockFor('reject', context)
  await decide(context, request, { status: 'rejected', reason: context.input.reason.trim() })
  return showRequest(context.tx, context.actor, request.id)
})

/** Q3: while it waits. */
export const withdrawRequestAction = action(withdrawRequest, async (context) => {
  const request = await lockFor('withdraw', context)
  await decide(context, request, { status: 'withdrawn', reason: '' })
  return showRequest(context.tx, context.actor, request.id)
})

/** Who comes second is told what was decided, by whom and why (Q4). */
async function lockFor(act: RequestAct, { tx, actor, input }: Context): Promise<RequestRecord> {
  const request = await lockRequest(tx, actor, input.id)
  if (!requestPolicy[act].mayReach(actor, request)) throw forbidden()
  if (request.status !== 'waiting') {
    const { status, decidedByName, decidedAt, decisionReason } = request
    throw refuse('quota_request.already_decided', { verdict: status, by: decidedByName ?? request.requestedByName, at: decidedAt?.toISOString() ?? null, reason: decisionReason })
  }
  allow(requestPolicy, act, actor, request)
  if (input.version !== undefined && input.version !== request.version) throw refuse('conflict.stale', { version: request.version })
  return request
}

type Granted = NonNullable<Decision['granted']>

/** As asked for where no other amount is named; nothing at all is no approval. */
function amountsGranted(items: readonly RequestItemRow[], named: Granted): Granted {
  const problems = named.flatMap(({ regionId, metric, amount }, index) => {
    const item = items.find((asked) => asked.regionId === regionId && asked.metric === metric)
    if (!item) return [{ path: `items/${index}`, code: 'field.not_an_option' }]
    return amount > item.increase ? [{ path: `items/${index}/amount`, code: 'field.too_large', facts: { limit: item.increase } }] : []
  })
  if (problems.length > 0) throw invalid(problems)
  const granted = items.map(({ regionId, metric, increase }) =>
    ({ regionId, metric, amount: named.find((other) => other.regionId === regionId && other.metric === metric)?.amount ?? increase }))
  if (granted.every(({ amount }) => amount === 0)) throw invalid([{ path: 'items', code: 'quota_request.nothing_granted' }], 'quota_request.nothing_granted')
  return granted
}

async function decide({ tx, actor, now, record }: Context, request: RequestRecord, decision: Decision): Promise<void> {
  await decideRequest(tx, request, decision, actor, now)
  const { number, zones, parentId } = request
  record({
    kind: `quota_request.${decision.status}`, subject: { kind: 'quota_request', id: request.id }, departmentId: request.departmentId,
    facts: { number, zones, parentId, by: actor.displayName, reason: decision.reason, ...decision.granted ? { granted: decision.granted } : {} },
  })
}
