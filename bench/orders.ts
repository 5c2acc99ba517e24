import pg from 'pg'
import { compare, isWanted, load, logIn, type Side } from './compare.ts'
import { growProducts, makePlaced } from './order-data.ts'

type Listed = { readonly name: string; readonly query: string; readonly floor: string }
/** The same rows on both sides; `floor` is the name in `floor-orders.ts`. */
const lists: readonly Listed[] = [
  { name: 'list, filter and sort', query: 'status=resource_deliver&sort=-placedAt', floor: 'filtered' },
  { name: 'first page', query: '', floor: 'first' },
  { name: 'deep page by number', query: 'sort=-placedAt&page=2500', floor: 'page' },
  { name: 'search in numbers', query: 'number=20200101-0004', floor: 'number' },
  { name: 'search in members', query: 'member=member17', floor: 'member' },
  { name: 'quick filter upcoming', query: 'view=upcoming&sort=-placedAt', floor: 'upcoming' },
  { name: 'quick filter to verify', query: 'view=toVerify&sort=-placedAt', floor: 'toVerify' },
]
const sizes = (process.env['BENCH_PRODUCTS'] ?? '3000,100000').split(',').map(Number)
const amount = 300

/** Orders: the list in the ways people use it, one product, placing and verifying. */
export async function measureOrders(ownerUrl: string, product: { readonly url: string }, floor: Side): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const business: Side = { ...product, headers: await logIn(product.url, 'business') }
  for (const size of sizes) {
    const suffix = `${size.toLocaleString('en')} products`
    if (!isWanted(...lists.map(({ name }) => `${name}, ${suffix}`), `deep page by cursor, ${suffix}`, 'read one product', 'place an order', 'verify a product')) continue
    await growProducts(ownerUrl, size)
    for (const { name, query, floor: path } of lists) for (const connections of name === 'list, filter and sort' ? [1, 8, 32] : [8])
      if (path !== 'page' || size > 50_000)
        await compare(`${name}, ${suffix}`, connections,
          () => load(business, connections, () => ({ method: 'GET', path: `/api/products?${query}` })),
          () => load(floor, connections, () => ({ method: 'GET', path: `/products/${path}` })))
    if (isWanted(`deep page by cursor, ${suffix}`)) await measureCursor(client, business, floor, suffix)
  }
  const { rows } = await client.query<{ id: string }>(`select id::text as id from products where status in ('resource_deliver', 'product_end') order by id limit 200`)
  for (const connections of [1, 8, 32])
    await compare('read one product', connections,
      () => load(business, connections, (index) => ({ method: 'GET', path: `/api/products/${rows[index % rows.length]!.id}` })),
      () => load(floor, connections, (index) => ({ method: 'GET', path: `/product/${rows[index % rows.length]!.id}` })))
  await measureWrites(ownerUrl, client, business, floor)
  await client.end()
}

/** In the middle of all, however many there are. */
async function measureCursor(client: pg.Client, business: Side, floor: Side, suffix: string): Promise<void> {
  const { rows: [middle] } = await client.query<{ at: string; id: string }>(`select placed_at::text as at, id::text as id from products order by placed_at desc, id desc limit 1 offset (select count(*) / 2 from products)`)
  const after = Buffer.from(JSON.stringify(['-placedAt', middle!.at, middle!.id])).toString('base64url')
  await compare(`deep page by cursor, ${suffix}`, 8,
    () => load(business, 8, () => ({ method: 'GET', path: `/api/products?sort=-placedAt&after=${after}` })),
    () => load(floor, 8, () => ({ method: 'GET', path: `/products/cursor?${new URLSearchParams(middle!).toString()}` })))
}

async function measureWrites(ownerUrl: string, client: pg.Client, business: Side, floor: Side): Promise<void> {
  const member: Side = { url: business.url, headers: await logIn(business.url, 'member1') }
  const { rows: [set] } = await client.query<{ id: string }>(`select id::text as id from sets where is_on_sale and deleted_at is null order by id limit 1`)
  const products = [{ setId: set!.id, months: 3 }]
  const quote = await fetch(`${business.url}/api/orders/quote`, { method: 'POST', headers: member.headers, body: JSON.stringify({ products }) })
  const { total } = await quote.json() as { total: string }
  await compare('place an order', 8,
    () => load(member, 8, () => ({ method: 'POST', path: '/api/orders', body: JSON.stringify({ products, shownTotal: total }) }), amount),
    () => load(floor, 8, () => ({ method: 'POST', path: `/place/${set!.id}?member=member1` }), amount))
  if (!isWanted('verify a product')) return
  const writes = async (side: Side, path: (id: string) => string, body?: string) => {
    const placed = await makePlaced(ownerUrl, amount)
    return load(side, 8, (index) => ({ method: 'POST', path: path(placed[index % placed.length]!), ...(body === undefined ? {} : { body }) }), amount)
  }
  await compare('verify a product', 8,
    () => writes(business, (id) => `/api/products/${id}/verification`, JSON.stringify({ version: 1 })), () => writes(floor, (id) => `/verify/${id}`))
}
