import { say } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { action, query, type RequestFacts } from '#kit/server/action.ts'
import type { Problem } from '../compute-store.ts'
import { listRuns, readRun, startRun, stopRun, type BillRun } from '../contract.ts'
import { lastClosedMonth, openingMonth } from '../opening-store.ts'
import { runPhrases } from '../run-phrases.ts'
import { monthIn, monthText } from '../rules/months.ts'
import { insertRun, readRun as findRun, readRuns, stopRunRow, type RunRecord } from '../run-store.ts'
import { refusalFor } from './computing.ts'

/** The drafts of a closed month: the worker makes them, unit after unit; the page follows its progress (B9). */
export const startRunAction = action(startRun, async ({ tx, actor, now, input, record, request }) => {
  const month = monthIn(input.month)
  if (month > lastClosedMonth(now)) throw refuse('bill.month_open', { month: input.month })
  const opening = await openingMonth(tx)
  if (opening === null || month < opening) throw refuse('bill.before_opening', { month: input.month, opening: opening === null ? '–' : monthText(opening) })
  const id = await insertRun(tx, { month, accountId: actor.id, units: 'all', now })
  const run = await findRun(tx, id)
  record({ kind: 'bill.run_started', subject: { kind: 'bill_run', id }, facts: { month: input.month, units: run.units } })
  return runView(run, actor.language, request)
})

/** What is done stays; the units that wait are left as they were. */
export const stopRunAction = action(stopRun, async ({ tx, actor, now, input, record, request }) => {
  const { month } = await findRun(tx, input.id)
  if (!await stopRunRow(tx, input.id, now)) throw refuse('bill.run_ended')
  record({ kind: 'bill.run_stopped', subject: { kind: 'bill_run', id: input.id }, facts: { month: monthText(month) } })
  return runView(await findRun(tx, input.id), actor.language, request)
})

export const listRunsQuery = query(listRuns, async ({ database, actor, input, request }) =>
  ({ items: (await readRuns(database, { month: input.month === undefined ? null : monthIn(input.month) })).map((run) => runView(run, actor.language, request)) }))

export const readRunQuery = query(readRun, async ({ database, actor, input, request }) => runView(await findRun(database, input.id), actor.language, request))

function runView({ id, month, status, startedAt, endedAt, startedBy, units, done, kept, failed, waiting, lines, problems }: RunRecord, language: Language, request: RequestFacts): BillRun {
  return {
    id, month: monthText(month), status, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null, startedBy,
    progress: { units, done, kept, failed, waiting, lines },
    problems: problems.map(({ unitId, unitName, code, facts }) => ({ unit: { id: unitId, name: unitName }, code, message: sentenceOf({ code, facts }, language, request) })),
    allowed: status === 'running' ? ['stop'] : [],
  }
}

/** What is wrong, how many resources it concerns, and how much more is. */
function sentenceOf(problem: Problem, language: Language, request: RequestFacts): string {
  const { resources, others } = problem.facts
  const refusal = refusalFor(problem)
  return [
    request.explain(refusal).title,
    ...typeof resources === 'number' ? [say(runPhrases['bill.resources_concerned'], language, { resources })] : [],
    ...typeof others === 'number' ? [say(runPhrases['bill.others_wrong'], language, { others })] : [],
  ].join(language === 'en' ? ' ' : '')
}
