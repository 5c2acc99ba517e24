import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { visibleBills } from './policy.ts'
import { billSource } from './store.ts'

export type MonthRow = {
  readonly month: Day; readonly total: string; readonly billCount: number; readonly confirmedCount: number; readonly rejectedCount: number; readonly draftCount: number; readonly overdueCount: number
}

/** What a reader sees of each month, newest first: the same bills and amounts as the list (A3). */
export async function readMonths(reader: Reader, actor: Actor, today: Day): Promise<MonthRow[]> {
  const { columns, from } = billSource(actor)
  const { rows } = await sql<MonthRow>`
    select s.month, sum(s.total::numeric)::text as total, count(*)::int as "billCount",
      (count(*) filter (where s.status in ('confirmed', 'settled')))::int as "confirmedCount", (count(*) filter (where s.status = 'rejected'))::int as "rejectedCount",
      (count(*) filter (where s.status = 'draft'))::int as "draftCount", (count(*) filter (where s.status = 'sent' and s."dueOn" < ${today}::date))::int as "overdueCount"
    from (select ${columns} from ${from} where ${visibleBills(actor)}) s group by s.month order by s.month desc`.execute(reader)
  return rows
}
