import type { Route } from '#kit/server/action.ts'
import { allocateAction, setCapacitiesAction } from './actions/allocate-quota.ts'
import { checkRoute, correctRoute } from './actions/check-quotas.ts'
import { approveRequestAction, rejectRequestAction, withdrawRequestAction } from './actions/decide-request.ts'
import { importQuotasRoute } from './actions/import-quotas.ts'
import { allocationQuery, availableQuery, capacitiesQuery, historyQuery, ownQuotasQuery, subordinatesQuery } from './actions/read-quotas.ts'
import { listRequestsQuery, readRequestQuery } from './actions/read-requests.ts'
import { createRequestAction } from './actions/request-quota.ts'
import { setThresholdsAction, thresholdsQuery } from './actions/set-thresholds.ts'
import { proposalQuery } from './exports.ts'
import type { QuotaQuestions } from './offers.ts'

/** `questions`: what the modules above know of what is taken, and what else is to be proved. */
export const quotaRoutes = (questions: QuotaQuestions): readonly Route[] => [
  ownQuotasQuery, availableQuery, subordinatesQuery, historyQuery,
  allocationQuery, allocateAction,
  listRequestsQuery, readRequestQuery, createRequestAction, approveRequestAction, rejectRequestAction, withdrawRequestAction,
  capacitiesQuery, setCapacitiesAction, thresholdsQuery, setThresholdsAction,
  importQuotasRoute, proposalQuery, checkRoute(questions), correctRoute(questions),
]
