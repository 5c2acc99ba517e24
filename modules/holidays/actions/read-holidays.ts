import { invalid } from '#kit/pure/refusal.ts'
import { query, type Route } from '#kit/server/action.ts'
import { readTable } from '#kit/server/spreadsheet.ts'
import { listHolidayYears, previewHolidayYear, readHolidayTable, readHolidayYear } from '../contract.ts'
import type { DaysCounted } from '../offers.ts'
import { calendarWith, changesBetween, daysIn, mostDays } from '../rules/year-table.ts'
import { findYear, readCalendarRows, readYears } from '../store.ts'
import { checkTable, factsOf, yearOf } from '../view.ts'

export const listYearsQuery = query(listHolidayYears, async ({ database }) => ({
  items: (await readYears(database)).map(({ holidays, workingDays, ...year }) => ({ ...factsOf(year), holidays, workingDays })),
}))

export const readYearQuery = query(readHolidayYear, async ({ database, input }) => yearOf(input.year, await findYear(database, input.year)))

/** Only reads the file: a page shows what it says before anything is stored. */
export const readTableQuery = query(readHolidayTable, async ({ input, request }) => {
  const { days, errors } = daysIn(input.year, await readTable(request.upload, { rows: mostDays + 50, columns: 20 }))
  if (errors.length > 0) throw invalid(errors, 'holiday.wrong_rows', { count: errors.length })
  return { days }
})

/** Every year that has a table, and those around it. */
const allYears = [1999, 2101] as const

export function previewRoute(counted: DaysCounted): Route {
  return query(previewHolidayYear, async ({ database, input: { year, state, days } }) => {
    checkTable(year, days)
    const before = yearOf(year, await findYear(database, year))
    const calendar = calendarWith(await readCalendarRows(database, ...allYears), { year, state, days })
    return { changes: changesBetween(before.days, days), stateBefore: before.state, applications: await counted.wouldChange(database, calendar) }
  })
}
