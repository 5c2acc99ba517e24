import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { isWanted, logIn, rounds } from './compare.ts'
import { growProducts } from './order-data.ts'

const names = { ratio: 'fee report of 10,000 products as a workbook', large: 'fee report of 100,000 rows as a workbook' }

/** Chapter 11: an export within twice of writing the same cells as CSV, +150 MB at most, the event loop never held over 20 ms. */
export async function measureReports(ownerUrl: string, appUrl: string): Promise<void> {
  if (!isWanted(...Object.values(names))) return
  await growProducts(ownerUrl, 130_000)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const instance = await startInstance(appUrl, ownerUrl)
  try {
    const business: Side = { url: instance.url, headers: await logIn(instance.url, 'business') }
    for (const [name, rows] of [[names.ratio, 10_000], [names.large, 100_000]] as const) if (isWanted(name)) await measure(name, await asking(client, business, rows), { client, business, instance })
  } finally {
    await instance.stop()
    await client.end()
  }
}

type Side = { readonly url: string; readonly headers: Record<string, string> }
type Felt = { readonly grownMb: number; readonly longestMs: number }
type Instance = { readonly url: string; readonly felt: () => Promise<Felt>; readonly stop: () => Promise<void> }
type Around = { readonly client: pg.Client; readonly business: Side; readonly instance: Instance }

async function measure(name: string, conditions: object, { client, business, instance }: Around): Promise<void> {
  const times: { search: number; file: number; csv: number }[] = []
  const feltWorst = { grownMb: 0, longestMs: 0 }
  let found = 0, bytes = 0
  // The first round warms up, as everywhere a server runs before somebody exports.
  for (let round = 0; round <= rounds; round++) {
    const search = await timed(async () => { found = (await post(business, conditions)).sums.total.count })
    await instance.felt()
    const file = await timed(async () => { bytes = await download(business) })
    const { grownMb, longestMs } = await instance.felt()
    const csv = await timed(() => writeCsv(client))
    if (round === 0) continue
    times.push({ search, file, csv })
    Object.assign(feltWorst, { grownMb: Math.max(feltWorst.grownMb, grownMb), longestMs: Math.max(feltWorst.longestMs, longestMs) })
  }
  const median = (which: 'search' | 'file' | 'csv') => times.map((time) => time[which]).toSorted((left, right) => left - right)[Math.floor(times.length / 2)]!
  console.log(`${name}: ${found.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(1)} MB; search ${median('search').toFixed(0)} ms; workbook ${median('file').toFixed(0)} ms, the same cells as CSV ${median('csv').toFixed(0)} ms = ratio ${(median('file') / median('csv')).toFixed(2)}; `
    + `memory +${feltWorst.grownMb.toFixed(0)} MB, event loop held ${feltWorst.longestMs.toFixed(1)} ms at most`)
}

/** The floor: the same rows read in the same batches, the same cells written as comma-separated text. */
async function writeCsv(client: pg.Client): Promise<void> {
  const { rows: [owner] } = await client.query<{ id: string; last: number }>(`select account_id::text as id, max(position) as last from fee_rows where kind = 'service' group by 1`)
  let length = 0
  for (let first = 1; first <= owner!.last; first += 500) {
    const { rows } = await client.query<Record<string, unknown> & { content: { label: string[]; value: string[] }[] }>(`select member_name, product_number, product_name, content, quantity, payable, paid from fee_rows
      where account_id = $1 and kind = 'service' and position between $2 and $3 order by position`, [owner!.id, first, first + 499])
    for (const { content, ...row } of rows)
      length += Buffer.from(`${[...Object.values(row), content.map(({ label, value }) => `${label[2]}：${value[2]}`).join('；')].map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')}\r\n`).length
  }
  if (length === 0) throw new Error('nothing was written')
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Days that hold about so many verified products, of everybody and everything. */
async function asking(client: pg.Client, { url, headers }: Side, rows: number): Promise<object> {
  const { rows: [days] } = await client.query<{ from: string; to: string }>(`select min(day)::text as from, max(day)::text as to
    from (select (verified_at at time zone 'Asia/Shanghai')::date as day from products where verified_at is not null order by verified_at desc limit $1) as latest`, [rows])
  const { services, members } = await (await fetch(`${url}/api/fee-report/choices`, { headers })).json() as { services: { code: string }[]; members: { id: string }[] }
  return { services: services.map(({ code }) => code), ...days, memberIds: members.map(({ id }) => id), remember: false }
}

async function post({ url, headers }: Side, body: object): Promise<{ sums: { total: { count: number } } }> {
  const answer = await fetch(`${url}/api/fee-report`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`search: ${answer.status} ${await answer.text()}`)
  return await answer.json() as { sums: { total: { count: number } } }
}

async function download({ url, headers }: Side): Promise<number> {
  const answer = await fetch(`${url}/api/fee-report/export`, { headers })
  if (!answer.ok || !answer.body) throw new Error(`export: ${answer.status}`)
  let bytes = 0
  for await (const piece of answer.body) bytes += piece.length
  return bytes
}

async function startInstance(databaseUrl: string, ownerUrl: string): Promise<Instance> {
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'report-instance.ts'), databaseUrl, ownerUrl], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = (pattern: RegExp) => new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the instance ended with ${code}`)))
    const hear = (text: Buffer) => {
      const found = pattern.exec(text.toString())
      if (!found) return
      child.stdout!.off('data', hear)
      resolve(found[1]!)
    }
    child.stdout!.on('data', hear)
  })
  const url = await said(/listening (\S+)/)
  return {
    url,
    felt: async () => { const answer = said(/felt (.*)/); child.stdin!.write('?\n'); return JSON.parse(await answer) as Felt },
    stop: () => new Promise((resolve) => { child.once('exit', () => resolve()); child.kill() }),
  }
}
