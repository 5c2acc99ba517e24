import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import pg from 'pg'
import { seedDemo } from '#app/seed/seed.ts'
import { startEmbedded } from '#kit/server/embedded/start-embedded.ts'
import { migrate } from '#kit/server/migrate.ts'
import { giveQuota, growApplications, makeDrafts } from './data.ts'

/**
 * Ratios of the product to the floor in one run on one machine (chapter 11). Each figure is the median of
 * three rounds, product and floor in turn. Nothing is asserted: the table is read by people.
 */
const seconds = Number(process.env['BENCH_SECONDS'] ?? 3)
const rounds = 3
/** `BENCH_ONLY='submit|review'` measures a part. */
const only = new RegExp(process.env['BENCH_ONLY'] ?? '')
const password = 'Yunshan-Bench-2026'

type Side = { readonly url: string; readonly headers: Record<string, string> }
type Figure = { readonly throughput: number; readonly p50: number; readonly p95: number; readonly p99: number; readonly failures: number }

async function load(side: Side, connections: number, request: (index: number) => { method: 'GET' | 'POST'; path: string; body?: string }, amount?: number): Promise<Figure> {
  let index = 0
  // The load tool ends on whole seconds, too coarse for a fixed number of writes: the last answer is the end.
  const started = performance.now()
  let ended = started
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon({
      url: side.url, connections, ...(amount === undefined ? { duration: seconds } : { amount }), headers: side.headers,
      requests: [{ setupRequest: (given) => ({ ...given, ...request(index++) }) }],
    }, (error, found) => error ? reject(error as Error) : resolve(found))
    run.on('response', () => { ended = performance.now() })
  })
  return { throughput: result['2xx'] / (ended - started) * 1000, p50: result.latency.p50, p95: (result.latency as unknown as { p97_5: number }).p97_5, p99: result.latency.p99, failures: result.non2xx + result.errors }
}

const median = (figures: Figure[]): Figure => figures.toSorted((left, right) => left.throughput - right.throughput)[Math.floor(figures.length / 2)]!

async function compare(name: string, connections: number, product: () => Promise<Figure>, floor: () => Promise<Figure>): Promise<void> {
  if (!only.test(name)) return
  const ours: Figure[] = [], bare: Figure[] = []
  for (let round = 0; round < rounds; round++) { bare.push(await floor()); ours.push(await product()) }
  const [mine, base] = [median(ours), median(bare)]
  const failures = [...ours, ...bare].reduce((sum, figure) => sum + figure.failures, 0)
  console.log(`| ${name} | ${connections} | ${mine.throughput.toFixed(0)}/s | ${base.throughput.toFixed(0)}/s | ${(mine.throughput / base.throughput).toFixed(2)} | ${mine.p95} ms | ${base.p95} ms |${failures > 0 ? ` ${failures} failed` : ''}`)
}

const children: ChildProcess[] = []
function start(script: string, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
    child.stdout!.on('data', (text: Buffer) => { const found = /listening (\S+)/.exec(text.toString()); if (found) resolve(found[1]!) })
  })
}

async function logIn(url: string, account: string): Promise<Record<string, string>> {
  const response = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password }) })
  const { csrfToken } = await response.json() as { csrfToken: string }
  return { cookie: response.headers.getSetCookie()[0]!.split(';')[0]!, 'x-csrf-token': csrfToken, 'content-type': 'application/json' }
}

async function measure(ownerUrl: string, appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const ids = async (condition: string) => (await client.query<{ id: string }>(`select id::text as id from applications where ${condition} limit 200`)).rows.map(({ id }) => id)
  const product = { url: await start('product.ts', appUrl, ownerUrl) }
  const floor: Side = { url: await start('floor.ts', appUrl), headers: {} }
  const om: Side = { ...product, headers: await logIn(product.url, 'om') }
  const user: Side = { ...product, headers: await logIn(product.url, 'jtt.user') }
  console.log(`\n${cpus().length} processors, ${process.version}, ${new Date().toISOString().slice(0, 10)}; ${rounds} rounds of ${seconds} s, median\n`)
  console.log('| what | connections | product | floor | ratio | product p97.5 | floor p97.5 |\n|---|---|---|---|---|---|---|')
  const whole = await ids(`status = 'completed' and exists (select 1 from application_items i where i.application_id = applications.id)`)
  for (const size of [1000, 100_000]) {
    await growApplications(ownerUrl, size)
    for (const connections of [1, 8, 32])
      await compare(`list, filter and sort, ${size.toLocaleString('en')} applications`, connections,
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
  if (!only.test('50 writers on one quota row')) return
  const alone: Figure[] = [], crowd: Figure[] = []
  for (let round = 0; round < rounds; round++) { alone.push(await submit(1)); crowd.push(await submit(50)) }
  const [one, many] = [median(alone), median(crowd)]
  console.log(`${side}: one writer p50 ${one.p50} ms; 50 writers on one department's quota p50 ${many.p50} ms, p99 ${many.p99} ms = ${(many.p99 / one.p50).toFixed(1)} times the median of one; ${many.throughput.toFixed(0)}/s against ${one.throughput.toFixed(0)}/s`)
}

const dataDir = mkdtempSync(join(tmpdir(), 'yunshan-bench-'))
const server = await startEmbedded({ dataDir, log: () => {} })
try {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  await owner.query('create database bench')
  await owner.end()
  const on = (url: string) => { const parsed = new URL(url); parsed.pathname = '/bench'; return parsed.toString() }
  await migrate({ ownerUrl: on(server.ownerUrl), appUrl: on(server.appUrl) })
  await seedDemo({ ownerUrl: on(server.ownerUrl), size: 'province', password })
  await measure(on(server.ownerUrl), on(server.appUrl))
} finally {
  for (const child of children) { child.removeAllListeners('exit'); child.kill() }
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
