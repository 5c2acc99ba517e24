import { sql } from 'kysely'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Search } from './search-store.ts'

/** What a search found, as it was then. */
export type FeeKind = 'service' | 'usage'
export type FeeRecord = {
  readonly memberId: string
  readonly memberName: string
  readonly productId: string
  readonly productNumber: string
  readonly productName: string
  readonly content: readonly { readonly label: Phrase; readonly value: Phrase }[] | null
  readonly metric: string | null
  readonly month: Day | null
  /** Exact text, as the other amounts; null: there is none. */
  readonly unitPrice: string | null
  readonly quantity: string
  readonly payable: string | null
  readonly paid: string
}

/** A later search replaces the rows: whoever still reads an earlier one finds nothing, never another's. */
const stillThat = ({ accountId, searchedAt }: Search) => sql`f.account_id = ${accountId}
  and exists (select from fee_searches s where s.account_id = ${accountId} and s.searched_at = ${searchedAt})`

/** The rows at these positions, both ends included. */
export async function readFeeRows(reader: Reader, search: Search, kind: FeeKind, { first, last }: { readonly first: number; readonly last: number }): Promise<FeeRecord[]> {
  const { rows } = await sql<FeeRecord>`
    select f.member_id::text as "memberId", f.member_name as "memberName", f.product_id::text as "productId", f.product_number as "productNumber", f.product_name as "productName",
      f.content, f.metric, f.month, trim_scale(f.unit_price)::text as "unitPrice", trim_scale(f.quantity)::text as quantity, trim_scale(f.payable)::text as payable, trim_scale(f.paid)::text as paid
    from fee_rows f where ${stillThat(search)} and f.kind = ${kind} and f.position between ${first}::int and ${last}::int order by f.position`.execute(reader)
  return rows
}

/** Exact sums of a table, or of a member's part of it; an amount that is missing is in none. */
export type FeeSum = { readonly count: number; readonly payable: string; readonly paid: string; readonly unpriced: number }
const sumColumns = sql`count(*)::int as count, trim_scale(coalesce(sum(f.payable), 0))::text as payable, trim_scale(coalesce(sum(f.paid), 0))::text as paid,
  count(*) filter (where f.payable is null)::int as unpriced`

export async function readSums(reader: Reader, search: Search): Promise<ReadonlyMap<FeeKind, FeeSum>> {
  const { rows } = await sql<FeeSum & { kind: FeeKind }>`select f.kind, ${sumColumns} from fee_rows f where ${stillThat(search)} group by f.kind`.execute(reader)
  return new Map(rows.map((row) => [row.kind, row]))
}

/** How many rows a table has: the last position. */
export async function countRows(reader: Reader, search: Search, kind: FeeKind): Promise<number> {
  const { rows } = await sql<{ total: number }>`select coalesce(max(f.position), 0) as total from fee_rows f where ${stillThat(search)} and f.kind = ${kind}`.execute(reader)
  return rows[0]!.total
}

/** A member's part of a table: rows that stand together. */
export type MemberPart = FeeSum & { readonly kind: FeeKind; readonly memberId: string; readonly memberName: string; readonly memberAccount: string; readonly first: number; readonly last: number }

export async function readMemberParts(reader: Reader, search: Search): Promise<MemberPart[]> {
  const { rows } = await sql<MemberPart>`
    select f.kind, f.member_id::text as "memberId", f.member_name as "memberName", f.member_account as "memberAccount", min(f.position) as first, max(f.position) as last, ${sumColumns}
    from fee_rows f where ${stillThat(search)} group by f.kind, f.member_id, f.member_name, f.member_account
    order by f.member_name collate pinyin, f.member_id, f.kind`.execute(reader)
  return rows
}
