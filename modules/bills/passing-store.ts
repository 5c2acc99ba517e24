import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'

// What a reorganisation asks of bills (chapter 2): charges follow from its day, what was sent stays.

/** Nobody sends, answers or rolls up a bill of the day's month, or of a later one, until the transaction ends (lock order: month). */
export async function holdMonthsFrom(tx: Tx, day: Day): Promise<void> {
  await sql`select from bill_months where month >= date_trunc('month', ${day}::date)::date order by month for no key update`.execute(tx)
}

/** The last month, from the day's on, of which one of the units was sent a bill; null: none. */
export async function sentMonthOf(reader: Reader, unitIds: readonly string[], day: Day): Promise<Day | null> {
  const { rows } = await sql<{ month: Day | null }>`
    select max(month) as month from bills where unit_id = any(${[...unitIds]}::bigint[]) and revision > 0 and month >= date_trunc('month', ${day}::date)::date`.execute(reader)
  return rows[0]!.month
}

/** Drafts that were computed before are computed again before they are sent. */
export async function outdateDraftsFrom(tx: Tx, unitIds: readonly string[], day: Day): Promise<void> {
  await sql`update bills set is_outdated = true, version = version + 1
    where unit_id = any(${[...unitIds]}::bigint[]) and status = 'draft' and not is_outdated and month >= date_trunc('month', ${day}::date)::date`.execute(tx)
}

/** Budgets of a project belong to whoever has the project (B12). */
export async function moveBudgets(tx: Tx, projectIds: readonly string[], toDepartmentId: string): Promise<void> {
  await sql`update budgets set department_id = ${toDepartmentId}, version = version + 1 where project_id = any(${[...projectIds]}::bigint[])`.execute(tx)
}

/** How many rules place providers' costs in these projects (B10): a business operator changes them. */
export async function rulesNaming(reader: Reader, projectIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from cost_rules where project_id = any(${[...projectIds]}::bigint[])`.execute(reader)
  return rows[0]!.count
}
