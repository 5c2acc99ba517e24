import { Refusal } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { inTransaction, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { appendEvents, type EventDraft } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { holdTree } from '#modules/departments/offers.ts'
import { isDue } from '../rules/status.ts'
import { dueReorganisations, lockReorganisation, readItems, writeRefusal, type ReorganisationRecord } from '../store.ts'
import { storedWish } from '../view.ts'
import { carryOut } from './carrying-out.ts'

/**
 * On its day, and after an outage on the next: once each, in a transaction of its own that looks again under its locks, so
 * that a second run or another instance finds it done. What is in the way is noted, and the platform admins are told; from
 * then on one of them starts it again.
 */
export async function doDue(database: Database): Promise<number> {
  let done = 0
  for (const id of await dueReorganisations(database, dayOf(await platformNow(database)))) done += await doOne(database, id)
  return done
}

async function doOne(database: Database, id: string): Promise<number> {
  try {
    return await inTransaction(database, (tx) => inTheNameOfTheSystem(tx, id, async (acting, reorganisation) =>
      carryOut(acting, reorganisation, await storedWish(tx, reorganisation, await readItems(tx, id)))))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return inTransaction(database, (tx) => inTheNameOfTheSystem(tx, id, async ({ now, record }, reorganisation) => {
      await writeRefusal(tx, id, { at: now.toISOString(), code: error.code, facts: error.facts, errors: error.errors })
      const { number, day, from, to } = reorganisation
      record({ kind: 'reorganisation.refused', subject: { kind: 'reorganisation', id }, departmentId: from.id, facts: { number, day, from: from.name, to: to.name, codes: error.errors.map(({ code }) => code) } })
    }))
  }
}

type Acting = { readonly tx: Tx; readonly actor: typeof system; readonly now: Date; readonly record: (event: EventDraft) => void }

/** The tree, the record, and whether there is still something to do. */
async function inTheNameOfTheSystem(tx: Tx, id: string, run: (acting: Acting, reorganisation: ReorganisationRecord) => Promise<void>): Promise<number> {
  await holdTree(tx)
  const reorganisation = await lockReorganisation(tx, id)
  const now = await platformNow(tx)
  if (reorganisation?.state !== 'planned' || !isDue(reorganisation.day, dayOf(now))) return 0
  const events: EventDraft[] = []
  await run({ tx, actor: system, now, record: (event) => { events.push(event) } }, reorganisation)
  await appendEvents(tx, { actor: system, now, address: null, requestId: null }, events)
  return 1
}
