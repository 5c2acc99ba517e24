import type { Route } from '#kit/server/action.ts'
import { payOutAction, reverseTopUpAction, topUpAction } from './actions/move-points.ts'
import { listEntriesQuery, listMyEntriesQuery, readMyPointsQuery, readPointsQuery } from './actions/read-points.ts'
import { exportEntriesQuery, exportMyEntriesQuery } from './exports.ts'

export const pointsRoutes: readonly Route[] = [
  readMyPointsQuery, listMyEntriesQuery, exportMyEntriesQuery,
  readPointsQuery, listEntriesQuery, exportEntriesQuery,
  topUpAction, reverseTopUpAction, payOutAction,
]
