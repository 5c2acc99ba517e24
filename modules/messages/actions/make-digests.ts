import { inTransaction, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { claimDigest, hourOf } from '../mailing-store.ts'
import { lastDigestMoment } from '../rules/digest.ts'
import { jobTitles, subjectOf, type JobTitle } from '../rules/mailing.ts'

/**
 * The digests that are due: the last moment of a title has come, something from before it waits, and that day has had none.
 * So one that was missed is made as soon as the server is back, and a second run or another instance finds nothing.
 */
export async function makeDigests(database: Database): Promise<number> {
  let done = 0
  for (const jobTitle of jobTitles) done += await inTransaction(database, (tx) => makeDigest(tx, jobTitle))
  return done
}

/** The mails are written from the event, like all others: nothing is told of a digest that was rolled back. */
async function makeDigest(tx: Tx, jobTitle: JobTitle): Promise<number> {
  const now = await platformNow(tx)
  const moment = lastDigestMoment(now, await hourOf(tx, jobTitle))
  const entries = await claimDigest(tx, jobTitle, moment, now)
  if (entries === 0) return 0
  await appendEvents(tx, { actor: system, now, address: null, requestId: null }, [
    { kind: 'digest.made', subject: subjectOf(jobTitle), facts: { jobTitle, day: moment.day, entries } },
  ])
  return 1
}
