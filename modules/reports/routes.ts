import type { Route } from '#kit/server/action.ts'
import { listServiceFeesQuery, listUsageFeesQuery, readChoicesQuery, readReportQuery } from './actions/read-report.ts'
import { searchAction } from './actions/search-fees.ts'
import { exportReportQuery } from './exports.ts'

export const reportRoutes: readonly Route[] = [searchAction, readReportQuery, readChoicesQuery, listServiceFeesQuery, listUsageFeesQuery, exportReportQuery]
