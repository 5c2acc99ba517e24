import { say } from '#kit/pure/phrase.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'
import type { StoredEvent } from '#kit/server/events.ts'
import type { Notice, NoticeTable, Recipient } from '#kit/server/notices.ts'
import { jobTitleNames } from './job-title-phrases.ts'
import { defaultLanguage, insertEntry, linesOf, timeOf } from './mailing-store.ts'
import { addressesOf } from './recipient-store.ts'
import type { JobTitle, TitleMailing } from './rules/mailing.ts'

/** A digest is a mail that people read: what is more stands in the platform's lists. */
const linesAtMost = 300

/** The digest's mail: to whoever is mailed for the title when it goes out. */
export const mailNotices: NoticeTable = {
  'digest.made': async ({ tx, event }) => {
    const { jobTitle, day, entries } = event.facts as { jobTitle: JobTitle; day: Day; entries: number }
    const lines = await linesOf(tx, jobTitle, day, linesAtMost)
    return [{
      to: await recipientsOf(tx, jobTitle), kind: 'task', title: 'mail.notice.digest', body: `mail.notice.digest${entries > lines.length ? '_part' : ''}_body`,
      facts: { title: jobTitleNames[jobTitle], day, count: entries, listed: lines.length }, link: '/products', lines,
    }]
  },
}

/**
 * Puts the mail settings behind the modules' tables (chapter 8): a notice with `mailing` goes to the title's addresses at
 * once, waits in its digest, or is not mailed at all. Accounts always have their message; a mail only where it goes at
 * once. It happens in the relay's transaction, so nothing is told or filed twice, nor of what did not happen.
 */
export function byMailSettings(tables: readonly NoticeTable[]): NoticeTable[] {
  return tables.map((table) => Object.fromEntries(Object.entries(table).map(([kind, makeNotices]) => [kind, async (context) => {
    const notices: Notice[] = []
    for (const notice of await makeNotices(context)) notices.push(await settled(context.tx, context.event, notice))
    return notices
  }])))
}

async function settled(tx: Tx, event: StoredEvent, notice: Notice): Promise<Notice> {
  if (!notice.mailing) return notice
  const { jobTitle, occasion } = notice.mailing as TitleMailing
  const time = await timeOf(tx, jobTitle, occasion)
  if (time === 'at_once') return { ...notice, to: [...notice.to, ...await recipientsOf(tx, jobTitle)] }
  const { title, facts, link } = notice
  if (time === 'digest') await insertEntry(tx, { jobTitle, occasion, eventId: event.id, at: event.at, line: { title, facts, link } })
  return { ...notice, isMessageOnly: true }
}

/** Bare addresses have chosen no language: they are written to in the platform's, by their title. */
async function recipientsOf(tx: Tx, jobTitle: JobTitle): Promise<Recipient[]> {
  const language = await defaultLanguage(tx)
  const name = say(jobTitleNames[jobTitle], language)
  return (await addressesOf(tx, jobTitle)).map((email) => ({ email, name, language }))
}
