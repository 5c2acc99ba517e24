import type { Route } from '#kit/server/action.ts'
import { cancelReorganisationAction, postponeReorganisationAction, startReorganisationAction } from './actions/change-plan.ts'
import { planReorganisationAction } from './actions/plan-reorganisation.ts'
import { listPassingChoicesQuery, listReorganisationsQuery, previewReorganisationQuery, readReorganisationQuery } from './actions/read-reorganisations.ts'

export const reorganisationRoutes: readonly Route[] = [
  listReorganisationsQuery,
  listPassingChoicesQuery,
  previewReorganisationQuery,
  planReorganisationAction,
  readReorganisationQuery,
  postponeReorganisationAction,
  startReorganisationAction,
  cancelReorganisationAction,
]
