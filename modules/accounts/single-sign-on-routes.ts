import type { Route } from '#kit/server/action.ts'
import { beginLinkingRoute, linkIdentityRoute, listIdentitiesQuery, listMyIdentitiesQuery, unlinkIdentityAction, unlinkMyIdentityAction } from './actions/link-identity.ts'
import { answerSingleSignOnRoute, beginSingleSignOnRoute, finishSingleSignOnRoute } from './actions/single-sign-on.ts'

export const singleSignOnRoutes: readonly Route[] = [
  beginSingleSignOnRoute,
  answerSingleSignOnRoute,
  finishSingleSignOnRoute,
  listMyIdentitiesQuery,
  beginLinkingRoute,
  unlinkMyIdentityAction,
  listIdentitiesQuery,
  linkIdentityRoute,
  unlinkIdentityAction,
]
