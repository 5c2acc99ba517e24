import { action, type Route } from '#kit/server/action.ts'
import { replaceHolidayYear } from '../contract.ts'
import type { DaysCounted } from '../offers.ts'
import { changesBetween } from '../rules/year-table.ts'
import { findYear, lockCalendar, writeYear } from '../store.ts'
import { checkTable, yearOf } from '../view.ts'

/**
 * Another table for a year, and in the same transaction other due days for what is open (R7). First everything that is
 * counted is locked, then the calendar: whoever submits meanwhile holds a record and waits for the calendar only.
 */
export function replaceRoute(counted: DaysCounted): Route {
  return action(replaceHolidayYear, async ({ tx, actor, now, input: { year, version, state, source, days }, record }) => {
    checkTable(year, days)
    await counted.lock(tx)
    await lockCalendar(tx, 'change')
    const before = yearOf(year, await findYear(tx, year))
    await writeYear(tx, { year, state, source: source.trim(), days }, { version, accountId: actor.id, now })
    const applications = await counted.recount(tx)
    record({
      kind: 'holiday_year.replaced', subject: { kind: 'holiday_year', id: String(year) },
      facts: { state, stateBefore: before.state, source: source.trim(), changes: changesBetween(before.days, days), applications },
    })
    return yearOf(year, await findYear(tx, year))
  })
}
