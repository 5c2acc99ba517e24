import { allowedActs } from '#kit/pure/policy.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { attachmentsOf } from '#modules/attachments/offers.ts'
import { regionsByIds } from '#modules/catalogue/offers.ts'
import { regionAnswer } from './actions/set-totals.ts'
import type { QuotaRequest, RequestRow } from './contract.ts'
import { isReviewer, requestPolicy } from './policy.ts'
import { findRequest, itemsOf, type RequestRecord } from './request-store.ts'

/** Quota requests as the contract answers them. */
export function requestRow(actor: Actor, request: RequestRecord): RequestRow {
  const { id, number, status, zones, metrics, reason, endsOn, decisionReason, version } = request
  return {
    id, number, status, zones, metrics, reason, endsOn, decisionReason, version,
    department: { id: request.departmentId, name: request.departmentName },
    parent: { id: request.parentId, name: request.parentName },
    requestedBy: { id: request.requestedById, name: request.requestedByName },
    requestedFor: reference(request.requestedForId, request.requestedForName),
    requestedAt: request.requestedAt.toISOString(),
    decidedBy: reference(request.decidedById, request.decidedByName),
    decidedFor: reference(request.decidedForId, request.decidedForName),
    decidedAt: request.decidedAt?.toISOString() ?? null,
    allowed: allowedActs(requestPolicy, actor, request),
  }
}

/** Everything about one request; what the parent has left is for its reviewers only. */
export async function showRequest(reader: Reader, actor: Actor, id: string): Promise<QuotaRequest> {
  const request = await findRequest(reader, actor, id)
  const items = await itemsOf(reader, id)
  const regions = await regionsByIds(reader, items.map(({ regionId }) => regionId))
  const isForReview = isReviewer(actor, request)
  return {
    ...requestRow(actor, request),
    items: items.map(({ regionId, parentRemaining, ...item }) =>
      ({ ...item, region: regionAnswer(regions.get(regionId)!), parentRemaining: isForReview ? parentRemaining : null })),
    attachments: await attachmentsOf(reader, { kind: 'quota_request', id }),
  }
}

function reference(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name }
}
