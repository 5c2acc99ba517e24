import pg from 'pg'

async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const columns = `position, member_id, status, version, name, service_code, service_version, set_id, set_number, set_name, configuration, content, components, estimated_monthly, final_monthly, months,
  discount_percent, reward_days, may_reorder, original_price, payable, charged, returned, net_additions, placed_by, verified_at, verified_by, delivered_at, delivered_by, starts_at, purchased_days,
  expires_at, wanted_change, cancellation_asked_at, backfill`
const named = (prefix: string) => columns.split(',').map((name) => `${prefix}.${name.trim()}`).join(', ')

/** Products as there would be after years: the demonstration's, copied with other numbers and times, each an order of its own with its steps. */
export async function growProducts(ownerUrl: string, target: number): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await client.query('set session_replication_role = replica')
    const { rows: [now] } = await client.query<{ count: number }>('select count(*)::int as count from products')
    for (let made = now!.count; made < target; made += 100_000) await copyProducts(client, made, Math.min(100_000, target - made))
    await client.query('vacuum analyze')
  })
}

async function copyProducts(client: pg.Client, made: number, copies: number): Promise<void> {
  await client.query(`
    create temporary table copied as
    with source as (select p.id, row_number() over (order by p.id) - 1 as place, count(*) over () as size from products p where p.renews_id is null and p.status <> 'resource_keep' and p.id <= 3000)
    select n, s.id as source_id, nextval(pg_get_serial_sequence('orders', 'id')) as order_id, nextval(pg_get_serial_sequence('products', 'id')) as product_id,
      'SO-20200101-' || lpad((n + ${made})::text, 7, '0') as number
    from generate_series(1, ${copies}) as n join source s on s.place = n % s.size order by n`)
  await client.query(`insert into orders (id, number, member_id, placed_at, shown_total) overriding system value
    select c.order_id, c.number, p.member_id, p.placed_at - c.n * interval '7 minutes', p.payable from copied c join products p on p.id = c.source_id order by c.n`)
  await client.query(`insert into products (id, order_id, number, placed_at, ${columns}) overriding system value
    select c.product_id, c.order_id, c.number || '-1', p.placed_at - c.n * interval '7 minutes', ${named('p')} from copied c join products p on p.id = c.source_id order by c.n`)
  await client.query(`insert into product_steps (product_id, act, from_status, to_status, at, account_id, reason, facts)
    select c.product_id, s.act, s.from_status, s.to_status, s.at, s.account_id, s.reason, s.facts from copied c join product_steps s on s.product_id = c.source_id order by c.n, s.id`)
  await client.query(`insert into product_stretches (product_id, from_day, original_price, payable)
    select c.product_id, s.from_day, s.original_price, s.payable from copied c join product_stretches s on s.product_id = c.source_id`)
  await client.query('drop table copied')
}

/** Placed products of members with plenty of points, waiting to be verified. */
export function makePlaced(ownerUrl: string, copies: number): Promise<string[]> {
  return asOwner(ownerUrl, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query(`update point_accounts set balance = 1000000000 where kind = 'member' and balance < 500000000`)
    const { rows } = await client.query<{ id: string }>(`
      with source as (select p.*, row_number() over (order by p.id) - 1 as place, count(*) over () as size from products p where p.status = 'product_place' and p.id <= 3000)
      insert into products (order_id, number, placed_at, ${columns})
      select s.order_id, 'SO-20190101-' || lpad((n + (select count(*) from products))::text, 8, '0') || '-1', s.placed_at, ${named('s').replace('s.position', 'n + 1000000 + (select count(*) from products)')}
      from generate_series(1, $1::int) as n join source s on s.place = n % s.size order by n returning id::text as id`, [copies])
    const ids = rows.map(({ id }) => id)
    await client.query(`insert into product_steps (product_id, act, to_status, at) select x, 'place', 'product_place', now() from unnest($1::bigint[]) as x`, [ids])
    await client.query('analyze products, product_steps')
    return ids
  })
}
