import { sql } from 'kysely'
import { lastDue, parseCron } from '#kit/pure/cron.ts'
import type { Database, Reader } from '../database.ts'
import type { Job } from '../jobs.ts'

/** A job and the moment that it is due for; unique in `job_runs`, so it is done once however many ask (C-B3). */
export type Due = { readonly job: string; readonly period: Date }

/** Real time from the database, so that instances with wrong clocks agree (C-B4). */
async function readTime(reader: Reader): Promise<{ now: Date; movedAt: Date | null }> {
  const { rows } = await sql<{ now: Date; movedAt: Date | null }>`select clock_timestamp() as now, moved_at as "movedAt" from clock`.execute(reader)
  return rows[0]!
}

/**
 * Which jobs are due, as the latest period of each. Periods missed while nothing ran fall together
 * into the latest one: a job does whatever is due by then. Setting time forward makes every job due.
 */
export function duePeriods(jobs: readonly Job[]): (database: Database) => Promise<Due[]> {
  const schedules = jobs.map((job) => ({ job: job.name, lastDueAt: cachedPerMinute(job) }))
  return async (database) => {
    const { now, movedAt } = await readTime(database)
    return schedules.map(({ job, lastDueAt }) => {
      const due = lastDueAt(now)
      return { job, period: movedAt && movedAt > due ? movedAt : due }
    })
  }
}

function cachedPerMinute(job: Job): (now: Date) => Date {
  const { schedule } = job
  if ('everySeconds' in schedule) {
    const length = schedule.everySeconds * 1000
    return (now) => new Date(Math.floor(now.getTime() / length) * length)
  }
  const cron = parseCron(schedule.cron)
  let [minute, due] = [-1, new Date(0)]
  return (now) => {
    const current = Math.floor(now.getTime() / 60_000)
    if (current !== minute) [minute, due] = [current, lastDue(cron, now)]
    return due
  }
}

/** Writes the schedules down for the page of jobs; those of jobs that are no more go. */
export async function writeSchedules(database: Database, jobs: readonly Job[]): Promise<void> {
  const rows = jobs.map(({ name, schedule }) => ({ job: name, every_seconds: 'everySeconds' in schedule ? schedule.everySeconds : null, cron: 'cron' in schedule ? schedule.cron : null }))
  await database.transaction().execute(async (tx) => {
    await sql`delete from job_schedules where job <> all(${rows.map((row) => row.job)}::text[])`.execute(tx)
    await sql`insert into job_schedules (job, every_seconds, cron)
      select job, every_seconds, cron from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (job text, every_seconds integer, cron text) order by job
      on conflict (job) do update set every_seconds = excluded.every_seconds, cron = excluded.cron`.execute(tx)
  })
}
