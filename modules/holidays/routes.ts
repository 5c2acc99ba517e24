import type { Route } from '#kit/server/action.ts'
import { listYearsQuery, previewRoute, readTableQuery, readYearQuery } from './actions/read-holidays.ts'
import { replaceRoute } from './actions/replace-year.ts'
import { exportYearQuery } from './exports.ts'
import type { DaysCounted } from './offers.ts'

export function holidayRoutes(counted: DaysCounted): readonly Route[] {
  return [listYearsQuery, readYearQuery, exportYearQuery, readTableQuery, previewRoute(counted), replaceRoute(counted)]
}
