import { invalid } from '#kit/pure/refusal.ts'
import { action, query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { changeMailingTimes, readMailingTimes, type MailingTimes } from '../mail-setting-contract.ts'
import { digestState, hourOf, lockTitle, setTimes, writeHour, writeTimes } from '../mailing-store.ts'
import { nextDigestMoment } from '../rules/digest.ts'
import { isOccasionOf, jobTitles, occasionsOf, subjectOf, usualTime, type JobTitle, type Occasion } from '../rules/mailing.ts'

export const readMailingTimesQuery = query(readMailingTimes, async ({ database, now }) => {
  const items: MailingTimes[] = []
  for (const jobTitle of jobTitles) items.push(await timesOf(database, jobTitle, now))
  return { items }
})

/** Guide 004 §7.1.1. What waits for a digest already stays with it, whatever the occasion's time becomes. */
export const changeMailingTimesAction = action(changeMailingTimes, async ({ tx, actor, now, input, record }) => {
  const { jobTitle, hour, times = [] } = input
  const errors = times.flatMap(({ occasion }, index) => isOccasionOf(jobTitle, occasion) && times.findIndex((one) => one.occasion === occasion) === index ? [] : [{ path: `times/${index}/occasion`, code: 'field.not_an_option' }])
  if (errors.length > 0) throw invalid(errors)
  const writing = { by: actor.id, now }
  await lockTitle(tx, jobTitle, writing)
  const before = await timesOf(tx, jobTitle, now)
  const changed = times.filter(({ occasion, time }) => timeIn(before, occasion) !== time)
  const newHour = hour === before.hour ? undefined : hour
  if (newHour !== undefined) await writeHour(tx, jobTitle, newHour, writing)
  await writeTimes(tx, jobTitle, changed, writing)
  if (changed.length > 0 || newHour !== undefined) {
    record({
      kind: 'mailing_times.changed', subject: subjectOf(jobTitle), facts: {
        jobTitle,
        before: { ...newHour === undefined ? {} : { hour: before.hour }, ...Object.fromEntries(changed.map(({ occasion }) => [occasion, timeIn(before, occasion)])) },
        after: { ...newHour === undefined ? {} : { hour: newHour }, ...Object.fromEntries(changed.map(({ occasion, time }) => [occasion, time])) },
      },
    })
  }
  return timesOf(tx, jobTitle, now)
})

function timeIn({ occasions }: MailingTimes, occasion: Occasion) {
  return occasions.find((one) => one.occasion === occasion)?.time
}

async function timesOf(reader: Reader, jobTitle: JobTitle, now: Date): Promise<MailingTimes> {
  const hour = await hourOf(reader, jobTitle)
  const { waiting, recipients, lastDay, lastSentAt, lastEntries } = await digestState(reader, jobTitle)
  const known = new Map((await setTimes(reader, jobTitle)).map((one) => [one.occasion, one]))
  return {
    jobTitle, hour, waiting, recipients,
    occasions: occasionsOf[jobTitle].map((occasion) => {
      const { time = usualTime, updatedAt, updatedById = null, updatedByName } = known.get(occasion) ?? {}
      return { occasion, time, updatedAt: updatedAt?.toISOString() ?? null, updatedBy: updatedById === null ? null : { id: updatedById, name: updatedByName ?? '' } }
    }),
    nextDigestAt: nextDigestMoment(now, hour, lastDay).at.toISOString(),
    lastDigest: lastDay === null ? null : { day: lastDay, sentAt: lastSentAt!.toISOString(), entries: lastEntries! },
  }
}
