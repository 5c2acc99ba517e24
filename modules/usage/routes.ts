import type { Route } from '#kit/server/action.ts'
import { listUsageQuery } from './actions/list-usage.ts'
import { listFeesQuery, listMyFeesQuery, listMyUsageQuery, readFeeQuery, readFeeStateQuery, readMyFeeQuery, readMyUsageQuery } from './actions/read-fees.ts'
import { importUsageRoute, readTemplateQuery } from './actions/import-usage.ts'
import { recordUsageRoute } from './actions/record-usage.ts'

export const usageRoutes: readonly Route[] = [
  recordUsageRoute, importUsageRoute, readTemplateQuery, listUsageQuery,
  listFeesQuery, readFeeStateQuery, readFeeQuery, listMyFeesQuery, readMyFeeQuery, readMyUsageQuery, listMyUsageQuery,
]
