import { sql } from 'kysely'
import { refuse } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { DayKind, WorkCalendar, YearState } from './rules/working-days.ts'
import type { TableDay, YearTable } from './rules/year-table.ts'

/** Years and their days. A year that nobody changed (`changed_by` is null) came with the product. */
export type YearRow = {
  readonly year: number
  readonly state: YearState
  readonly source: string
  readonly version: number
  readonly changedAt: Date
  readonly changedById: string | null
  readonly changedByName: string | null
}

const yearColumns = sql`y.year, y.state, y.source, y.version, y.changed_at as "changedAt", y.changed_by::text as "changedById", a.display_name as "changedByName"`

export async function readYears(reader: Reader): Promise<(YearRow & { readonly holidays: number; readonly workingDays: number })[]> {
  const { rows } = await sql<YearRow & { holidays: number; workingDays: number }>`
    select ${yearColumns}, count(h.day) filter (where h.kind = 'holiday')::int as holidays, count(h.day) filter (where h.kind = 'working')::int as "workingDays"
    from holiday_years y left join accounts a on a.id = y.changed_by left join holidays h on h.year = y.year
    group by y.year, a.id order by y.year`.execute(reader)
  return rows
}

export async function findYear(reader: Reader, year: number): Promise<(YearRow & { readonly days: TableDay[] }) | undefined> {
  const { rows: [row] } = await sql<YearRow>`select ${yearColumns} from holiday_years y left join accounts a on a.id = y.changed_by where y.year = ${year}`.execute(reader)
  if (!row) return undefined
  const { rows: days } = await sql<TableDay>`select day, kind, name from holidays where year = ${year} order by day`.execute(reader)
  return { ...row, days }
}

/** The calendar of these years and all between them. */
export async function readCalendarRows(reader: Reader, fromYear: number, untilYear: number): Promise<WorkCalendar> {
  const { rows } = await sql<{ year: number; state: YearState; days: Record<string, DayKind> | null }>`
    select y.year, y.state, (select jsonb_object_agg(h.day, h.kind) from holidays h where h.year = y.year) as days
    from holiday_years y where y.year between ${fromYear} and ${untilYear}`.execute(reader)
  return {
    days: new Map(rows.flatMap(({ days }) => Object.entries(days ?? {}))),
    years: new Map(rows.map(({ year, state }) => [year, state])),
  }
}

/** Everything that came with the product and that nobody has changed since, and which years are an admin's. */
export async function readShipped(reader: Reader): Promise<{ readonly shipped: YearTable[]; readonly kept: number[] }> {
  const { rows } = await sql<YearTable & { isKept: boolean }>`
    select y.year, y.state, y.source, y.changed_by is not null as "isKept",
      coalesce((select jsonb_agg(jsonb_build_object('day', h.day, 'kind', h.kind, 'name', h.name) order by h.day) from holidays h where h.year = y.year), '[]') as days
    from holiday_years y`.execute(reader)
  return {
    shipped: rows.filter(({ isKept }) => !isKept).map(({ isKept: _kept, ...table }) => table),
    kept: rows.filter(({ isKept }) => isKept).map(({ year }) => year),
  }
}

/** Whoever replaces a table waits for everybody who counts with it, and the other way round (chapter 12, Concurrency). */
export async function lockCalendar(tx: Tx, mode: 'share' | 'change'): Promise<void> {
  const key = sql`hashtextextended('holidays.calendar', 0)`
  await (mode === 'share' ? sql`select pg_advisory_xact_lock_shared(${key})` : sql`select pg_advisory_xact_lock(${key})`).execute(tx)
}

/** Puts the table in place of the one that had this version; 0: there was none. */
export async function writeYear(tx: Tx, table: YearTable, by: { readonly version: number; readonly accountId: string | null; readonly now: Date }): Promise<void> {
  const { year, state, source } = table
  const { numAffectedRows } = by.version === 0
    ? await sql`insert into holiday_years (year, state, source, changed_at, changed_by) values (${year}, ${state}, ${source}, ${by.now}, ${by.accountId}) on conflict do nothing`.execute(tx)
    : await sql`update holiday_years set state = ${state}, source = ${source}, version = version + 1, changed_at = ${by.now}, changed_by = ${by.accountId}
        where year = ${year} and version = ${by.version}`.execute(tx)
  if (numAffectedRows !== 1n) throw refuse('conflict.stale')
  await writeDays(tx, table)
}

async function writeDays(tx: Tx, { year, days }: YearTable): Promise<void> {
  await sql`delete from holidays where year = ${year}`.execute(tx)
  await sql`insert into holidays (day, year, kind, name) select day, ${year}, kind, name
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r(day date, kind text, name text)`.execute(tx)
}

/** As `writeYear` without a version: what comes with the product takes the place of what came with it before. */
export async function writeShipped(tx: Tx, table: YearTable, now: Date): Promise<void> {
  await sql`insert into holiday_years (year, state, source, changed_at) values (${table.year}, ${table.state}, ${table.source}, ${now})
    on conflict (year) do update set state = excluded.state, source = excluded.source, version = holiday_years.version + 1, changed_at = excluded.changed_at`.execute(tx)
  await writeDays(tx, table)
}
