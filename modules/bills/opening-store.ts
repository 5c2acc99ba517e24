import { sql } from 'kysely'
import { dayOf, type Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import { previousMonth } from './rules/months.ts'

/**
 * From which month on bills are made: the setting `bill.opening_month` (`"2026-01"`), else the month in which the first
 * resource started; null: nothing ran yet.
 */
export async function openingMonth(reader: Reader): Promise<Day | null> {
  const { rows } = await sql<{ setting: unknown; first: Day | null }>`
    select (select value from platform_settings where key = 'bill.opening_month') as setting, (select date_trunc('month', min(from_day))::date from resource_stretches) as first`.execute(reader)
  const { setting, first } = rows[0]!
  return typeof setting === 'string' && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(setting) ? `${setting}-01` : first
}

/** The last month that is over. */
export function lastClosedMonth(now: Date): Day {
  return previousMonth(`${dayOf(now).slice(0, 7)}-01`)
}

/** Closed months from the opening month on in which a unit has no bill yet, oldest first (B1: a missed night repairs itself). */
export async function monthsWithoutBills(reader: Reader, now: Date): Promise<Day[]> {
  const opening = await openingMonth(reader)
  if (opening === null) return []
  const { rows } = await sql<{ month: Day }>`
    select m::date as month from generate_series(${opening}::date, ${lastClosedMonth(now)}::date, interval '1 month') m
    where exists (select from departments d where d.kind in ('unit', 'head') and not d.is_archived and not exists (select from bills b where b.unit_id = d.id and b.month = m::date))
    order by 1`.execute(reader)
  return rows.map(({ month }) => month)
}
