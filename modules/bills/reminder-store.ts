import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Database, Tx } from '#kit/server/database.ts'

/** A bill that waits for an answer, as it stands. */
export type WaitingBill = { readonly id: string; readonly unitId: string; readonly unitName: string; readonly sector: string; readonly month: Day; readonly revision: number; readonly dueOn: Day }

/** Sent bills whose answer is due from one day to another (null: however long ago), and of which this was not said yet. */
export async function billsToRemind(database: Database, kind: 'due_soon' | 'overdue', { from, to }: { readonly from: Day | null; readonly to: Day }): Promise<WaitingBill[]> {
  const { rows } = await sql<WaitingBill>`
    select b.id::text as id, b.unit_id::text as "unitId", u.name as "unitName", b.sector, b.month, b.revision, b.due_on as "dueOn"
    from bills b join departments u on u.id = b.unit_id
    where b.status = 'sent' and b.due_on <= ${to}::date and b.due_on >= coalesce(${from}::date, '-infinity')
      and not exists (select from bill_reminders r where r.subject_kind = 'bill' and r.subject_id = b.id and r.round = b.revision and r.kind = ${kind})
    order by b.id`.execute(database)
  return rows
}

/** Months with drafts that were never sent. */
export async function monthsToSend(database: Database): Promise<{ month: Day; count: number }[]> {
  const { rows } = await sql<{ month: Day; count: number }>`select month, count(*)::int as count from bills where status = 'draft' and revision = 0 group by month order by month`.execute(database)
  return rows
}

/** True for whoever says it first, while it still waits for the answer to this revision. */
export async function noteReminder(tx: Tx, subject: { readonly kind: 'bill' | 'sending'; readonly id: string; readonly round: number }, said: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into bill_reminders (subject_kind, subject_id, round, kind, at)
    select ${subject.kind}, ${subject.id}::bigint, ${subject.round}, ${said}, ${now}
    where ${subject.kind} <> 'bill' or exists (select from bills b where b.id = ${subject.id}::bigint and b.status = 'sent' and b.revision = ${subject.round})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}
