import { sql } from 'kysely'
import pg from 'pg'
import { fromKysely, PgBoss } from 'pg-boss'
import { inTransaction, type Database } from '../database.ts'
import { grantTo } from '../grants.ts'
import type { Job } from '../jobs.ts'
import { duePeriods, writeSchedules, type Due } from './due-periods.ts'
import { repeat, type Log, type Loop } from './loop.ts'
import { runJob } from './run-job.ts'

export type JobQueueOptions = {
  readonly database: Database
  /** As the application's role. */
  readonly databaseUrl: string
  /** As the role that may make and migrate the queue's own schema. */
  readonly ownerUrl: string
  readonly jobs: readonly Job[]
  readonly log: Log
  readonly pollingSeconds?: number
}

const queue = 'jobs'
const schema = 'pgboss'
/** A dead worker is noticed after its heartbeat and two rounds of supervision: its job goes to another within 60 seconds (C-B2). */
const heartbeatSeconds = 15
const supervisionSeconds = 8
const longestRunSeconds = 6 * 3600
const stopPatienceMs = 15_000

/**
 * The kept queue (docs/decisions/0001-job-queue.md): pg-boss hands each due period to one worker, with
 * heartbeats and retries. Which period is due is our own question, so that missed ones are caught up.
 */
export async function startJobQueue(options: JobQueueOptions): Promise<Loop> {
  const { database, jobs, log } = options
  await installQueue(options.ownerUrl, roleOf(options.databaseUrl))
  await writeSchedules(database, jobs)
  const boss = new PgBoss({
    connectionString: options.databaseUrl, schema, max: 2, migrate: false, createSchema: false, schedule: false, reindex: false, monitorVacuum: false,
    superviseIntervalSeconds: supervisionSeconds, monitorIntervalSeconds: supervisionSeconds, useListenNotify: false,
  })
  boss.on('error', (error) => log('job queue failed', { reason: error.message }))
  await boss.start()
  const settings = { heartbeatSeconds, expireInSeconds: longestRunSeconds, retryLimit: 5, retryDelay: 2, retryBackoff: true, retryDelayMax: 300, deleteAfterSeconds: 24 * 3600 }
  await boss.createQueue(queue, { policy: 'exclusive', ...settings })
  await boss.updateQueue(queue, settings)
  await boss.work<{ job: string; period: string }>(queue, { pollingIntervalSeconds: options.pollingSeconds ?? 2, heartbeatRefreshSeconds: 5, localConcurrency: 2 }, async ([queued]) => {
    if (queued) await runJob(database, jobs, queued.data, log)
  })
  const due = duePeriods(jobs)
  const seen = new Map<string, number>()
  const scheduler = repeat('schedule', 1000, async () => {
    for (const each of await due(database)) {
      if (seen.get(each.job) === each.period.getTime()) continue
      if (await enqueue(database, boss, each)) seen.set(each.job, each.period.getTime())
    }
    return 0
  }, log)
  return {
    stop: async () => {
      await scheduler.stop()
      await boss.stop({ graceful: true, timeout: stopPatienceMs, close: true })
    },
  }
}

class StillRunning extends Error {}

/** Claims the period and queues it in one transaction; false while the job's last period is still at work. */
async function enqueue(database: Database, boss: PgBoss, { job, period }: Due): Promise<boolean> {
  try {
    await inTransaction(database, async (tx) => {
      const { rows } = await sql`insert into job_runs (job, period) values (${job}, ${period}) on conflict do nothing returning job`.execute(tx)
      if (rows.length === 0) return
      const id = await boss.send(queue, { job, period: period.toISOString() }, { singletonKey: job, db: fromKysely(tx) })
      if (id === null) throw new StillRunning()
    })
    return true
  } catch (error) {
    if (error instanceof StillRunning) return false
    throw error
  }
}

/** Makes or migrates the queue's schema as the owner and lets the application's role use it. */
async function installQueue(ownerUrl: string, role: string): Promise<void> {
  const installer = new PgBoss({ connectionString: ownerUrl, schema, max: 1, supervise: false, schedule: false })
  await installer.start()
  await installer.stop({ graceful: false, close: true })
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await grantTo(owner, role)
  } finally {
    await owner.end()
  }
}

function roleOf(databaseUrl: string): string {
  return decodeURIComponent(new URL(databaseUrl.replace('@/', '@localhost/')).username)
}
