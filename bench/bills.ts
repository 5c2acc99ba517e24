import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import autocannon from 'autocannon'
import pg from 'pg'
import { openDatabase } from '#kit/server/database.ts'
import { workOnRuns } from '#modules/bills/actions/work-on-runs.ts'
import { isWanted, logIn } from './compare.ts'

/**
 * The bill run of chapter 11: 100,000 resources of 100 units, six components each at five prices within the month, so
 * 3,000,000 lines; against the pure `insert … select` of the same rows into an identical partition, and what others notice
 * meanwhile.
 */
const month = '2026-01-01'
const resources = Number(process.env['BENCH_RESOURCES'] ?? 100_000)
const units = Math.max(1, resources / 1000)

export async function measureBills(ownerUrl: string, appUrl: string, product: { readonly url: string }): Promise<void> {
  if (!isWanted('bills')) return
  const headers = await logIn(product.url, 'om')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`set statement_timeout = 0`)
  await growInventory(client, resources)
  const { database, close } = openDatabase(appUrl, 2)
  const runs: number[] = [], floors: number[] = []
  for (let round = 0; round < 2; round++) {
    if (round > 0) await forget(client)
    await startRun(client)
    runs.push(await timed(() => workOnRuns({ database, log: console.error })))
    floors.push(await pureInsert(client))
  }
  await close()
  const [runMs, floorMs] = [Math.min(...runs), Math.min(...floors)]
  const { rows: [run] } = await client.query<{ lines: number; failed: number; slowest: number }>(`select sum(line_count)::int as lines, (count(*) filter (where status = 'failed'))::int as failed,
    max(milliseconds) as slowest from bill_run_units where run_id = (select max(id) from bill_runs)`)
  console.log(`bill run: ${run!.lines.toLocaleString('en')} lines of ${resources.toLocaleString('en')} resources, ${run!.failed} units failed, slowest unit ${run!.slowest} ms: ${runs.map(seconds).join(', ')}; pure insert … select of the same rows ${floors.map(seconds).join(', ')}; ratio of the best ${(runMs / floorMs).toFixed(2)}`)
  await forget(client)
  await startRun(client)
  const idle = await askOthers(product.url, headers, 10)
  const meanwhile: number[] = []
  let isOver = false
  const worker = work(appUrl).then(() => { isOver = true })
  while (!isOver) meanwhile.push(...await askOthers(product.url, headers, 2))
  await worker
  console.log(`others' requests, ${perSecond} a second: p95 ${p95(idle).toFixed(1)} ms idle, ${p95(meanwhile).toFixed(1)} ms meanwhile: ${(p95(meanwhile) / p95(idle)).toFixed(2)} times`)
  await client.end()
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const p95 = (times: number[]) => times.toSorted((left, right) => left - right)[Math.floor(times.length * 0.95)] ?? 0

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const perSecond = 50
/** A list page that people read meanwhile. */
async function askOthers(url: string, headers: Record<string, string>, duration: number): Promise<number[]> {
  const times: number[] = []
  await new Promise<void>((resolve, reject) => {
    const run = autocannon({ url: `${url}/api/applications?sort=-submittedAt`, connections: 8, overallRate: perSecond, duration, headers }, (error) => error ? reject(error as Error) : resolve())
    run.on('response', (_client, _status, _bytes, responseMs) => { times.push(responseMs) })
  })
  return times
}

async function work(appUrl: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../testkit/work-on-bills.ts'), appUrl], { stdio: ['ignore', 'inherit', 'inherit'] })
  await once(child, 'exit')
}

/** Resources that run all month, half of them begun before it; six components of the price list, each with five prices. */
async function growInventory(client: pg.Client, count: number): Promise<void> {
  await client.query(`
    with row as (insert into unit_prices (category, resource, spec, number, unit, created_at, updated_at)
      select 'Bench', 'Thing ' || n, 'x', 1, 'Set', now(), now() from generate_series(1, 6) n returning id)
    insert into unit_price_changes (unit_price_id, from_day, price, at) select row.id, d.day, 1 + row.id % 7 + extract(day from d.day) / 3.0, now()
    from row, unnest('{2025-01-01,2026-01-07,2026-01-13,2026-01-19,2026-01-25}'::date[]) as d (day)`)
  await client.query(`set session_replication_role = replica`)
  await client.query(`
    insert into departments (code, name, kind, sector, parent_id, unit_id, path, depth)
    select 'bench' || n, '测试单位' || n, 'unit', 'government', h.id, 0, h.path || 'b' || n || '/', 2 from departments h, generate_series(1, ${units}) n where h.kind = 'head' and h.sector = 'government'`)
  await client.query(`update departments set unit_id = id where code like 'bench%'`)
  await client.query(`
    insert into resources (instance_id, name, service_code, service_version, region_id, department_id, sector, unit_id, project_id, configuration, quota_demand, started_at)
    select 'i-bench-' || n, 'bench', 'ecs', 1, r.id, d.id, 'government', d.id, p.id, '{}', '{}', '2025-06-01'
    from generate_series(1, $1::int) n join departments d on d.code = 'bench' || (n % ${units} + 1), (select min(id) as id from regions) r, (select min(id) as id from projects) p`, [count])
  await client.query(`
    insert into resource_stretches (resource_id, from_day, department_id, unit_id, project_id, region_id, service_code, components)
    select r.id, '2025-06-01', r.department_id, r.unit_id, r.project_id, r.region_id, r.service_code,
      (select jsonb_agg(jsonb_build_object('category', 'Bench', 'resource', 'Thing ' || n, 'spec', 'x', 'quantity', 1 + (r.id + n) % 16, 'count', 1 + r.id % 3)) from generate_series(1, 6) n)
    from resources r where r.instance_id like 'i-bench-%'`)
  await client.query(`set session_replication_role = origin`)
  await client.query('analyze')
}

/** Only our units: resources of the demonstration may have no price that month. */
async function startRun(client: pg.Client): Promise<void> {
  await client.query(`insert into bill_months values ($1) on conflict do nothing`, [month])
  await client.query(`with run as (insert into bill_runs (month, started_at) values ($1, now()) returning id)
    insert into bill_run_units (run_id, unit_id) select run.id, d.id from run, departments d where d.code like 'bench%'`, [month])
  await client.query('checkpoint')
}
async function forget(client: pg.Client): Promise<void> {
  await client.query('drop table bill_lines_2026_01')
  await client.query(`delete from bill_sums where bill_id in (select id from bills where month = $1)`, [month])
  await client.query('delete from bills where month = $1', [month])
}

/** The same rows into a partition with the same indexes, checks and trigger, in transactions of one unit each. */
async function pureInsert(client: pg.Client): Promise<number> {
  await client.query(`create table bench_lines (like bill_lines including all) partition by range (month)`)
  await client.query(`create table bench_lines_month (like bill_lines including all)`)
  await client.query(`alter table bench_lines attach partition bench_lines_month for values from ('2026-01-01') to ('2026-02-01')`)
  await client.query('checkpoint')
  const { rows } = await client.query<{ id: string }>(`select id::text as id from bills where month = $1 and line_count > 0`, [month])
  const started = performance.now()
  for (const { id } of rows) await client.query(`insert into bench_lines select * from bill_lines where month = '2026-01-01' and bill_id = $1`, [id])
  const took = performance.now() - started
  await client.query('drop table bench_lines')
  return took
}
