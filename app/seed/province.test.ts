import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded, type Embedded } from '#kit/server/embedded/start-embedded.ts'
import { migrate, migrationsFolder } from '#kit/server/migrate.ts'
import { demoPassword } from '#testkit/names.ts'
import { seedDemo } from './seed.ts'

// A database server of its own: its one long transaction would hold up the relays of all other tests.
const dataDir = mkdtempSync(join(tmpdir(), 'yunshan-province-'))
let embedded: Embedded | undefined
afterAll(async () => {
  await embedded?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('[Q1] [Q10] the demonstration of a province breaks no invariant, and every list has something to show', async () => {
  embedded = await startEmbedded({ dataDir, log: () => {} })
  const { ownerUrl, appUrl } = embedded
  await migrate({ ownerUrl, appUrl })
  await seedDemo({ ownerUrl, size: 'province', password: demoPassword })
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  expect((await owner.query(readFileSync(join(migrationsFolder, 'invariants.sql'), 'utf8'))).rows).toEqual([])
  const counted = async (text: string) => Number((await owner.query<{ count: string }>(text)).rows[0]!.count)
  expect(await counted('select count(distinct status) from applications')).toBe(7)
  expect(await counted('select count(distinct status) from quota_requests')).toBe(4)
  expect(await counted(`select count(distinct (kind, state)) from account_requests`)).toBe(6)
  expect(await counted(`select count(*) from account_requests where state = 'waiting' and due_at < platform_now()`)).toBe(1)
  expect(await counted('select count(*) from quotas where used + reserved >= 0.8 * (total - allocated) and used > 0')).toBeGreaterThan(5)
  expect(await counted('select count(*) from departments d where not exists (select from quotas q where q.department_id = d.id)')).toBe(0)
  expect(await counted('select count(distinct status) from products')).toBe(10)
  expect(await counted('select count(*) from products')).toBeGreaterThanOrEqual(3000)
  expect(await counted(`select count(*) from members m where not exists (select from products p where p.member_id = m.account_id)`)).toBe(0)
  expect(await counted(`select balance as count from point_accounts p join accounts a on a.id = p.member_id where a.account_name = 'member1'`)).toBe(100_000)
  expect(await counted(`select balance as count from point_accounts p join accounts a on a.id = p.member_id where a.account_name = 'member2'`)).toBe(0)
  expect(await counted('select count(distinct status) from bills')).toBe(5)
  expect(await counted(`select count(*) from bill_run_units where status = 'failed'`)).toBe(0)
  expect(await counted('select count(*) from usage_records where product_id is not null')).toBeGreaterThan(100)
  expect(await counted(`select count(*) from bill_lines where kind = 'usage'`)).toBeGreaterThan(10)
  expect(await counted('select count(*) from bills where total > 0')).toBeGreaterThan(100)
  await owner.end()
}, 180_000)
