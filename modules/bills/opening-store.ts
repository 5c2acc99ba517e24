import { sql } from 'kysely'
import { dayOf, type Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { previousMonth } from './rules/months.ts'

/**
 * From which month on bills are made: the setting `bill.opening_month` (`"2026-01"`), else the month in which the first
 * resource started; null: nothing ran yet.
 */
export async function openingMonth(reader: Reader): Promise<Day | null> {
  const { rows } = await sql<{ setting: unknown; first: Day | null }>`
    select (select value from platform_settings where key = 'bill.opening_month') as setting,
      (select date_trunc('month', min(f.from_day))::date from departments d
        cross join lateral (select s.from_day from resource_stretches s where s.unit_id = d.id order by s.from_day limit 1) f) as first`.execute(reader)
  const { setting, first } = rows[0]!
  return typeof setting === 'string' && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(setting) ? `${setting}-01` : first
}

/** The last month that is over. */
export function lastClosedMonth(now: Date): Day {
  return previousMonth(`${dayOf(now).slice(0, 7)}-01`)
}

/** Who gets a bill of a month: active units and heads, and archived ones that still had something in it (chapter 6). */
export const billedUnits = (month: SqlPart): SqlPart => sql`
  select d.id from departments d where d.kind in ('unit', 'head') and (not d.is_archived or exists (
    select from resource_stretches s where s.unit_id = d.id and s.from_day < (${month} + interval '1 month')::date and (s.to_day is null or s.to_day >= ${month})))`

/** Closed months from the opening month on in which a unit has no bill yet, oldest first (B1: a missed night repairs itself). */
export async function monthsWithoutBills(reader: Reader, now: Date): Promise<Day[]> {
  const opening = await openingMonth(reader)
  if (opening === null) return []
  const { rows } = await sql<{ month: Day }>`
    select m::date as month from generate_series(${opening}::date, ${lastClosedMonth(now)}::date, interval '1 month') m
    where exists (select from (${billedUnits(sql`m::date`)}) u where not exists (select from bills b where b.unit_id = u.id and b.month = m::date))
    order by 1`.execute(reader)
  return rows.map(({ month }) => month)
}
