import { sql } from 'kysely'
import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { platformZone } from '#kit/pure/time.ts'
import type { Tx } from './database.ts'
import type { StoredEvent } from './events.ts'
import type { Notice } from './notices.ts'

/** Which ways to DingTalk are set up; what is written for one that is not would wait for ever. */
export type DingtalkWays = { readonly hasRobot: boolean; readonly hasPersonal: boolean }

/** What operators and reviewers are told; members' and accounts' own matters are not for a group. */
const groupKinds: ReadonlySet<Notice['kind']> = new Set(['application_submitted', 'application_reviewed', 'task'])
const businessNumber = /^[A-Z]{2,4}-[0-9]{8}-[0-9]{4,}(?:-[0-9]+)?$/
/** A work message may have 2048 bytes. */
const longestTitle = 400
/** Instead of a title's: so that an event has one text for the group, however many notices it makes. */
const robotKey = 'robot'

/** The group is told number and page, nothing else: it may be read by anybody whom somebody adds (chapter 8). */
export function robotText(number: string, address: string): string {
  return `${number} ${address}`
}

/** A person is told the title, when it was and the page. The moment keeps two alike apart, of which DingTalk would drop one. */
export function personalText(title: string, at: Date, address: string): string {
  const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: platformZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return `${title}\n${moment}\n${address}`
}

export async function writeDingtalk(tx: Tx, event: StoredEvent, notice: Notice, title: Phrase, ways: DingtalkWays, publicUrl: string): Promise<void> {
  const { facts: { number } } = notice
  // Where the page is for one reader alone, a mail carries it.
  if (notice.sealedPath !== undefined) return
  if (ways.hasRobot && groupKinds.has(notice.kind) && typeof number === 'string' && businessNumber.test(number)) {
    await sql`insert into dingtalk_messages (event_id, title_key, channel, title, text, link, at)
      values (${event.id}, ${robotKey}, 'robot', ${number}, ${robotText(number, publicUrl + notice.link)}, ${notice.link}, ${event.at})
      on conflict (event_id, title_key, channel, coalesce(account_id, 0)) do nothing`.execute(tx)
  }
  if (ways.hasPersonal) await writePersonal(tx, event, notice, title, publicUrl)
}

async function writePersonal(tx: Tx, event: StoredEvent, notice: Notice, title: Phrase, publicUrl: string): Promise<void> {
  const ids = notice.to.flatMap((recipient) => 'accountId' in recipient ? [recipient.accountId] : [])
  if (ids.length === 0) return
  const { rows: linked } = await sql<{ id: string; language: Language }>`
    select id::text as id, language from accounts where id = any(${[...new Set(ids)]}::bigint[]) and is_enabled and dingtalk_user_id <> '' order by id`.execute(tx)
  const messages = linked.map(({ id, language }) => {
    const said = say(title, language, notice.facts).replace(/\s+/g, ' ').slice(0, longestTitle)
    return { account_id: id, title: said, text: personalText(said, event.at, publicUrl + notice.link) }
  })
  if (messages.length === 0) return
  await sql`insert into dingtalk_messages (event_id, title_key, channel, account_id, title, text, link, at)
    select ${event.id}, ${notice.title}, 'personal', account_id, title, text, ${notice.link}, ${event.at}
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as message (account_id bigint, title text, text text)
    on conflict (event_id, title_key, channel, coalesce(account_id, 0)) do nothing`.execute(tx)
}
