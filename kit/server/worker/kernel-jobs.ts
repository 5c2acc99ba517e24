import { sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Job } from '../jobs.ts'
import { sweepRequestCounts } from '../request-limits.ts'

/** What the kernel leaves behind and nobody needs any more; in real time, as it was made. */
export const kernelJobs: readonly Job[] = [
  { name: 'idempotency_key.sweep', schedule: { cron: '10 * * * *' }, run: async ({ database }) => ({ done: await sweepIdempotencyKeys(database) }) },
  { name: 'request_count.sweep', schedule: { cron: '20 * * * *' }, run: async ({ database }) => ({ done: await sweepRequestCounts(database) }) },
  { name: 'job_run.sweep', schedule: { cron: '50 3 * * *' }, run: async ({ database }) => ({ done: await sweepJobRuns(database) }) },
]

const batchSize = 5000

/** A repeat gets the first answer for at least 24 hours (chapter 9). */
async function sweepIdempotencyKeys(database: Database): Promise<number> {
  let done = 0
  for (let swept = batchSize; swept === batchSize; done += swept) {
    const { numAffectedRows } = await sql`delete from idempotency_keys where (account_id, key) in (
      select account_id, key from idempotency_keys where created_at < clock_timestamp() - interval '24 hours' order by created_at limit ${batchSize})`.execute(database)
    swept = Number(numAffectedRows ?? 0)
  }
  return done
}

/** Runs are shown and compared for three months; the last of each job stays, it says what is done already. */
async function sweepJobRuns(database: Database): Promise<number> {
  const { numAffectedRows } = await sql`delete from job_runs r where r.period < clock_timestamp() - interval '90 days'
    and exists (select 1 from job_runs later where later.job = r.job and later.period > r.period)`.execute(database)
  return Number(numAffectedRows ?? 0)
}
