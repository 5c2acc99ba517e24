import pg from 'pg'
import { compare, isWanted, load, logIn, type Side } from './compare.ts'

const names = { list: 'bills of a month, sorted by total', lines: 'lines of a bill, first page', statistics: 'statistics of bills, six months by service' }

/** Reading bills: the pages that people open each month, on the bills of the demonstration (62 units, six months). */
export async function measureBillPages(ownerUrl: string, product: { readonly url: string }, floor: Side): Promise<void> {
  if (!isWanted(...Object.values(names))) return
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows: [given] } = await client.query<{ id: string; month: string; from: string; to: string }>(`select b.id::text as id, b.month::text as month, (select min(month) from bills)::text as from, (select max(month) from bills where revision > 0)::text as to
    from bills b where b.revision = 1 order by b.line_count desc, b.id limit 1`)
  await client.end()
  const { id, month, from, to } = given!
  const business: Side = { ...product, headers: await logIn(product.url, 'business') }
  const pairs = [
    [names.list, `/api/bills?month=${month.slice(0, 7)}&sort=-total`, `/bills/list?month=${month}`],
    [names.lines, `/api/bills/${id}/lines?revision=1`, `/bills/lines?month=${month}&bill=${id}`],
    [names.statistics, `/api/bill-statistics?from=${from.slice(0, 7)}&to=${to.slice(0, 7)}&by=service`, `/bills/statistics?from=${from}&to=${to}`],
  ] as const
  for (const [name, ours, bare] of pairs) for (const connections of [1, 8])
    await compare(name, connections, () => load(business, connections, () => ({ method: 'GET', path: ours })), () => load(floor, connections, () => ({ method: 'GET', path: bare })))
}
