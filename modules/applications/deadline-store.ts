import { sql } from 'kysely'
import { platformZone, type Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { SqlPart } from '#kit/server/list.ts'
import { estimatedRows, workingDaysRows } from '#modules/holidays/offers.ts'
import { usualSlaDays, type Crossing, type DayCount } from './rules/deadline.ts'
import type { Stage } from './rules/route.ts'

/** The count of working days (R7): its columns for reading, and everything that writes it beside `moveApplication`. */
export type DeadlineFacts = DayCount & {
  readonly slaDays: number
  readonly today: Day
  /** Null while no due day is set. */
  readonly daysLeft: number | null
  readonly isDueEstimated: boolean
}

const today = sql`(select (platform_now() at time zone ${platformZone})::date)`
/** Platform setting `sla.days` (chapter 8). */
const slaDays = sql`coalesce((select (value #>> '{}')::int from platform_settings where key = 'sla.days'), ${usualSlaDays}::int)`
const dueOn = sql`a.due_on`

/** `a` is the application. */
export const deadlineColumns = sql`
  a.days_counted as "daysCounted", a.counting_from as "countingFrom", a.due_on as "dueOn", ${slaDays} as "slaDays", ${today} as today,
  case when a.due_on is not null then ${workingDaysRows(today, dueOn)} end as "daysLeft",
  a.due_on is not null and ${estimatedRows(sql`a.counting_from`, dueOn)} as "isDueEstimated"`

/** What an act writes together with the status. */
export function countAssignments({ daysCounted, countingFrom, dueOn: day }: DayCount): SqlPart {
  return sql`days_counted = ${daysCounted}, counting_from = ${countingFrom}, due_on = ${day}`
}

export async function readSlaDays(reader: Reader): Promise<number> {
  const { rows } = await sql<{ slaDays: number }>`select ${slaDays} as "slaDays"`.execute(reader)
  return rows[0]!.slaDays
}

// ---- all open applications at once ----

export type StoredCount = DayCount & { readonly id: string; readonly crossings: readonly Crossing[] }

const isOpen = sql`a.ended_at is null and a.submitted_at is not null`
/** What may be from before there was a count: no due day at the platform, nothing counted where it was sent back. */
export const isUncounted = sql`((a.status in ('reviewing', 'provisioning') and a.due_on is null) or (a.status = 'rejected' and a.days_counted = 0))`

/** Drafts too: one that is submitted meanwhile would be counted with the calendar that is being replaced. */
export async function lockOpen(tx: Tx): Promise<void> {
  await sql`select 1 from applications where ended_at is null order by id for no key update`.execute(tx)
}

/** What is counted now, and the history that it follows from. */
export async function readCounts(reader: Reader, which: SqlPart = sql`true`): Promise<StoredCount[]> {
  const { rows } = await sql<StoredCount>`
    select a.id::text as id, a.days_counted as "daysCounted", a.counting_from as "countingFrom", a.due_on as "dueOn", (
      select coalesce(jsonb_agg(jsonb_build_object('to', case s.verdict when 'submitted' then 'platform' else 'applicant' end, 'on', (s.at at time zone ${platformZone})::date) order by s.id), '[]')
      from application_steps s where s.application_id = a.id and s.verdict in ('submitted', 'rejected')) as crossings
    from applications a where ${isOpen} and ${which}`.execute(reader)
  return rows
}

export async function writeCounts(tx: Tx, counts: readonly (DayCount & { readonly id: string })[]): Promise<void> {
  if (counts.length === 0) return
  await sql`
    update applications a set days_counted = r."daysCounted", counting_from = r."countingFrom", due_on = r."dueOn"
    from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as r(id bigint, "daysCounted" int, "countingFrom" date, "dueOn" date)
    where a.id = r.id and a.ended_at is null`.execute(tx)
}

// ---- reminders ----

export type Reminder = {
  readonly id: string
  readonly number: string
  readonly departmentId: string
  readonly sector: string
  readonly kind: 'soon' | 'overdue'
  readonly dueOn: Day
  readonly daysLeft: number
  readonly stage: Stage | null
}

/** Notes what is due by a day, once for each application and due day, and answers what was not noted before. */
export async function insertReminders(tx: Tx, now: Date, day: Day, soonUntil: Day): Promise<Reminder[]> {
  const { rows } = await sql<Reminder>`
    with noted as (
      insert into application_reminders (application_id, kind, due_on, at)
      select a.id, case when a.due_on < ${day}::date then 'overdue' else 'soon' end, a.due_on, ${now}
      from applications a where coalesce(a.due_on, 'infinity') <= ${soonUntil}::date and a.status in ('reviewing', 'provisioning')
      on conflict do nothing returning application_id, kind, due_on)
    select a.id::text as id, a.number, a.department_id::text as "departmentId", a.sector, n.kind, n.due_on as "dueOn", a.stage,
      ${workingDaysRows(sql`${day}::date`, sql`n.due_on`)} as "daysLeft"
    from noted n join applications a on a.id = n.application_id order by n.due_on, a.id`.execute(tx)
  return rows
}
