import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { yearOf, type WorkCalendar } from './rules/working-days.ts'
import { readCalendarRows } from './store.ts'

export { lockCalendar } from './store.ts'

/** What `rules/working-days.ts` needs for the days from one to another, and for a year before and after them. */
export function readCalendar(reader: Reader, from: Day, until: Day = from): Promise<WorkCalendar> {
  return readCalendarRows(reader, yearOf(from) - 1, yearOf(until) + 1)
}

/**
 * A question to the modules above: what is counted with this calendar? `wouldChange`: how many records would get another
 * day; `recount`: counts them anew, in the transaction that replaced the table. Joined in `app/modules.server.ts`.
 */
export type DaysCounted = {
  readonly wouldChange: (reader: Reader, calendar: WorkCalendar) => Promise<number>
  /** Locks what it counts, before the calendar is locked; both are held to the end of the transaction. */
  readonly lock: (tx: Tx) => Promise<void>
  readonly recount: (tx: Tx) => Promise<number>
}

// ---- the same as `workingDaysBetween` and `isEstimated` for the rows of a list ----

/** Monday to Friday up to a day, counted from a Monday long ago. */
const weekdaysUpTo = (day: SqlPart) => sql`(5 * ((${day} - date '1900-01-01' + 1) / 7) + least((${day} - date '1900-01-01' + 1) % 7, 5))`

/** Working days after one day up to and including another; backwards the number is negative. */
export function workingDaysRows(after: SqlPart, until: SqlPart): SqlPart {
  return sql`(${weekdaysUpTo(until)} - ${weekdaysUpTo(after)} + sign(${until} - ${after})::int * coalesce((
    select sum(case when h.kind = 'holiday' and extract(isodow from h.day) < 6 then -1 when h.kind = 'working' and extract(isodow from h.day) > 5 then 1 else 0 end)::int
    from holidays h where h.day > least(${after}, ${until}) and h.day <= greatest(${after}, ${until})), 0))`
}

/** Whether a year between two days is not published. */
export function estimatedRows(from: SqlPart, until: SqlPart): SqlPart {
  return sql`((select count(*) from holiday_years y where y.state = 'official' and y.year between extract(year from ${from}) and extract(year from ${until}))
    <= extract(year from ${until}) - extract(year from ${from}))`
}
