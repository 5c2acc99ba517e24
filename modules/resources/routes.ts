import type { Route } from '#kit/server/action.ts'
import { exportResourcesRoute } from './actions/export-resources.ts'
import { listResourcesRoute, readResourceRoute } from './actions/read-resources.ts'

export const resourceRoutes: readonly Route[] = [listResourcesRoute, exportResourcesRoute, readResourceRoute]
