import { sql } from 'kysely'
import { platformNow, type Database } from '../database.ts'
import type { Job } from '../jobs.ts'
import type { Log } from './loop.ts'

/**
 * Does a period of a job, unless it is done already. The attempt's number is the fence: a holder that was
 * paused past its lease cannot overwrite what its successor noted.
 */
export async function runJob(database: Database, jobs: readonly Job[], due: { readonly job: string; readonly period: string }, log: Log): Promise<void> {
  const job = jobs.find(({ name }) => name === due.job)
  // Another version may know it: the queue offers it again.
  if (!job) throw new Error(`this version has no job ${due.job}`)
  const attempt = await beginRun(database, due)
  if (attempt === undefined) return
  const started = Date.now()
  try {
    const { done } = await job.run({ database, now: await platformNow(database), log: (line, facts) => log(line, { job: job.name, ...facts }) })
    await sql`update job_runs set finished_at = clock_timestamp(), done = ${done}, error = null
      where job = ${due.job} and period = ${due.period}::timestamptz and attempts = ${attempt}`.execute(database)
    log('job done', { job: job.name, period: due.period, done, tookMs: Date.now() - started })
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    log('job failed', { job: job.name, period: due.period, attempt, reason })
    await sql`update job_runs set error = ${reason}
      where job = ${due.job} and period = ${due.period}::timestamptz and attempts = ${attempt} and finished_at is null`.execute(database)
    throw error
  }
}

async function beginRun(database: Database, { job, period }: { job: string; period: string }): Promise<number | undefined> {
  const { rows } = await sql<{ attempts: number }>`
    update job_runs set started_at = clock_timestamp(), attempts = attempts + 1
    where job = ${job} and period = ${period}::timestamptz and finished_at is null returning attempts`.execute(database)
  return rows[0]?.attempts
}
