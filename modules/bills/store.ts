import { sql } from 'kysely'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { listRows, walkRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { adminRoles } from '#modules/access/rules/admins.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'
import { listBills } from './contract.ts'
import { seesDrafts, visibleBills, wholeRows, type BillFacts } from './policy.ts'
import type { BillStatus } from './rules/status.ts'

/** A bill as this reader sees it: amounts are of the draft, of the revision sent last, or of the part that may be seen (B2). */
export type BillRecord = BillFacts & {
  readonly id: string
  /** The month's first day. */
  readonly month: Day
  readonly unitName: string
  readonly version: number
  /** Sent last; 0: none yet. */
  readonly revision: number
  readonly total: string
  readonly lineCount: number
  readonly isCut: boolean
  readonly previousTotal: string | null
  readonly sentAt: Date | null
  readonly dueOn: Day | null
  readonly answeredAt: Date | null
  readonly settledOn: Day | null
  readonly settlementVoucher: string | null
  readonly hasAdmin: boolean
  readonly earlierOpen: number
}

/** What the reader sees of one revision: the whole of it, or their departments' part. */
function shownOf(actor: Actor, bill: 'b' | 'before'): { readonly total: SqlPart; readonly lineCount: SqlPart } {
  const [id, revision, total, lineCount] = ['id', 'revision', 'total', 'line_count'].map((name) => sql.ref(`${bill}.${name}`))
  if (seesDrafts(actor)) return { total: total!, lineCount: lineCount! }
  const sent = (column: string) => sql`(select r.${sql.ref(column)} from bill_revisions r where r.bill_id = ${id} and r.number = ${revision})`
  const part = (value: SqlPart) => sql`(select coalesce(${value}, 0) from bill_sums s where s.bill_id = ${id} and s.revision = ${revision} and s.department_id = any(${[...actor.subtree]}::bigint[]))`
  const either = (column: string, value: SqlPart) => sql`case when ${wholeRows(actor)} then ${sent(column)} else ${part(value)} end`
  return { total: either('total', sql`sum(s.amount)`), lineCount: either('line_count', sql`sum(s.line_count)`) }
}

export const adminOf = (unit: SqlPart): SqlPart => sql`exists (select from accounts a join account_roles ar on ar.account_id = a.id
  where a.department_id = ${unit} and a.is_enabled and ar.role = any(${[...adminRoles]}))`
const previousBill = sql`left join bills before on before.unit_id = b.unit_id and before.month = (b.month - interval '1 month')::date`

export function billSource(actor: Actor): ListSource<typeof listBills['list']> {
  const shown = shownOf(actor, 'b')
  const isSeenBefore = seesDrafts(actor) ? sql`before.id is not null` : sql`before.revision > 0`
  return {
    columns: sql`b.id::text as id, b.month, b.unit_id::text as "unitId", u.name as "unitName", b.sector, b.status, b.version, b.revision,
      ${shown.total}::text as total, (${shown.lineCount})::int as "lineCount", not ${seesDrafts(actor) ? sql`true` : wholeRows(actor)} as "isCut",
      case when ${isSeenBefore} then (${shownOf(actor, 'before').total})::text end as "previousTotal",
      b.is_outdated as "isOutdated", b.due_on as "dueOn", b.settled_on as "settledOn", b.settlement_voucher as "settlementVoucher",
      (select r.sent_at from bill_revisions r where r.bill_id = b.id and r.number = b.revision) as "sentAt",
      (select f.at from bill_feedback f where f.bill_id = b.id and f.revision = b.revision) as "answeredAt",
      (select count(*)::int from bill_questions q where q.bill_id = b.id and q.outcome is null) as "openQuestions",
      (select count(*)::int from bills e where e.unit_id = b.unit_id and e.month < b.month and e.status in ('draft', 'rejected')) as "earlierOpen",
      ${adminOf(sql`b.unit_id`)} as "hasAdmin",
      exists (select from roll_ups w where w.month = b.month and w.kind = 'whole' and w.status = 'confirmed') as "isWholeConfirmed"`,
    from: sql`bills b join departments u on u.id = b.unit_id ${previousBill}`,
    id: sql`b.id`,
    fields: {
      month: sql`to_char(b.month, 'YYYY-MM')`, unit: sql`b.unit_id`, sector: sql`b.sector`,
      status: seesDrafts(actor) ? sql`b.status` : sql`case when b.status = 'draft' then 'revising' else b.status end`,
      total: shown.total, dueOn: sql`coalesce(b.due_on, 'infinity')`,
    },
    search: [sql`u.name`],
  }
}

export function listBillRows(reader: Reader, actor: Actor, input: ListInput): Promise<ListResult<BillRecord>> {
  return listRows(reader, listBills.list, billSource(actor), input, visibleBills(actor))
}

/** All of them in batches, for exports. */
export function walkBillRows(reader: Reader, actor: Actor, input: ListInput): AsyncGenerator<BillRecord[]> {
  return walkRows(reader, listBills.list, billSource(actor), input, visibleBills(actor))
}

/** Outside the actor's scope, or not sent yet: 404 (A2, B2). */
export async function findBill(reader: Reader, actor: Actor, id: string): Promise<BillRecord> {
  const { columns, from } = billSource(actor)
  const { rows } = await sql<BillRecord>`select ${columns} from ${from} where b.id = ${id} and ${visibleBills(actor)}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}

export type BillPlace = Pick<BillRecord, 'id' | 'month' | 'unitId' | 'sector' | 'status' | 'revision'>
/** Which bill it is and how far it came, for reading what hangs on it: without all that a row of the list shows. */
export async function findBillPlace(reader: Reader, actor: Actor, id: string): Promise<BillPlace> {
  const { rows } = await sql<BillPlace>`select b.id::text as id, b.month, b.unit_id::text as "unitId", b.sector, b.status, b.revision from bills b where b.id = ${id} and ${visibleBills(actor)}`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** Bills of a month that the actor sees, by unit: for whole months and roll-ups. */
export async function readBillsOfMonth(reader: Reader, actor: Actor, month: Day, sector: Sector | null = null): Promise<BillRecord[]> {
  const { columns, from } = billSource(actor)
  const { rows } = await sql<BillRecord>`select ${columns} from ${from}
    where b.month = ${month} and (${sector}::text is null or b.sector = ${sector}) and ${visibleBills(actor)} order by b.sector, u.name collate pinyin, b.id`.execute(reader)
  return rows
}

/** Drafts, and what was rejected and is not sent again yet, of the units that these departments belong to. */
export async function unsentBillsOf(reader: Reader, departmentIds: readonly string[]): Promise<{ count: number; examples: string[] }> {
  const { rows } = await sql<{ count: number; examples: string[] }>`
    select count(*)::int as count, coalesce((array_agg(to_char(b.month, 'YYYY-MM') order by b.month, b.id))[1:5], '{}') as examples
    from bills b where b.status in ('draft', 'rejected') and b.unit_id in (select d.unit_id from departments d where d.id = any(${[...departmentIds]}::bigint[]))`.execute(reader)
  return rows[0]!
}

// ---- locks: the month first, then its bills ----

/** Sending, answering, settling and rolling up decide together what a month's roll-ups are: one after the other. */
export async function lockMonth(tx: Tx, month: Day): Promise<void> {
  await sql`select from bill_months where month = ${month} for no key update`.execute(tx)
}

/** The month and the bill, held until the transaction ends; the bill as it is then. */
export async function lockBill(tx: Tx, actor: Actor, id: string): Promise<BillRecord> {
  const { month } = await findBill(tx, actor, id)
  await lockMonth(tx, month)
  await holdBill(tx, id)
  return findBill(tx, actor, id)
}

/** The bill alone: for what does not touch roll-ups. */
export async function holdBill(tx: Tx, id: string): Promise<void> {
  await sql`select from bills where id = ${id} for update`.execute(tx)
}

// ---- writing ----

export type BillChanges = Partial<{ revision: number; dueOn: Day; settledOn: Day; settlementVoucher: string; settledBy: string }>

/** Compare-and-set on the version: of two at once, one counts. */
export async function moveRow(tx: Tx, { id, version, status: from }: Pick<BillRecord, 'id' | 'version' | 'status'>, to: BillStatus, changes: BillChanges = {}): Promise<void> {
  const { revision = null, dueOn = null, settledOn = null, settlementVoucher = null, settledBy = null } = changes
  const { rows } = await sql`update bills set status = ${to}, version = version + 1, revision = coalesce(${revision}::int, revision), due_on = coalesce(${dueOn}::date, due_on),
      settled_on = coalesce(${settledOn}::date, settled_on), settlement_voucher = coalesce(${settlementVoucher}, settlement_voucher), settled_by = coalesce(${settledBy}::bigint, settled_by)
    where id = ${id} and version = ${version} and status = ${from} returning id`.execute(tx)
  if (rows.length === 0) throw refuse('conflict.stale')
}

/** B8: what later drafts of the unit took of this month, the bill itself will take again. */
export async function outdateLaterDrafts(tx: Tx, { unitId, month }: Pick<BillRecord, 'unitId' | 'month'>): Promise<void> {
  await sql`update bills set is_outdated = true, version = version + 1 where unit_id = ${unitId} and month > ${month} and status = 'draft' and not is_outdated`.execute(tx)
}

export type NewStep = { readonly billId: string; readonly act: string; readonly from: BillStatus; readonly to: BillStatus; readonly revision: number; readonly reason: string }
export async function insertStep(tx: Tx, step: NewStep, { actor, now }: { readonly actor: Actor; readonly now: Date }): Promise<void> {
  const [by, forWhom] = actor.kind === 'account' ? [actor.id, actor.actingFor?.id ?? null] : [null, null]
  await sql`insert into bill_steps (bill_id, act, from_status, to_status, revision, at, account_id, for_account_id, reason)
    values (${step.billId}, ${step.act}, ${step.from}, ${step.to}, ${step.revision}, ${now}, ${by}, ${forWhom}, ${step.reason})`.execute(tx)
}

/** What was sent, as it was sent. */
export async function insertRevision(tx: Tx, billId: string, { number, dueOn, actor, now }: { readonly number: number; readonly dueOn: Day; readonly actor: Actor; readonly now: Date }): Promise<void> {
  await sql`insert into bill_revisions (bill_id, number, total, line_count, sent_at, sent_by, due_on)
    select id, ${number}, total, line_count, ${now}, ${actor.kind === 'account' ? actor.id : null}, ${dueOn} from bills where id = ${billId}`.execute(tx)
}

/** After how many working days feedback is due (B14): a setting of the platform. */
export async function feedbackDays(reader: Reader): Promise<number> {
  const { rows } = await sql<{ value: unknown }>`select value from platform_settings where key = 'bill.feedback_days'`.execute(reader)
  const days = rows[0]?.value
  return typeof days === 'number' && Number.isInteger(days) && days > 0 && days <= 250 ? days : usualFeedbackDays
}
export const usualFeedbackDays = 10
