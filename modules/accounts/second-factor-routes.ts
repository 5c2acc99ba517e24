import type { Route } from '#kit/server/action.ts'
import { getSecondFactorQuery, makeNewRecoveryCodesRoute, removeSecondFactorAction, resetSecondFactorAction } from './actions/change-second-factor.ts'
import { beginSecondFactorRoute, confirmSecondFactorRoute } from './actions/set-up-second-factor.ts'

export const secondFactorRoutes: readonly Route[] = [
  getSecondFactorQuery,
  beginSecondFactorRoute,
  confirmSecondFactorRoute,
  makeNewRecoveryCodesRoute,
  removeSecondFactorAction,
  resetSecondFactorAction,
]
