import type pg from 'pg'

/** The floor for orders: the least SQL for the same answers, as in `floor.ts`. */
const listColumns = `p.id, p.number, p.order_id, o.number as order_number, p.member_id, m.display_name as member, p.status, p.version, p.name, p.service_code, sv.names as service,
  p.placed_at, p.starts_at, p.expires_at, p.verified_by, v.display_name as verified_by_name, p.delivered_by, d.display_name as delivered_by_name,
  (select s.at from product_steps s where s.product_id = p.id order by s.id desc limit 1) as waiting_since,
  coalesce((select true from product_steps s where s.product_id = p.id and s.act = 'cancel' limit 1), false) as was_cancelled`
const listFrom = `products p join orders o on o.id = p.order_id join accounts m on m.id = p.member_id
  join service_versions sv on sv.service_code = p.service_code and sv.version = p.service_version
  left join accounts v on v.id = p.verified_by left join accounts d on d.id = p.delivered_by`
type Listing = { readonly where: string; readonly order: string; readonly offset?: number }
/** Which rows each measured list shows, as the product's own query picks them; `now` is the database's. */
const listings: Readonly<Record<string, Listing>> = {
  filtered: { where: `p.status = 'resource_deliver'`, order: 'p.placed_at desc, p.id desc' },
  first: { where: 'true', order: 'p.id desc' },
  cursor: { where: `(p.placed_at, p.id) < (:at, :id)`, order: 'p.placed_at desc, p.id desc' },
  page: { where: 'true', order: 'p.placed_at desc, p.id desc', offset: 49_980 },
  number: { where: `p.number collate "C" like '%20200101-0004%'`, order: 'p.id desc' },
  member: { where: `m.account_name || ' ' || m.display_name ilike '%member17%'`, order: 'p.id desc' },
  upcoming: { where: `p.status = 'resource_deliver' and p.expires_at > now() and p.expires_at < now() + interval '7 days'`, order: 'p.id desc' },
  toVerify: { where: `p.status = 'product_place'`, order: 'p.id desc' },
}

export async function listProducts(pool: pg.Pool, name: string, cursor: URLSearchParams): Promise<object> {
  const { where, order, offset = 0 } = listings[name]!
  const values = name === 'cursor' ? [cursor.get('at'), cursor.get('id')] : []
  const condition = where.replace(':at', '$1::timestamptz').replace(':id', '$2::bigint')
  const picked = offset > 0 ? `p.id in (select p.id from products p where ${condition} order by ${order} limit 20 offset ${offset})` : condition
  const { rows: items } = await pool.query({ name: `list ${name}`, text: `select ${listColumns} from ${listFrom} where ${picked} order by ${order} limit 20`, values })
  // The cursor's list counts what it walks through, not what is left.
  const counted = name === 'cursor' ? 'true' : where
  const { rows: [count] } = await pool.query({ name: `count ${name}`, text: `select count(*)::int as total from (select 1 from ${name === 'member' ? listFrom : 'products p'} where ${counted} limit 10001) as bounded` })
  return { items, ...count as object }
}

const readOne = `
  select p.*, o.number as order_number, m.display_name as member, sv.names as service, v.display_name as verified_by_name, d.display_name as delivered_by_name,
    (select json_agg(json_build_object('act', s.act, 'from', s.from_status, 'to', s.to_status, 'at', s.at, 'by', a.display_name, 'reason', s.reason) order by s.id)
      from product_steps s left join accounts a on a.id = s.account_id where s.product_id = p.id) as steps,
    (select json_agg(j) from product_adjustments j where j.product_id = p.id) as adjustments,
    (select json_agg(c) from product_expiry_changes c where c.product_id = p.id) as expiry_changes,
    (select json_build_object('id', r.id, 'number', r.number) from products r where r.renews_id = p.id and r.status <> 'product_cancel' and not (r.status = 'product_end' and r.starts_at is null) order by r.id desc limit 1) as renewal,
    (select l.number from products l where l.id = p.renews_id) as last_product,
    (select b.balance from point_accounts b where b.member_id = p.member_id) as balance
  from ${listFrom} where p.id = $1`
export async function readProduct(pool: pg.Pool, id: string): Promise<object> {
  return (await pool.query({ name: 'read product', text: readOne, values: [id] })).rows[0] as object
}

type Transaction = <T>(run: (client: pg.PoolClient) => Promise<T>) => Promise<T>
const event = `insert into events (at, kind, actor_id, actor_name, subject_kind, subject_id, facts) values (now(), $2, 1, 'floor', 'product', $1, '{}')`

/** One order of one product as its set is sold, for three months, at the group's discount. */
export function place(inTransaction: Transaction, setId: string, member: string): Promise<object> {
  return inTransaction(async (client) => {
    const { rows: [terms] } = await client.query({
      name: 'terms', values: [setId, member],
      text: `select m.account_id, coalesce(g.discount_percent, 100) as discount, coalesce(g.reward_days, 0) as reward, coalesce(g.may_reorder, true) as reorder
        from sets s, accounts a join members m on m.account_id = a.id left join member_groups g on g.id = m.group_id where s.id = $1 and a.account_name = $2 for share of s` })
    const { rows: [counter] } = await client.query<{ number: string }>({ name: 'number', text: `insert into number_counters (prefix, day, last) values ('SO', current_date, 1)
      on conflict (prefix, day) do update set last = number_counters.last + 1 returning 'SO-' || to_char(day, 'YYYYMMDD') || '-' || lpad(last::text, 6, '0') as number` })
    const { account_id: account, discount, reward, reorder } = terms as { account_id: string; discount: number; reward: number; reorder: boolean }
    const { rows: [order] } = await client.query({ name: 'order', text: `insert into orders (number, member_id, placed_at, shown_total) select $1, $2, now(), round(final_price * 3 * $3::int / 100, 2) from sets where id = $4 returning id, shown_total`, values: [counter!.number, account, discount, setId] })
    const { rows: [product] } = await client.query({
      name: 'place', values: [(order as { id: string }).id, `${counter!.number}-1`, account, discount, reward, reorder, setId],
      text: `insert into products (order_id, position, number, member_id, status, name, service_code, service_version, set_id, set_number, set_name, configuration, content, components, estimated_monthly,
          final_monthly, months, discount_percent, reward_days, may_reorder, original_price, payable, placed_at, placed_by)
        select $1, 1, $2, $3, 'product_place', name, service_code, service_version, id, number, name, configuration, content, components, original_price,
          final_price, 3, $4::int, $5, $6, final_price * 3, round(final_price * 3 * $4::int / 100, 2), now(), $3 from sets where id = $7 returning id, number, payable, original_price` })
    const { id } = product as { id: string }
    await client.query({ name: 'step', text: `insert into product_steps (product_id, act, to_status, at, account_id) values ($1, 'place', 'product_place', now(), $2)`, values: [id, account] })
    await client.query({ name: 'event', text: event, values: [id, 'product.placed'] })
    return { order, product: product as object }
  })
}

export async function verify(pool: pg.Pool, inTransaction: Transaction, id: string): Promise<object> {
  await inTransaction(async (client) => {
    const { rows: [product] } = await client.query({ name: 'verify', text: `update products set status = 'product_verify', version = version + 1, verified_at = now(), verified_by = 1, charged = payable where id = $1 and status = 'product_place' returning member_id, payable, number`, values: [id] })
    const { member_id: member, payable, number } = product as { member_id: string; payable: string; number: string }
    await client.query({ name: 'verify step', text: `insert into product_steps (product_id, act, from_status, to_status, at, account_id) values ($1, 'verify', 'product_place', 'product_verify', now(), 1)`, values: [id] })
    await client.query({
      name: 'charge', values: [member, payable, id, number],
      text: `with taken as (update point_accounts set balance = balance - $2::numeric where member_id = $1 and balance >= $2::numeric returning id, balance)
        insert into point_transfers (at, from_account, to_account, amount, kind, cause_kind, cause_id, cause_number, balance_after, account_id)
        select now(), taken.id, f.id, $2::numeric, 'charge', 'product', $3, $4, taken.balance, 1 from taken, point_accounts f where f.kind = 'revenue'` })
    await client.query({ name: 'event', text: event, values: [id, 'product.verified'] })
    await client.query({ name: 'event', text: event, values: [id, 'points.charged'] })
  })
  return readProduct(pool, id)
}
