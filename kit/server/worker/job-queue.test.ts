import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { startWorker } from '#app/worker.ts'
import { useTestApp } from '#testkit/http.ts'
import type { Job } from '../jobs.ts'
import type { Loop } from './loop.ts'

const app = useTestApp()

const config = { publicUrl: 'https://cloud.example', port: 0 }
const start = (jobs: readonly Job[]): Promise<Loop> =>
  startWorker({ database: app.database, databaseUrl: app.databaseUrl, ownerUrl: app.ownerUrl, config, jobs, notices: [], phrases: {}, log: () => {}, pollingSeconds: 0.5 })
const runsOf = (job: string) => app.sql<{ done: number | null; attempts: number; error: string | null; period: Date }>('select done, attempts, error, period from job_runs where job = $1 order by period', [job])

describe('jobs', () => {
  test('[C-B3] three workers do a period once', async () => {
    await app.sql('create table test_runs (at timestamptz default clock_timestamp()); grant insert, select on test_runs to public')
    let runs = 0
    const job: Job = {
      name: 'test.count', schedule: { everySeconds: 2 },
      run: async ({ database }) => {
        runs++
        await sql`insert into test_runs default values`.execute(database)
        return { done: 1 }
      },
    }
    const workers = await Promise.all([start([job]), start([job]), start([job])])
    await vi.waitFor(async () => expect((await runsOf('test.count')).filter(({ done }) => done === 1).length).toBeGreaterThanOrEqual(3), { timeout: 20_000, interval: 200 })
    await Promise.all(workers.map((worker) => worker.stop()))
    const noted = await runsOf('test.count')
    expect(runs).toBe(noted.filter(({ attempts }) => attempts > 0).length)
    expect(noted.every(({ attempts }) => attempts <= 1)).toBe(true)
    expect(await app.sql(`select count(*)::int as count from test_runs`)).toEqual([{ count: runs }])
  })

  test('[C-B4] what was missed while nothing ran is caught up once, and setting time forward makes every job due', async () => {
    const seen: Date[] = []
    const job: Job = { name: 'test.yearly', schedule: { cron: '0 0 1 1 *' }, run: async ({ now }) => { seen.push(now); return { done: 0 } } }
    const first = await start([job])
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 10_000 })
    await first.stop()
    const second = await start([job])
    await delay(2500)
    expect(seen, 'the period is done already').toHaveLength(1)
    const goal = new Date(Date.now() + 40 * 24 * 3600 * 1000)
    const moved = await (await app.as('platform')).put('/clock', { now: goal.toISOString() })
    expect(moved.status).toBe(200)
    await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 10_000 })
    expect(seen[1]!.getTime()).toBeGreaterThanOrEqual(goal.getTime())
    await second.stop()
  })

  test('a job that fails is tried again, and says why', async () => {
    let attempts = 0
    const job: Job = { name: 'test.fails', schedule: { cron: '0 0 1 1 *' }, run: async () => {
      attempts++
      if (attempts === 1) throw new Error('not this time')
      return { done: 7 }
    } }
    const worker = await start([job])
    await vi.waitFor(async () => expect(await runsOf('test.fails')).toEqual([expect.objectContaining({ attempts: 1, error: 'not this time' })]), { timeout: 10_000 })
    const platform = await app.as('platform')
    const shown = (await platform.get('/jobs')).body.jobs.find(({ name }: { name: string }) => name === 'test.fails')
    expect(shown).toMatchObject({ cron: '0 0 1 1 *', everySeconds: null, runs: [{ state: 'failed', attempts: 1, error: 'not this time', finishedAt: null }] })
    // The queue's own pause, shortened.
    await app.sql(`update pgboss.job set start_after = now() where state = 'retry'`)
    await vi.waitFor(async () => expect(await runsOf('test.fails')).toEqual([expect.objectContaining({ attempts: 2, error: null, done: 7 })]), { timeout: 15_000 })
    await worker.stop()
  })

  test('only the platform admin sees the schedules', async () => {
    expect((await (await app.as('om')).get('/jobs')).status).toBe(403)
    expect((await app.stranger().get('/jobs')).status).toBe(401)
  })
})
