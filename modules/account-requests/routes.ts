import type { Route } from '#kit/server/action.ts'
import { askForAccountRoute } from './actions/ask-for-account.ts'
import { askForGrantsAction, readMyGrantsQuery } from './actions/ask-for-grants.ts'
import { approveAccountRequestAction, rejectAccountRequestAction } from './actions/decide-request.ts'
import { accountRequestChoicesQuery, listAccountRequestsQuery, readAccountRequestQuery } from './actions/read-requests.ts'

export const accountRequestRoutes: readonly Route[] = [
  accountRequestChoicesQuery, askForAccountRoute, listAccountRequestsQuery, readAccountRequestQuery, approveAccountRequestAction, rejectAccountRequestAction,
  readMyGrantsQuery, askForGrantsAction,
]
