import pg from 'pg'
import { compare, isWanted, load, logIn, start, type Figure, type Side } from './compare.ts'

const name = 'usage intake, records in batches of 10,000'
const batchSize = 10_000
const batches = 12

/** Records per second, the months there already (chapter 11: at least 20,000 on two cores). */
export async function measureUsage(ownerUrl: string, appUrl: string, product: Pick<Side, 'url'>): Promise<void> {
  if (!isWanted(name)) return
  const floor: Side = { url: await start('floor-usage.ts', appUrl), headers: {} }
  const om: Side = { ...product, headers: await logIn(product.url, 'om') }
  const resourceIds = await resourcesOf(ownerUrl)
  const sent = async (side: Side, connections: number): Promise<Figure> => {
    const bodies = Array.from({ length: batches }, (_none, batch) => batchOf(resourceIds, batch))
    const figure = await load(side, connections, (index) => ({ method: 'POST', path: '/api/usage-records', body: bodies[index % batches]! }), batches)
    return { ...figure, throughput: figure.throughput * batchSize }
  }
  // Makes the partitions, so that the floor finds them.
  await sent(om, 1)
  for (const connections of [1, 2, 4]) await compare(name, connections, () => sent(om, connections), () => sent(floor, connections))
}

async function resourcesOf(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(`select id::text as id from resources where started_at < now() - interval '40 days' order by id limit 2000`)
  await client.end()
  return rows.map(({ id }) => id)
}

const hour = 3_600_000
const run = Date.now().toString(36)
let serial = 0

/** Hourly records as they are sent; no source id twice. */
function batchOf(resourceIds: readonly string[], batch: number): string {
  const last = Math.floor(Date.now() / hour) * hour
  return JSON.stringify({
    records: Array.from({ length: batchSize }, (_none, index) => {
      const to = last - (index % 700) * hour
      return {
        sourceId: `meter-${run}-${serial++}`, resourceId: resourceIds[(batch + index) % resourceIds.length], metric: 'flow',
        from: new Date(to - hour).toISOString(), to: new Date(to).toISOString(), quantity: index % 1000 + 0.25,
      }
    }),
  })
}
