import { sql } from 'kysely'
import { notFound } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { seenRollUps } from './policy.ts'
import type { BillStatus, RollUpKind, RollUpStatus } from './rules/status.ts'

export type RollUpRecord = {
  readonly id: string
  readonly month: Day
  readonly kind: RollUpKind
  readonly status: RollUpStatus
  readonly round: number
  readonly version: number
  /** The sum of its sent bills, as they stand (B4). */
  readonly total: string
  readonly billCount: number
  readonly confirmedCount: number
  /** Nothing is missing: every unit of the month's runs has its bill. */
  readonly isComplete: boolean
  readonly openedAt: Date | null
  readonly dueOn: Day | null
}

const ofRollUp = sql`b.month = r.month and (r.kind = 'whole' or b.sector = r.kind)`
const columns = sql`r.id::text as id, r.month, r.kind, r.status, r.round, r.version, r.opened_at as "openedAt", r.due_on as "dueOn", sums.*,
  not exists (select from bill_run_units x join bill_runs y on y.id = x.run_id join departments d on d.id = x.unit_id
    where y.month = r.month and (r.kind = 'whole' or d.sector = r.kind) and not exists (select from bills made where made.month = r.month and made.unit_id = x.unit_id)) as "isComplete"`
const from = sql`roll_ups r cross join lateral (
  select coalesce(sum(v.total), 0)::text as total, count(*)::int as "billCount", (count(*) filter (where b.status in ('confirmed', 'settled')))::int as "confirmedCount"
  from bills b left join bill_revisions v on v.bill_id = b.id and v.number = b.revision where ${ofRollUp}) sums`

export async function readRollUps(reader: Reader, months: readonly Day[], kinds: readonly RollUpKind[]): Promise<RollUpRecord[]> {
  const { rows } = await sql<RollUpRecord>`select ${columns} from ${from}
    where r.month = any(${[...months]}::date[]) and r.kind = any(${[...kinds]}) order by r.month desc, r.kind`.execute(reader)
  return rows
}

/** What one may not see is not there (A2). */
export async function findRollUp(reader: Reader, actor: Actor, id: string): Promise<RollUpRecord> {
  const { rows } = await sql<RollUpRecord>`select ${columns} from ${from} where r.id = ${id} and r.kind = any(${seenRollUps(actor)})`.execute(reader)
  if (!rows[0]) throw notFound()
  return rows[0]
}

export type RollUpBill = { readonly id: string; readonly unitId: string; readonly unitName: string; readonly sector: 'government' | 'politics_law'; readonly status: BillStatus; readonly revision: number; readonly total: string }
/** What adds up to it: of each bill the revision that was sent last, by sector and unit. */
export async function readRollUpBills(reader: Reader, { month, kind }: RollUpRecord): Promise<RollUpBill[]> {
  const { rows } = await sql<RollUpBill>`
    select b.id::text as id, b.unit_id::text as "unitId", u.name as "unitName", b.sector, b.status, b.revision, coalesce(v.total, 0)::text as total
    from bills b join departments u on u.id = b.unit_id left join bill_revisions v on v.bill_id = b.id and v.number = b.revision
    where b.month = ${month} and (${kind} = 'whole' or b.sector = ${kind}) order by b.sector, u.name collate pinyin, b.id`.execute(reader)
  return rows
}

/** Made when the first bill of the month is sent; a sector without bills has none. */
export async function ensureRollUps(tx: Tx, month: Day): Promise<void> {
  await sql`insert into roll_ups (month, kind)
    select distinct ${month}::date, k.kind from (values ('politics_law'), ('whole')) as k (kind)
    where exists (select from bills b where b.month = ${month} and (k.kind = 'whole' or b.sector = k.kind)) on conflict do nothing`.execute(tx)
}

export type RollUpMove = { readonly status: RollUpStatus; readonly round?: number; readonly openedAt?: Date; readonly dueOn?: Day }
/** Written under the month's lock; the total is kept as it stands when it opens. */
export async function moveRollUp(tx: Tx, { id, total }: RollUpRecord, { status, round, openedAt, dueOn }: RollUpMove): Promise<void> {
  await sql`update roll_ups set status = ${status}, version = version + 1, round = coalesce(${round ?? null}::int, round),
    opened_at = coalesce(${openedAt ?? null}::timestamptz, opened_at), due_on = coalesce(${dueOn ?? null}::date, due_on), total = case when ${status} = 'open' then ${total}::numeric else total end
    where id = ${id}`.execute(tx)
}

export type NewRollUpFeedback = { readonly verdict: 'confirmed' | 'rejected'; readonly reason: string; readonly billIds: readonly string[] }
export async function insertRollUpFeedback(tx: Tx, { id, round, total }: RollUpRecord, { verdict, reason, billIds }: NewRollUpFeedback, { actor, now }: { readonly actor: Actor; readonly now: Date }): Promise<void> {
  await sql`insert into roll_up_feedback (roll_up_id, round, verdict, total, reason, bill_ids, account_id, for_account_id, at)
    values (${id}, ${round}, ${verdict}, ${total}::numeric, ${reason}, ${[...billIds]}::bigint[], ${actor.id}, ${actor.actingFor?.id ?? null}, ${now})`.execute(tx)
}

export type RollUpFeedbackRow = {
  readonly round: number; readonly verdict: 'confirmed' | 'rejected'; readonly total: string; readonly reason: string
  readonly bills: { id: string; name: string }[]; readonly by: string; readonly forWhom: string | null; readonly at: Date
}
export async function readRollUpFeedback(reader: Reader, id: string): Promise<RollUpFeedbackRow[]> {
  const { rows } = await sql<RollUpFeedbackRow>`
    select f.round, f.verdict, f.total::text as total, f.reason, a.display_name as by, g.display_name as "forWhom", f.at,
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id::text, 'name', u.name) order by b.id) from bills b join departments u on u.id = b.unit_id where b.id = any(f.bill_ids)), '[]') as bills
    from roll_up_feedback f join accounts a on a.id = f.account_id left join accounts g on g.id = f.for_account_id where f.roll_up_id = ${id} order by f.round desc`.execute(reader)
  return rows
}

/** The confirmed bills of a roll-up that a rejection names, locked in the order of their ids. */
export async function lockNamedBills(tx: Tx, { month, kind }: RollUpRecord, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select b.id::text as id from bills b
    where b.id = any(${[...ids]}::bigint[]) and b.month = ${month} and (${kind} = 'whole' or b.sector = ${kind}) and b.status = 'confirmed' order by b.id for update`.execute(tx)
  return rows.map(({ id }) => id)
}
