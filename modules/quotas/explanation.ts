import { explains, isId } from '#modules/access/offers.ts'
import { quotaExplanationPhrases as phrases } from './explanation-phrases.ts'
import { placeOfRequest } from './explanation-store.ts'
import { quotaPhrases } from './phrases.ts'
import { requestPolicy, type RequestFacts } from './policy.ts'
import { readRequestRecord, seesRequestRow } from './request-store.ts'
import type { RequestAct } from './rules/request-status.ts'

/** Quota requests in "why may / may not" (A7): seen and decided on by quota permissions alone (Q3, Q4). They have no title. */
export const quotaRequestExplainer = explains<RequestFacts, RequestAct>({
  kind: 'quota_request', name: phrases.quota_request, policy: requestPolicy, sees: null, unseen: 'quota_request.seen_by',
  acts: { approve: phrases.approve, reject: phrases.reject, withdraw: phrases.withdraw },
  phrases: { ...quotaPhrases, ...phrases },
  read: async (reader, _actor, idOrNumber) => {
    const found = await placeOfRequest(reader, isId(idOrNumber) ? 'id' : 'number', idOrNumber)
    if (!found) return undefined
    const request = await readRequestRecord(reader, found.id)
    const { number, departmentId, departmentName } = request
    return { id: found.id, number, title: '', place: { departmentId, departmentName, sector: found.sector }, facts: request }
  },
  isSeen: seesRequestRow,
})
