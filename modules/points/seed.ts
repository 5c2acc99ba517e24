import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import { ways, type CauseKind, type EntryKind } from './rules/entries.ts'

type SeededTopUp = { readonly account: string; readonly amount: string; readonly daysAgo: number; readonly reference: string }

/** `member1` has 100,000 points, `member2` none (chapter 13); the others have what one may expect of them. */
function planned(): SeededTopUp[] {
  const first: SeededTopUp[] = [
    { account: 'member1', amount: '60000', daysAgo: 390, reference: '银行转账 0101' },
    { account: 'member1', amount: '40000', daysAgo: 60, reference: '银行转账 0377' },
  ]
  const others = Array.from({ length: 18 }, (_, index): SeededTopUp =>
    ({ account: `member${index + 3}`, amount: String((index % 6 + 1) * 5000), daysAgo: 380 - index * 11, reference: `银行转账 ${String(110 + index * 7).padStart(4, '0')}` }))
  return [...first, ...others]
}

/** An account for each member, without points yet. */
export async function openPointAccounts(tx: Tx): Promise<void> {
  await sql`insert into point_accounts (kind, member_id) select 'member', account_id from members order by account_id`.execute(tx)
}

/** Top-ups by business, each an entry of the ledger with the balance after it. */
export async function seedTopUps(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ name: string; id: string }>`select account_name as name, id::text as id from accounts where account_name = 'business' or account_name ~ '^member[0-9]+$'`.execute(tx)
  const idOf = new Map(rows.map(({ name, id }) => [name, id]))
  const entries = Map.groupBy(planned(), ({ account }) => account)
  for (const [account, topUps] of entries)
    await seedEntries(tx, idOf.get(account)!, topUps.map(({ amount, daysAgo, reference }) => ({
      at: new Date(now.getTime() - daysAgo * 86_400_000), kind: 'top_up', amount, causeKind: 'top_up', causeId: null, causeNumber: '', reference, note: '', accountId: idOf.get('business')!,
    })))
}

/** `causeId` null: the entry is its own cause, as with top-ups. */
export type SeededEntry = {
  readonly at: Date
  readonly kind: EntryKind
  readonly amount: string
  readonly causeKind: CauseKind
  readonly causeId: string | null
  readonly causeNumber: string
  readonly reference: string
  readonly note: string
  readonly accountId: string | null
}

/** A member's first entries, in the order of their statement. */
export async function seedEntries(tx: Tx, memberId: string, entries: readonly SeededEntry[]): Promise<void> {
  const rows = entries.map((entry, place) => ({ ...entry, place, platform: ways[entry.kind].with, incoming: ways[entry.kind].way === 'to_member' }))
  await sql`
    insert into point_transfers (id, at, from_account, to_account, amount, kind, cause_kind, cause_id, cause_number, balance_after, reference, note, account_id)
    overriding system value
    select m.id, m.at, case when m.incoming then f.id else o.id end, case when m.incoming then o.id else f.id end, m.amount, m.kind, m."causeKind", coalesce(m."causeId", m.id), m."causeNumber",
      m.balance, m.reference, m.note, m."accountId"
    from (select nextval(pg_get_serial_sequence('point_transfers', 'id')) as id, ordered.* from (
      select r.*, sum(case when r.incoming then r.amount else -r.amount end) over (order by r.place) as balance
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(place int, at timestamptz, kind text, amount numeric, "causeKind" text, "causeId" bigint, "causeNumber" text,
        reference text, note text, "accountId" bigint, platform text, incoming boolean)
      order by r.place) ordered) m
    join point_accounts o on o.member_id = ${memberId} join point_accounts f on f.kind = m.platform order by m.id`.execute(tx)
  await sql`
    update point_accounts o set balance = coalesce((select t.balance_after from point_transfers t where o.id in (t.from_account, t.to_account) order by t.id desc limit 1), 0)
    where o.member_id = ${memberId}`.execute(tx)
}
