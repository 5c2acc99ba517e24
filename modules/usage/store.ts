import { sql } from 'kysely'
import type { Day } from '#kit/pure/time.ts'
import type { Database, Reader, Tx } from '#kit/server/database.ts'
import type { Micro } from './rules/record.ts'
import { microOf, writtenMicro } from './rules/record.ts'

/** A record that was found right, ready to be kept; `index` is its place in what was sent. */
export type CheckedRecord = {
  readonly index: number
  readonly sourceId: string
  readonly day: Day
  readonly resourceId: string | null
  readonly productId: string | null
  readonly metric: string
  readonly fromMs: number
  readonly toMs: number
  /** Exact text. */
  readonly quantity: string
  readonly corrects: string | null
}

/** The months that records will be written into, made in a transaction of its own before theirs: it is short, theirs is not. */
export async function ensureMonths(database: Database, months: readonly Day[]): Promise<void> {
  if (months.length === 0) return
  await sql`select ensure_month('usage_records', month) from unnest(${months}::date[]) as month`.execute(database)
}

/**
 * Claims source ids, across all months; answers which of them are new. In one order, so that the same batch sent twice at
 * once waits for the first instead of blocking it.
 */
export async function claim(tx: Tx, records: readonly CheckedRecord[]): Promise<'all' | Set<string>> {
  const { rows } = await sql<{ count: number; claimed: string[] | null }>`
    with claimed as (
      insert into usage_claims (source_id, day) select source_id, day from unnest(${records.map(({ sourceId }) => sourceId)}::text[], ${records.map(({ day }) => day)}::date[]) as g (source_id, day)
      order by source_id collate "C" on conflict do nothing returning source_id)
    select count(*)::int as count, case when count(*) < ${records.length}::int then array_agg(source_id) end as claimed from claimed`.execute(tx)
  // All of them are new as a rule: then there is nothing to compare.
  const { count, claimed } = rows[0]!
  return count === records.length ? 'all' : new Set(claimed ?? [])
}

/** Writes what was claimed; answers the first one's id. */
export async function insertRecords(tx: Tx, records: readonly CheckedRecord[], { accountId, now }: { readonly accountId: string; readonly now: Date }): Promise<string> {
  const column = <Value>(value: (record: CheckedRecord) => Value) => records.map(value)
  const { rows } = await sql<{ id: string }>`
    with kept as (insert into usage_records (day, source_id, resource_id, product_id, metric, from_at, to_at, quantity, corrects, received_at, account_id)
    select day, source_id, resource_id, product_id, metric, to_timestamp(from_ms / 1000), to_timestamp(to_ms / 1000), quantity, corrects, ${now}, ${accountId}::bigint
    from unnest(${column(({ day }) => day)}::date[], ${column(({ sourceId }) => sourceId)}::text[], ${column(({ resourceId }) => resourceId)}::bigint[], ${column(({ productId }) => productId)}::bigint[],
      ${column(({ metric }) => metric)}::text[], ${column(({ fromMs }) => fromMs)}::float8[], ${column(({ toMs }) => toMs)}::float8[], ${column(({ quantity }) => quantity)}::numeric[],
      ${column(({ corrects }) => corrects)}::text[]) as g (day, source_id, resource_id, product_id, metric, from_ms, to_ms, quantity, corrects)
    returning id) select min(id)::text as id from kept`.execute(tx)
  return rows[0]!.id
}

export type StoredRecord = Omit<CheckedRecord, 'index' | 'fromMs' | 'toMs'> & { readonly fromAt: Date; readonly toAt: Date }
/** What these source ids stand for already, by the claim's day, so that no other month is looked into. */
export async function readBySource(reader: Reader, sourceIds: readonly string[]): Promise<Map<string, StoredRecord>> {
  if (sourceIds.length === 0) return new Map()
  const { rows } = await sql<StoredRecord>`
    select r.source_id as "sourceId", r.day, r.resource_id::text as "resourceId", r.product_id::text as "productId", r.metric, r.from_at as "fromAt", r.to_at as "toAt",
      r.quantity::text as quantity, r.corrects
    from usage_claims c join usage_records r on r.day = c.day and r.source_id = c.source_id where c.source_id = any(${sourceIds}::text[])`.execute(reader)
  return new Map(rows.map((row) => [row.sourceId, row]))
}

/** Corrections come one after the other, so that two at once do not both take the rest of a record. */
export async function lockCorrections(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('usage.corrections', 0))`.execute(tx)
}

/** How much the corrections so far have taken from each, as a negative sum. A correction lies on the day of what it corrects. */
export async function readCorrections(tx: Tx, sourceIds: readonly string[]): Promise<Map<string, Micro>> {
  const { rows } = await sql<{ sourceId: string; quantity: string }>`
    select r.corrects as "sourceId", sum(r.quantity)::text as quantity
    from usage_claims c join usage_records r on r.day = c.day and r.corrects = c.source_id where c.source_id = any(${sourceIds}::text[]) group by r.corrects`.execute(tx)
  return new Map(rows.map(({ sourceId, quantity }) => [sourceId, microOf(quantity)]))
}

/** Is it the very same again? Then it is a duplicate; something else under the same source id is refused. */
export function isSameRecord(record: Omit<CheckedRecord, 'index' | 'day'>, stored: StoredRecord): boolean {
  return record.resourceId === stored.resourceId && record.productId === stored.productId && record.metric === stored.metric && record.corrects === stored.corrects
    && record.fromMs === stored.fromAt.getTime() && record.toMs === stored.toAt.getTime() && writtenMicro(microOf(record.quantity)) === writtenMicro(microOf(stored.quantity))
}
