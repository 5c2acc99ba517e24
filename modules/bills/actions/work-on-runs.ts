import { inTransaction, databaseCode, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { areLinesIntact, ensureLines, openBill, type Problem } from '../compute-store.ts'
import { monthsWithoutBills } from '../opening-store.ts'
import { monthText } from '../rules/months.ts'
import { claimUnit, endRun, guarded, insertRun, noteUnit, readRun, runningRuns, type RunningRun, type UnitOutcome } from '../run-store.ts'
import { compute, NotComputable } from './computing.ts'

type Log = (line: string, facts?: object) => void
type Working = { readonly database: Database; readonly log: Log }

/**
 * B1: a run for each closed month in which a unit lacks its bill, with the units that lack one: what operators are checking
 * already stays as it is. A missed night repairs itself; with nothing lacking there is nothing to do.
 */
export async function startDueRuns(database: Database): Promise<number> {
  let started = 0
  for (const month of await monthsWithoutBills(database, await platformNow(database))) {
    const isStarted = await inTransaction(database, async (tx) => {
      const now = await platformNow(tx)
      await insertRun(tx, { month, accountId: null, units: 'lacking', now })
      return true
    }).catch((error: unknown) => { if (error instanceof Error && error.message === 'bill.run_under_way') return false; throw error })
    if (isStarted) started++
  }
  return started
}

/**
 * B9: unit after unit of every run that is under way, each in a short transaction of its own; any number of processes may be
 * at it, and one that dies leaves its unit to the others. Answers how many units were dealt with.
 */
export async function workOnRuns({ database, log }: Working): Promise<number> {
  let dealtWith = 0
  for (const run of await runningRuns(database)) {
    await ensureLines(database, run.month)
    while (await inTransaction(database, (tx) => dealWithNext(tx, run, log))) dealtWith++
    await inTransaction(database, (tx) => close(tx, run))
  }
  return dealtWith
}

async function dealWithNext(tx: Tx, run: RunningRun, log: Log): Promise<boolean> {
  const unitId = await claimUnit(tx, run.id)
  if (unitId === undefined) return false
  const [now, started] = [await platformNow(tx), performance.now()]
  const outcome = await guarded(tx, () => draftOf(tx, run, unitId, now)).catch((error: unknown) => ({ status: 'failed' as const, problem: problemOf(error, { unitId, ...run }, log), lineCount: null }))
  await noteUnit(tx, run.id, unitId, { ...outcome, milliseconds: Math.round(performance.now() - started) }, now)
  return true
}

/** What was sent is kept. Lines that are not what their bill says stop the unit: somebody must look (C-A13). */
async function draftOf(tx: Tx, { month }: RunningRun, unitId: string, now: Date): Promise<Omit<UnitOutcome, 'milliseconds'>> {
  const bill = await openBill(tx, unitId, month, now)
  if (!await areLinesIntact(tx, bill.id, month)) throw new NotComputable([{ code: 'bill.lines_changed', facts: {} }])
  if (bill.status !== 'draft') return { status: 'kept', problem: null, lineCount: null }
  return { status: 'done', problem: null, lineCount: await compute(tx, { id: bill.id, unitId, month }, now) }
}

/** The unit's own trouble leaves only the unit out; what concerns everybody (no connection, a deadlock) is not the unit's. */
function problemOf(error: unknown, facts: object, log: Log): Problem {
  if (error instanceof NotComputable) return error.problem
  const code = databaseCode(error)
  if (code === undefined || !/^(2[0-9A-F]|42|54|55P03|57014|XX)/.test(code)) throw error
  log('bill not computed', { ...facts, code, reason: error instanceof Error ? error.message : '' })
  return { code: code === '55P03' ? 'bill.busy' : code === '57014' ? 'bill.took_too_long' : 'bill.data_refused', facts: { reason: code } }
}

async function close(tx: Tx, { id, month }: RunningRun): Promise<void> {
  const now = await platformNow(tx)
  if (!await endRun(tx, id, now)) return
  const { units, done, kept, failed, lines, problems } = await readRun(tx, id)
  await appendEvents(tx, { actor: system, now, address: null, requestId: null }, [{
    kind: 'bill.run_done', subject: { kind: 'bill_run', id },
    facts: { month: monthText(month), units, done, kept, failed, lines, failedUnits: problems.slice(0, 20).map(({ unitName }) => unitName) },
  }])
}
