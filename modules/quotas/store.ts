import { sql } from 'kysely'
import { refuse } from '#kit/pure/refusal.ts'
import type { Actor } from '#kit/pure/register.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { refuseShortages } from './refusals.ts'
import { changed, defaultThresholds, emptyNumbers, keyOf, levelOf, numberNames, shortageOf, summed, type Level, type Quota, type QuotaChange, type QuotaKey, type Thresholds } from './rules/quota.ts'

/** Why numbers change, as the history tells it (Q5). */
export type ChangeKind =
  | 'capacity' | 'allocation' | 'request' | 'import' | 'grant_end' | 'move'
  | 'reservation' | 'release' | 'use' | 'return' | 'opening' | 'correction'
export type Booking = {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly record: (event: EventDraft) => void
  readonly subject: { readonly kind: 'application' | 'quota_request' | 'department' | 'quota' | 'resource' | 'reorganisation'; readonly id: string | null; readonly number?: string }
  readonly reason?: string
}
export type BookedChange = QuotaChange & { readonly kind: ChangeKind }
export type LockedQuota = Quota & { readonly warned: Level; readonly depth: number }

/**
 * The one way in which the numbers of quotas change. Locks every row in the order (depth, department, region, metric),
 * decides by the rule, writes all of it or nothing, and notes each change in the history. Rows that are given something
 * for the first time are made. 409 `quota.insufficient` or `quota.child_needs` name every line that stands in the way.
 */
export async function bookQuota(booking: Booking, changes: readonly BookedChange[]): Promise<void> {
  const wanted = summed(changes)
  if (wanted.length === 0) return
  const kinds = new Map(changes.map((change) => [keyOf(change), change.kind]))
  await makeRows(booking.tx, wanted.filter((change) => (change.total ?? 0) > 0))
  const { quotas, thresholds } = await lockQuotas(booking.tx, wanted)
  const rows = new Map(quotas.map((quota) => [keyOf(quota), quota]))
  const shortages = wanted.flatMap((change) => shortageOf(rows.get(keyOf(change)) ?? emptyNumbers, change) ?? [])
  if (shortages.length > 0) throw await refuseShortages(booking.tx, shortages)
  const written = wanted.map((change) => {
    const after = changed(rows.get(keyOf(change))!, change)
    return { ...zero, ...change, kind: kinds.get(keyOf(change))!, warned: levelOf(after, thresholds) }
  })
  await writeChanges(booking, written)
  noteCrossings(booking, written.flatMap((change) => change.warned > rows.get(keyOf(change))!.warned ? [changed({ ...rows.get(keyOf(change))!, warned: change.warned }, change)] : []))
}

const zero = Object.fromEntries(numberNames.map((name) => [name, 0]))

const inOrder = sql`order by d.depth, d.id, w."regionId", w.metric`
function asRows(keys: readonly QuotaKey[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w("departmentId" bigint, "regionId" bigint, metric text)`
}

/** Before any row is locked, and in lock order too: two that make the same rows wait for each other in one direction. */
export async function makeRows(tx: Tx, keys: readonly QuotaKey[]): Promise<void> {
  if (keys.length === 0) return
  await sql`insert into quotas (department_id, region_id, metric)
    select d.id, w."regionId", w.metric from ${asRows(keys)} join departments d on d.id = w."departmentId" ${inOrder} on conflict do nothing`.execute(tx)
}

type Counts = Record<(typeof numberNames)[number], string>
export type StoredQuota = QuotaKey & Counts & { readonly warned: Level; readonly depth: number }
export const quotaColumns = sql`q.department_id::text as "departmentId", q.region_id::text as "regionId", q.metric, q.total, q.allocated, q.used, q.reserved, q.overdue`

export function asNumbers<Row extends Counts>(row: Row): Omit<Row, keyof Counts> & { readonly [name in keyof Counts]: number } {
  return { ...row, total: Number(row.total), allocated: Number(row.allocated), used: Number(row.used), reserved: Number(row.reserved), overdue: Number(row.overdue) }
}

/** Rows that are there, locked in the one order (chapter 12, Concurrency), and the thresholds of warnings. */
export async function lockQuotas(tx: Tx, keys: readonly QuotaKey[]): Promise<{ quotas: LockedQuota[]; thresholds: Thresholds }> {
  const { rows } = await sql<StoredQuota & { thresholds: Thresholds | null }>`
    select ${quotaColumns}, q.warned, d.depth, (select value from platform_settings where key = 'quota.thresholds') as thresholds
    from ${asRows(keys)} join quotas q on q.department_id = w."departmentId" and q.region_id = w."regionId" and q.metric = w.metric
    join departments d on d.id = q.department_id ${inOrder} for no key update of q`.execute(tx)
  return { quotas: rows.map(({ thresholds: _same, ...row }) => asNumbers(row)), thresholds: rows[0]?.thresholds ?? defaultThresholds }
}

type Written = QuotaChange & { readonly kind: ChangeKind; readonly warned: Level }

/** Numbers and history in one statement; the row's own check is the backstop. */
async function writeChanges({ tx, actor, now, subject, reason }: Booking, written: readonly Written[]): Promise<void> {
  const accountId = actor.kind === 'account' ? actor.id : null
  const done = sql`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as w("departmentId" bigint, "regionId" bigint, metric text, kind text,
        total bigint, allocated bigint, used bigint, reserved bigint, overdue bigint, warned smallint)),
    changed as (
      update quotas q set total = q.total + w.total, allocated = q.allocated + w.allocated, used = q.used + w.used, reserved = q.reserved + w.reserved,
        overdue = q.overdue + w.overdue, warned = w.warned
      from wanted w where q.department_id = w."departmentId" and q.region_id = w."regionId" and q.metric = w.metric
      returning w.*, q.total as total_after, q.allocated as allocated_after, q.used as used_after, q.reserved as reserved_after)
    insert into quota_changes (at, department_id, region_id, metric, kind, total, allocated, used, reserved,
      total_after, allocated_after, used_after, reserved_after, account_id, for_account_id, subject_kind, subject_id, subject_number, reason)
    select ${now}, "departmentId", "regionId", metric, kind, total, allocated, used, reserved, total_after, allocated_after, used_after, reserved_after,
      ${accountId}, ${actor.actingFor?.id ?? null}, ${subject.kind}, ${subject.id}, ${subject.number ?? ''}, ${reason ?? ''}
    from changed where total <> 0 or allocated <> 0 or used <> 0 or reserved <> 0`.execute(tx)
  // The transaction is over then: nothing can be read any more that would name the line.
  await done.catch((error: unknown) => { throw violated(error, 'quotas_hold') ? refuse('quota.insufficient', { lines: [] }) : error })
}

/** Q9: once for each crossing, told to those who hold the department's quota. */
export function noteCrossings({ record }: Pick<Booking, 'record'>, crossed: readonly (Quota & { readonly warned: Level })[]): void {
  for (const [departmentId, quotas] of Map.groupBy(crossed, (quota) => quota.departmentId)) {
    record({
      kind: 'quota.threshold_crossed', subject: { kind: 'department', id: departmentId }, departmentId,
      facts: { level: Math.max(...quotas.map(({ warned }) => warned)), quotas },
    })
  }
}

/** One department's rows, unlocked. */
export async function readQuotas(reader: Reader, departmentIds: readonly string[], regionId?: string): Promise<Quota[]> {
  const { rows } = await sql<StoredQuota>`
    select ${quotaColumns} from quotas q
    where q.department_id = any(${[...departmentIds]}::bigint[]) and (${regionId ?? null}::bigint is null or q.region_id = ${regionId ?? null})
    order by q.department_id, q.region_id, q.metric`.execute(reader)
  return rows.map(asNumbers)
}
