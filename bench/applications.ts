import pg from 'pg'
import { compare, isWanted, load, logIn, median, rounds, type Figure, type Side } from './compare.ts'
import { giveQuota, growApplications, makeDrafts } from './data.ts'

/** Applications: lists, one record, submitting with quota, reviewing. */
export async function measureApplications(ownerUrl: string, product: { readonly url: string }, floor: Side): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const ids = async (condition: string) => (await client.query<{ id: string }>(`select id::text as id from applications where ${condition} limit 200`)).rows.map(({ id }) => id)
  const om: Side = { ...product, headers: await logIn(product.url, 'om') }
  const user: Side = { ...product, headers: await logIn(product.url, 'jtt.user') }
  const whole = await ids(`status = 'completed' and exists (select 1 from application_items i where i.application_id = applications.id)`)
  for (const size of [1000, 100_000]) {
    const name = `list, filter and sort, ${size.toLocaleString('en')} applications`
    if (isWanted(name)) await growApplications(ownerUrl, size)
    for (const connections of [1, 8, 32])
      await compare(name, connections,
        () => load(om, connections, () => ({ method: 'GET', path: '/api/applications?status=completed&sort=-submittedAt' })),
        () => load(floor, connections, () => ({ method: 'GET', path: '/list' })))
  }
  for (const connections of [1, 8, 32])
    await compare('read one application', connections,
      () => load(om, connections, (index) => ({ method: 'GET', path: `/api/applications/${whole[index % whole.length]}` })),
      () => load(floor, connections, (index) => ({ method: 'GET', path: `/one/${whole[index % whole.length]}` })))
  const [template] = (await client.query<{ id: string }>(`select a.id::text as id from applications a join accounts u on u.id = a.applicant_id
    where u.account_name = 'jtt.user' and exists (select 1 from application_items i where i.application_id = a.id) limit 1`)).rows
  const amount = 300
  const writes = async (side: 'product' | 'floor', act: 'submission' | 'approval', drafts: string[], writers = 8) => {
    let next = 0
    return side === 'floor'
      ? load(floor, writers, () => ({ method: 'POST', path: `/${act === 'submission' ? 'submit' : 'review'}/${drafts[next++ % drafts.length]}` }), amount)
      : load(act === 'submission' ? user : om, writers, () => ({ method: 'POST', path: `/api/applications/${drafts[next++ % drafts.length]}/${act}`, body: JSON.stringify({ version: act === 'submission' ? 1 : 2 }) }), amount)
  }
  const fresh = async () => makeDrafts(ownerUrl, template!.id, amount)
  const forProduct: string[][] = [], forFloor: string[][] = []
  await giveQuota(ownerUrl)
  await compare('submit an application, reserving quota', 8,
    async () => { const drafts = await fresh(); forProduct.push(drafts); return writes('product', 'submission', drafts) },
    async () => { const drafts = await fresh(); forFloor.push(drafts); return writes('floor', 'submission', drafts) })
  await compare('review an application', 8,
    () => writes('product', 'approval', forProduct.shift()!), () => writes('floor', 'approval', forFloor.shift()!))
  for (const side of ['product', 'floor'] as const) await contend(side, async (writers) => writes(side, 'submission', await fresh(), writers))
  await client.end()
}

/** 50 writers on the quota rows of one department against one writer alone (chapter 11: p99 at most ten times its median). */
async function contend(side: string, submit: (writers: number) => Promise<Figure>): Promise<void> {
  if (!isWanted('50 writers on one quota row')) return
  const alone: Figure[] = [], crowd: Figure[] = []
  for (let round = 0; round < rounds; round++) { alone.push(await submit(1)); crowd.push(await submit(50)) }
  const [one, many] = [median(alone), median(crowd)]
  console.log(`${side}: one writer p50 ${one.p50} ms; 50 writers on one department's quota p50 ${many.p50} ms, p99 ${many.p99} ms = ${(many.p99 / one.p50).toFixed(1)} times the median of one; ${many.throughput.toFixed(0)}/s against ${one.throughput.toFixed(0)}/s`)
}
