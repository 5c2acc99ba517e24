import { sql } from 'kysely'
import { formatMoney, parseMoney, type Minor } from '#kit/pure/money.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { ListSource, SqlPart } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { currencyColumn } from '#modules/prices/offers.ts'
import { currencyIn } from '#modules/prices/rules/currency.ts'
import type { listEntries } from './contract.ts'
import { ways, type CauseKind, type EntryKind } from './rules/entries.ts'
import { lowBalanceOf } from './rules/low-balance.ts'

// Amounts leave the database as text and become minor units at once: no float touches them.

export type Cause = { readonly kind: CauseKind; readonly id: string; readonly number?: string }
export type PointsAccount = { readonly id: string; readonly balance: Minor }

/** The member's account, locked; made at its first use. It is locked after subject and quota rows, before the number counter. */
export async function lockAccount(tx: Tx, memberId: string, decimals: number): Promise<PointsAccount> {
  const find = () => sql<{ id: string; balance: string }>`select id::text as id, trim_scale(balance)::text as balance from point_accounts where member_id = ${memberId} for update`.execute(tx)
  const { rows: [known] } = await find()
  if (!known) await makeAccount(tx, memberId)
  const { id, balance } = known ?? (await find()).rows[0]!
  return { id, balance: parseMoney(balance, decimals) }
}

/** As a column of other modules' statements: exact text. */
export const balanceColumn = (memberId: SqlPart): SqlPart => sql`coalesce((select trim_scale(account.balance)::text from point_accounts account where account.member_id = ${memberId}), '0')`
export async function readBalance(reader: Reader, memberId: string, decimals: number): Promise<Minor> {
  const { rows } = await sql<{ balance: string }>`select trim_scale(balance)::text as balance from point_accounts where member_id = ${memberId}`.execute(reader)
  return parseMoney(rows[0]?.balance ?? '0', decimals)
}

/** Below what a balance is low: platform setting `points.low_balance`, an amount; 0 tells nobody. */
const lowBalanceColumn = sql`(select setting.value #>> '{}' from platform_settings setting where setting.key = 'points.low_balance')`

export type OpenAccount = PointsAccount & { readonly decimals: number; readonly lowBalance: Minor }
/** The account as `lockAccount` answers it, with the settings that a posting needs, in one statement. */
export async function openAccount(tx: Tx, memberId: string): Promise<OpenAccount> {
  const { rows: [found] } = await sql<{ id: string; balance: string; currency: unknown; lowBalance: string | null }>`
    select id::text as id, trim_scale(balance)::text as balance, ${currencyColumn} as currency, ${lowBalanceColumn} as "lowBalance"
    from point_accounts where member_id = ${memberId} for update`.execute(tx)
  if (!found) {
    await makeAccount(tx, memberId)
    return openAccount(tx, memberId)
  }
  const { decimals } = currencyIn(found.currency)
  return { id: found.id, balance: parseMoney(found.balance, decimals), decimals, lowBalance: lowBalanceOf(found.lowBalance ?? undefined, decimals) }
}

function makeAccount(tx: Tx, memberId: string) {
  return sql`insert into point_accounts (kind, member_id) values ('member', ${memberId}) on conflict (member_id) do nothing`.execute(tx)
}

/** What an entry of this cause and kind has done already; each does it once. */
export async function findByCause(reader: Reader, cause: Cause, kind: EntryKind, decimals: number): Promise<{ readonly id: string; readonly balanceAfter: Minor } | undefined> {
  const { rows } = await sql<{ id: string; balance: string }>`
    select id::text as id, trim_scale(balance_after)::text as balance from point_transfers
    where cause_kind = ${cause.kind} and cause_id = ${cause.id} and kind = ${kind}`.execute(reader)
  return rows[0] && { id: rows[0].id, balanceAfter: parseMoney(rows[0].balance, decimals) }
}

type Writing = { readonly actor: Actor; readonly now: Date; readonly decimals: number }
export type NewTransfer = {
  readonly accountId: string
  readonly kind: EntryKind
  readonly amount: Minor
  /** What the member's balance may not exceed. */
  readonly highest: Minor
  /** Null: nothing but itself, as a top-up or a pay-out is. */
  readonly cause: Cause | { readonly kind: 'top_up' | 'pay_out'; readonly id: null }
  readonly reference: string
  readonly note: string
}

/**
 * The balance moved with a guard, and the transfer between the two accounts with the balance after it. Its own number is the
 * cause where there is no other. Undefined, and nothing has happened, where the balance would leave its bounds or this cause
 * was posted already: the account is locked, so that this statement sees what those before it did.
 */
export async function writeTransfer(tx: Tx, { accountId, kind, cause, ...transfer }: NewTransfer, { actor, now, decimals }: Writing): Promise<{ readonly id: string; readonly balance: Minor } | undefined> {
  const { with: platform, way } = ways[kind]
  const counterpart = sql`(select id from point_accounts where kind = ${platform})`
  const [from, to] = way === 'to_member' ? [counterpart, sql`moved.id`] : [sql`moved.id`, counterpart]
  const amount = formatMoney(transfer.amount, decimals)
  const change = way === 'to_member' ? amount : `-${amount}`
  const person = actor.kind === 'account' ? actor.id : null
  const { rows } = await sql<{ id: string; balance: string }>`
    with moved as (
      update point_accounts set balance = balance + ${change}::numeric
      where id = ${accountId} and balance + ${change}::numeric between 0 and ${formatMoney(transfer.highest, decimals)}::numeric
        and not exists (select from point_transfers t where t.cause_kind = ${cause.kind} and t.cause_id = ${cause.id}::bigint and t.kind = ${kind})
      returning id, balance)
    insert into point_transfers (id, at, from_account, to_account, amount, kind, cause_kind, cause_id, cause_number, balance_after, reference, note, account_id, for_account_id)
    overriding system value
    select next.id, ${now}, ${from}, ${to}, ${amount}::numeric, ${kind}, ${cause.kind}, coalesce(${cause.id}::bigint, next.id), ${('number' in cause ? cause.number : undefined) ?? ''},
      moved.balance, ${transfer.reference}, ${transfer.note}, ${person}::bigint, ${actor.actingFor?.id ?? null}::bigint
    from moved, (select nextval(pg_get_serial_sequence('point_transfers', 'id')) as id) next
    returning id::text as id, trim_scale(balance_after)::text as balance`.execute(tx)
  return rows[0] && { id: rows[0].id, balance: parseMoney(rows[0].balance, decimals) }
}

// ---- the statement ----

export type EntryRecord = {
  readonly id: string
  readonly at: Date
  readonly kind: EntryKind
  readonly isIncrease: boolean
  readonly amount: string
  readonly balanceAfter: string
  readonly causeKind: CauseKind
  readonly causeId: string
  readonly causeNumber: string
  readonly reference: string
  readonly note: string
  readonly byId: string | null
  readonly byName: string | null
  readonly forName: string | null
  /** Of a top-up: the entry that took it back. */
  readonly reversedById: string | null
}

export const entrySource: ListSource<typeof listEntries['list']> = {
  columns: sql`t.id::text as id, t.at, t.kind, t.to_account = p.id as "isIncrease", trim_scale(t.amount)::text as amount, trim_scale(t.balance_after)::text as "balanceAfter",
    t.cause_kind as "causeKind", t.cause_id::text as "causeId", t.cause_number as "causeNumber", t.reference, t.note,
    a.id::text as "byId", a.display_name as "byName", f.display_name as "forName",
    case when t.kind = 'top_up' then (select r.id::text from point_transfers r where r.cause_kind = 'top_up' and r.cause_id = t.id and r.kind = 'top_up_reversal') end as "reversedById"`,
  from: sql`point_accounts p join point_transfers t on p.id in (t.from_account, t.to_account) left join accounts a on a.id = t.account_id left join accounts f on f.id = t.for_account_id`,
  id: sql`t.id`,
  fields: { at: sql`t.at`, kind: sql`t.kind` },
}

export function entriesOf(memberId: string): SqlPart {
  return sql`p.member_id = ${memberId}`
}

export async function findEntry(reader: Reader, memberId: string, id: string): Promise<EntryRecord | undefined> {
  const { rows } = await sql<EntryRecord>`select ${entrySource.columns} from ${entrySource.from} where ${entriesOf(memberId)} and t.id = ${id}`.execute(reader)
  return rows[0]
}

/** All balances as they stand, and as the entries make them; both as the members' accounts have them (Q10). */
export async function balancesAndEntries(reader: Reader): Promise<{ count: number; stored: string; found: string }> {
  const { rows } = await sql<{ count: number; stored: string; found: string }>`
    select (select count(*)::int from point_transfers) as count, trim_scale(coalesce(sum(p.balance), 0))::text as stored,
      trim_scale(coalesce(sum((select sum(case when t.to_account = p.id then t.amount else -t.amount end) from point_transfers t where p.id in (t.from_account, t.to_account))), 0))::text as found
    from point_accounts p where p.kind = 'member'`.execute(reader)
  return rows[0]!
}
