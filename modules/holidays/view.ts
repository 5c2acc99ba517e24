import { invalid } from '#kit/pure/refusal.ts'
import type { HolidayYear } from './contract.ts'
import { checkDays, type TableDay } from './rules/year-table.ts'
import type { findYear, YearRow } from './store.ts'

/** A year without a table has its weekends only: an estimate, and shown as one (R7). */
export function yearOf(year: number, found: Awaited<ReturnType<typeof findYear>>): HolidayYear {
  if (!found) return { year, state: 'estimated', source: '', version: 0, changedAt: null, changedBy: null, days: [] }
  return { ...factsOf(found), days: found.days }
}

export function factsOf({ changedAt, changedById, changedByName, year, state, source, version }: YearRow): Omit<HolidayYear, 'days'> {
  return { year, state, source, version, changedAt: changedAt.toISOString(), changedBy: changedById !== null && changedByName !== null ? { id: changedById, name: changedByName } : null }
}

export function checkTable(year: number, days: readonly TableDay[]): void {
  const errors = checkDays(year, days, (index) => ({ path: `days/${index}`, row: index + 1 }))
  if (errors.length > 0) throw invalid(errors, 'holiday.wrong_rows', { count: errors.length })
}
