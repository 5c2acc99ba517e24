import { sql } from 'kysely'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Day } from '#kit/pure/time.ts'
import { violated, type Database, type Reader, type Tx } from '#kit/server/database.ts'
import type { Problem } from './compute-store.ts'
import { billedUnits } from './opening-store.ts'

/** `lacking`: units without a bill; else all of them. The unique index lets one run of a month be under way. */
export async function insertRun(tx: Tx, run: { readonly month: Day; readonly accountId: string | null; readonly units: 'all' | 'lacking'; readonly now: Date }): Promise<string> {
  const { month, accountId, units, now } = run
  await sql`insert into bill_months (month) values (${month}) on conflict do nothing`.execute(tx)
  const inserted = await sql<{ id: string }>`insert into bill_runs (month, started_at, account_id) values (${month}, ${now}, ${accountId}) returning id::text as id`.execute(tx).catch((error: unknown) => {
    throw violated(error, 'bill_runs_one_at_a_time') ? refuse('bill.run_under_way') : error
  })
  const { id } = inserted.rows[0]!
  await sql`insert into bill_run_units (run_id, unit_id) select ${id}, u.id from (${billedUnits(sql`${month}::date`)}) u
    where ${units} = 'all' or not exists (select from bills b where b.unit_id = u.id and b.month = ${month}::date)`.execute(tx)
  return id
}

export type RunRecord = {
  readonly id: string; readonly month: Day; readonly status: 'running' | 'stopped' | 'done'; readonly startedAt: Date; readonly endedAt: Date | null
  readonly startedBy: string | null
  readonly units: number; readonly done: number; readonly kept: number; readonly failed: number; readonly waiting: number; readonly lines: number
  readonly problems: readonly (Problem & { readonly unitId: string; readonly unitName: string })[]
}
/** Shown of one run. */
const mostRuns = 50

export async function readRuns(reader: Reader, wanted: { readonly id: string } | { readonly month: Day | null }): Promise<RunRecord[]> {
  const condition = 'id' in wanted ? sql`r.id = ${wanted.id}` : wanted.month === null ? sql`true` : sql`r.month = ${wanted.month}::date`
  const { rows } = await sql<RunRecord>`
    select r.id::text as id, r.month, r.status, r.started_at as "startedAt", r.ended_at as "endedAt", a.display_name as "startedBy",
      c.units, c.done, c.kept, c.failed, c.waiting, c.lines, c.problems
    from bill_runs r left join accounts a on a.id = r.account_id
    cross join lateral (
      select count(*)::int as units, (count(*) filter (where u.status = 'done'))::int as done, (count(*) filter (where u.status = 'kept'))::int as kept,
        (count(*) filter (where u.status = 'failed'))::int as failed, (count(*) filter (where u.status = 'waiting'))::int as waiting, coalesce(sum(u.line_count), 0)::int as lines,
        coalesce(jsonb_agg(jsonb_build_object('unitId', d.id::text, 'unitName', d.name, 'code', u.problem, 'facts', u.facts) order by d.name collate pinyin, d.id) filter (where u.status = 'failed'), '[]') as problems
      from bill_run_units u join departments d on d.id = u.unit_id where u.run_id = r.id
    ) c where ${condition} order by r.id desc limit ${mostRuns}`.execute(reader)
  return rows
}

export async function readRun(reader: Reader, id: string): Promise<RunRecord> {
  const [run] = await readRuns(reader, { id })
  if (!run) throw notFound()
  return run
}

/** False where it had ended already. */
export async function stopRunRow(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql`update bill_runs set status = 'stopped', ended_at = ${now} where id = ${id} and status = 'running' returning id`.execute(tx)
  return rows.length > 0
}

export type RunningRun = { readonly id: string; readonly month: Day }
/** Oldest month first, so that late usage finds the months before. */
export async function runningRuns(database: Database): Promise<RunningRun[]> {
  const { rows } = await sql<RunningRun>`select id::text as id, month from bill_runs where status = 'running' order by month, id`.execute(database)
  return rows
}

/** A unit that nobody else is at, locked until the transaction ends; undefined: none is left, or the run was stopped. */
export async function claimUnit(tx: Tx, runId: string): Promise<string | undefined> {
  const { rows } = await sql<{ unitId: string }>`
    select u.unit_id::text as "unitId" from bill_run_units u join bill_runs r on r.id = u.run_id
    where u.run_id = ${runId} and u.status = 'waiting' and r.status = 'running' order by u.unit_id limit 1 for update of u skip locked`.execute(tx)
  return rows[0]?.unitId
}

export type UnitOutcome = { readonly status: 'done' | 'kept' | 'failed'; readonly problem: Problem | null; readonly lineCount: number | null; readonly milliseconds: number }
export async function noteUnit(tx: Tx, runId: string, unitId: string, { status, problem, lineCount, milliseconds }: UnitOutcome, now: Date): Promise<void> {
  await sql`update bill_run_units set status = ${status}, problem = ${problem?.code ?? null}, facts = ${JSON.stringify(problem?.facts ?? {})}::jsonb, line_count = ${lineCount},
    milliseconds = ${milliseconds}, done_at = ${now} where run_id = ${runId} and unit_id = ${unitId}`.execute(tx)
}

/** True for whoever ends it: no unit waits any more. */
export async function endRun(tx: Tx, runId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`update bill_runs r set status = 'done', ended_at = ${now} where r.id = ${runId} and r.status = 'running'
    and not exists (select from bill_run_units u where u.run_id = r.id and u.status = 'waiting') returning r.id`.execute(tx)
  return rows.length > 0
}

/** What fails in a unit undoes only what was written for it. */
export async function guarded<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint unit`.execute(tx)
  try {
    const result = await work()
    await sql`release savepoint unit`.execute(tx)
    return result
  } catch (error) {
    await sql`rollback to savepoint unit`.execute(tx)
    throw error
  }
}
