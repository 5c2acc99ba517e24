import { sql } from 'kysely'
import type { AnswerOf } from '#kit/pure/contract.ts'
import type { Reader } from '#kit/server/database.ts'
import type { listJobs, ScheduledJob } from './contract.ts'

type JobsAnswer = AnswerOf<typeof listJobs>
type Run = ScheduledJob['runs'][number]
type Backlog = JobsAnswer['events']

const runsShown = 5
/** Moments inside JSON are written as the contract has them. */
const inUtc = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** A run that has begun, is not finished and has an error failed; the queue may still try it again. */
export async function scheduledJobs(reader: Reader): Promise<ScheduledJob[]> {
  const { rows } = await sql<Omit<ScheduledJob, 'runs'> & { runs: Run[] | null }>`
    select s.job as name, s.every_seconds as "everySeconds", s.cron, r.runs
    from job_schedules s left join lateral (
      select json_agg(last.run) as runs from (
        select json_build_object('period', ${inUtc('r.period')}, 'attempts', r.attempts, 'done', r.done, 'error', r.error,
          'startedAt', ${inUtc('r.started_at')}, 'finishedAt', ${inUtc('r.finished_at')},
          'state', case when r.finished_at is not null then 'done' when r.error is not null then 'failed' when r.started_at is not null then 'running' else 'waiting' end) as run
        from job_runs r where r.job = s.job order by r.period desc limit ${runsShown}) as last) as r on true
    order by s.job`.execute(reader)
  return rows.map((row) => ({ ...row, runs: row.runs ?? [] }))
}

type BacklogRow = { waiting: number; oldestAt: Date | null; failed: number }
const backlogOf = ({ oldestAt, ...row }: BacklogRow): Backlog => ({ ...row, oldestAt: oldestAt?.toISOString() ?? null })

export async function eventBacklog(reader: Reader): Promise<Backlog> {
  const { rows } = await sql<BacklogRow>`
    select count(*)::integer as waiting, min(ahead.recorded_at) as "oldestAt", (select count(*)::integer from notice_failures) as failed
    from (select e.recorded_at from events e left join event_readers r on r.name = 'notices'
      where (e.xid, e.id) > (coalesce(r.last_xid, '0'::xid8), coalesce(r.last_id, 0)) limit 10000) as ahead`.execute(reader)
  return backlogOf(rows[0]!)
}

export async function mailBacklog(reader: Reader): Promise<Backlog> {
  const { rows } = await sql<BacklogRow>`
    select (select count(*)::integer from mails where state = 'waiting') as waiting,
      (select min(at) from mails where state = 'waiting') as "oldestAt",
      (select count(*)::integer from mails where state = 'failed') as failed`.execute(reader)
  return backlogOf(rows[0]!)
}

export async function noticeFailures(reader: Reader): Promise<JobsAnswer['noticeFailures']> {
  const { rows } = await sql<{ eventId: string; eventKind: string; at: Date; attempts: number; lastError: string }>`
    select f.event_id as "eventId", e.kind as "eventKind", e.recorded_at as at, f.attempts, f.last_error as "lastError"
    from notice_failures f join events e on e.id = f.event_id order by f.event_id desc limit 100`.execute(reader)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
