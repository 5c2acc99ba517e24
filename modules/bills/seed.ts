import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import { inTransaction, type Database, type Tx } from '#kit/server/database.ts'
import { adminRoles } from '#modules/access/rules/admins.ts'
import { workOnRuns } from './actions/work-on-runs.ts'
import { monthText, nextMonth } from './rules/months.ts'
import { insertRun } from './run-store.ts'

/** How far the bills of a month have come in the demonstration. */
export type SeedState = 'settled' | 'answered' | 'draft'
type SeedMonth = { readonly month: Day; readonly state: SeedState }

/**
 * Bills of the demonstration (chapter 13), oldest month first: computed as the product computes them, then sent and
 * answered as if it had been done in those days. `answered`: most units confirmed, some have not yet, one rejected.
 */
export async function seedBills(database: Database, months: readonly SeedMonth[], now: Date): Promise<void> {
  if (months.length === 0) return
  await sql`insert into platform_settings (key, value) values ('bill.opening_month', to_jsonb(${monthText(months[0]!.month)}::text)) on conflict (key) do nothing`.execute(database)
  for (const { month, state } of months) {
    await inTransaction(database, (tx) => insertRun(tx, { month, accountId: null, units: 'all', now }))
    await workOnRuns({ database, log: () => {} })
    if (state !== 'draft') await inTransaction(database, (tx) => tell(tx, month, state))
  }
}

const adminOfUnit = sql`(select min(a.id) from accounts a join account_roles r on r.account_id = a.id where a.department_id = b.unit_id and r.role = any(${[...adminRoles]}))`
const business = sql`(select min(r.account_id) from account_roles r where r.role = 'business_operator')`

/** Sent on the 3rd of the next month, answered from the 5th on, settled on the 20th. */
async function tell(tx: Tx, month: Day, state: Exclude<SeedState, 'draft'>): Promise<void> {
  const at = (day: number, hour = 10) => sql`((${nextMonth(month)}::date + ${day - 1}::int + make_interval(hours => ${hour})) at time zone 'Asia/Shanghai')`
  const dueOn = sql`(${nextMonth(month)}::date + 16)`
  await sql`update bills b set status = 'sent', revision = 1, version = version + 1, due_on = ${dueOn} where month = ${month}::date and status = 'draft'`.execute(tx)
  await sql`insert into bill_revisions (bill_id, number, total, line_count, sent_at, sent_by, due_on)
    select b.id, 1, b.total, b.line_count, ${at(3)}, ${business}, ${dueOn} from bills b where b.month = ${month}::date`.execute(tx)
  await step(tx, month, 'send', 'draft', 'sent', at(3), business)
  // The units that people log in as have something left to answer; one that rejected shows how it goes on.
  const waits = state === 'settled' ? sql`false` : sql`(u.code in ('jtt', 'gat') or u.id % 7 = 3)`
  const rejects = state === 'settled' ? sql`false` : sql`u.code = 'wjw'`
  const answers = (verdict: 'confirmed' | 'rejected', reason: string) => sql`
    with answered as (
      update bills b set status = ${verdict}, version = b.version + 1 from departments u where u.id = b.unit_id and b.month = ${month}::date and b.status = 'sent'
        and ${verdict === 'rejected' ? rejects : sql`not ${rejects} and not ${waits}`} returning b.id, b.unit_id)
    insert into bill_feedback (bill_id, revision, verdict, reason, account_id, at)
    select b.id, 1, ${verdict}, ${reason}, ${adminOfUnit}, ${at(5)} + make_interval(hours => (b.id % 96)::int) from answered b`
  await answers('rejected', '两项资源已于月中释放，请核对计费天数').execute(tx)
  await sql`insert into bill_questions (bill_id, revision, line_number, remark) select l.bill_id, 1, l.number, '该资源已于月中释放，请核对'
    from bill_lines l join bills b on b.id = l.bill_id and b.month = l.month where b.month = ${month}::date and b.status = 'rejected' and l.number <= 2`.execute(tx)
  await answers('confirmed', '').execute(tx)
  await step(tx, month, 'reject', 'sent', 'rejected', at(6), adminOfUnit)
  await step(tx, month, 'confirm', 'sent', 'confirmed', at(6), adminOfUnit)
  await rollUps(tx, month, state, { at, dueOn })
  if (state !== 'settled') return
  await sql`update bills b set status = 'settled', version = version + 1, settled_on = (${nextMonth(month)}::date + 19), settled_by = ${business},
    settlement_voucher = '记-' || to_char(b.month, 'YYYYMM') || '-' || lpad(b.unit_id::text, 4, '0') where b.month = ${month}::date and b.status = 'confirmed'`.execute(tx)
  await step(tx, month, 'settle', 'confirmed', 'settled', at(20), business)
}

type Part = ReturnType<typeof sql>
async function step(tx: Tx, month: Day, act: string, from: string, to: string, at: Part, by: Part): Promise<void> {
  await sql`insert into bill_steps (bill_id, act, from_status, to_status, revision, at, account_id)
    select b.id, ${act}, ${from}, ${to}, 1, ${at}, ${by} from bills b where b.month = ${month}::date and b.status = ${to}`.execute(tx)
}

async function rollUps(tx: Tx, month: Day, state: SeedState, { at, dueOn }: { readonly at: (day: number, hour?: number) => Part; readonly dueOn: Part }): Promise<void> {
  const isDone = state === 'settled'
  await sql`insert into roll_ups (month, kind, status, round, total, opened_at, due_on)
    select ${month}::date, k.kind, ${isDone ? 'confirmed' : 'waiting'}, ${isDone ? 1 : 0}, case when ${isDone} then (select sum(b.total) from bills b where b.month = ${month}::date and (k.kind = 'whole' or b.sector = k.kind)) end,
      case when ${isDone} then ${at(12)} end, case when ${isDone} then ${dueOn} end
    from (values ('politics_law'), ('whole')) as k (kind)`.execute(tx)
  if (isDone)
    await sql`insert into roll_up_feedback (roll_up_id, round, verdict, total, account_id, at)
      select r.id, 1, 'confirmed', r.total, (select min(a.account_id) from account_roles a where a.role = case r.kind when 'whole' then 'bureau_admin' else 'committee_admin' end), ${at(14)}
      from roll_ups r where r.month = ${month}::date`.execute(tx)
}
