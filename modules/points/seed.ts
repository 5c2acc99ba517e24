import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'

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

/** Top-ups by business, each an entry of the ledger with the balance after it. */
export async function seedPoints(tx: Tx, now: Date): Promise<void> {
  const topUps = JSON.stringify(planned())
  await sql`insert into point_accounts (kind, member_id) select 'member', account_id from members order by account_id`.execute(tx)
  await sql`
    insert into point_transfers (id, at, from_account, to_account, amount, kind, cause_kind, cause_id, balance_after, reference, account_id)
    overriding system value
    select made.id, made.at, (select id from point_accounts where kind = 'issued'), made.account, made.amount, 'top_up', 'top_up', made.id, made.balance, made.reference,
      (select id from accounts where account_name = 'business')
    from (
      select nextval(pg_get_serial_sequence('point_transfers', 'id')) as id, ordered.* from (
        select ${now}::timestamptz - make_interval(days => p."daysAgo") as at, o.id as account, p.amount, p.reference,
          sum(p.amount) over (partition by o.id order by p."daysAgo" desc) as balance
        from jsonb_to_recordset(${topUps}::jsonb) as p(account text, amount numeric, "daysAgo" int, reference text)
        join accounts a on a.account_name = p.account join point_accounts o on o.member_id = a.id
        order by p."daysAgo" desc) ordered) made`.execute(tx)
  await sql`
    update point_accounts o set balance = told.total
    from (select to_account, sum(amount) as total from point_transfers group by to_account) told where told.to_account = o.id and o.kind = 'member'`.execute(tx)
}
