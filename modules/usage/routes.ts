import type { Route } from '#kit/server/action.ts'
import { listUsageQuery } from './actions/list-usage.ts'
import { recordUsageRoute } from './actions/record-usage.ts'

export const usageRoutes: readonly Route[] = [recordUsageRoute, listUsageQuery]
