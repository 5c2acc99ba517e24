import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { say, type Phrase, type PhraseBook } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Tx } from './database.ts'
import { writeDingtalk, type DingtalkWays } from './dingtalk-outbox.ts'
import type { StoredEvent } from './events.ts'
import type { Notice, NoticeLine } from './notices.ts'
import { open, seal } from './secrets.ts'

export type OutboxOptions = {
  readonly phrases: PhraseBook
  /** Address of the product, for links in mails; without a slash at the end. */
  readonly publicUrl: string
  /** Which ways to DingTalk are set up; none where it is left out. */
  readonly dingtalk?: DingtalkWays
}

const sealedPlace = '/{link}'
const sealingPurpose = 'mail'

/** A path of the product that nobody but its reader may know, such as a one-time link. */
export function sealPath(path: string): string {
  return seal(path, sealingPurpose)
}

/** The text as it is sent: with the path that was sealed. */
export function withSealedPath(text: string, sealedPath: string | null): string {
  if (sealedPath === null) return text
  const path = open(sealedPath, sealingPurpose)
  if (path === undefined) throw new Error('a sealed link does not open: SECRET_KEY is not the one that sealed it')
  return text.replaceAll(sealedPlace, () => path)
}

type Person = { readonly accountId: string | null; readonly email: string; readonly name: string; readonly language: Language }

/**
 * Writes what a notice tells: a message for every account, a mail for everybody with an address, DingTalk where it is set up. Each is
 * written once for an event, a person and a title, however often the relay tries.
 */
export async function writeNotice(tx: Tx, event: StoredEvent, notice: Notice, options: OutboxOptions): Promise<void> {
  for (const { link } of [notice, ...notice.lines ?? []]) if (!link.startsWith('/') || link.startsWith('//')) throw new Error(`a notice links to a page of the product, not to ${link}`)
  const title = phraseOf(options.phrases, notice.title)
  const body = phraseOf(options.phrases, notice.body)
  const people = await peopleOf(tx, notice)
  await writeMessages(tx, event, notice, people, inAllLanguages(title, notice), inAllLanguages(body, notice))
  if (options.dingtalk) await writeDingtalk(tx, event, notice, title, options.dingtalk, options.publicUrl)
  await writeMails(tx, event, notice, people.filter(({ email }) => isPlainAddress(email)).map((person) => ({
    event_id: event.id, title_key: notice.title, at: event.at.toISOString(), to_address: person.email, to_name: oneLine(person.name), language: person.language,
    ...mailOf({ title, body }, notice, person, options),
    sealed_path: notice.sealedPath ?? null,
    message_id: `<${randomUUID()}@${new URL(options.publicUrl).hostname}>`,
  })))
}

/** Subject and text of a mail to somebody, laid out as all mails are. */
export function mailOf({ title, body }: { readonly title: Phrase; readonly body: Phrase }, notice: Pick<Notice, 'facts' | 'link' | 'sealedPath' | 'lines'>, { name, language }: { readonly name: string; readonly language: Language }, options: OutboxOptions): { subject: string; text: string } {
  const text = say(body, language, notice.facts) + listed(notice.lines ?? [], language, options)
  const link = options.publicUrl + (notice.sealedPath === undefined ? notice.link : sealedPlace)
  return { subject: oneLine(say(title, language, notice.facts)), text: say(phraseOf(options.phrases, 'mail.text'), language, { name, text, link }) }
}

function phraseOf(phrases: PhraseBook, key: string): Phrase {
  const phrase = Object.hasOwn(phrases, key) ? phrases[key] : undefined
  if (!phrase) throw new Error(`there is no phrase ${key}`)
  return phrase
}

/** `1. what` and where to open it, one below the other. */
function listed(lines: readonly NoticeLine[], language: Language, { phrases, publicUrl }: OutboxOptions): string {
  return lines.map(({ title, facts, link }, index) => `\n\n${index + 1}. ${oneLine(say(phraseOf(phrases, title), language, facts))}\n${publicUrl}${link}`).join('')
}

/** In the order of a phrase: English, Traditional, Simplified. */
function inAllLanguages(phrase: Phrase, { facts }: Notice): string[] {
  return (['en', 'zh-Hant', 'zh-Hans'] as const).map((language) => say(phrase, language, facts))
}

/**
 * Whom the notice reaches, each once, also an address that is an account's and typed besides. A disabled account keeps
 * its messages but gets no mail.
 */
async function peopleOf(tx: Tx, notice: Notice): Promise<Person[]> {
  const ids = notice.to.flatMap((recipient) => 'accountId' in recipient ? [recipient.accountId] : [])
  const { rows } = ids.length === 0 ? { rows: [] } : await sql<Person>`
    select id as "accountId", case when is_enabled and not ${notice.isMessageOnly ?? false}::boolean then email else '' end as email, display_name as name, language
    from accounts where id = any(${[...new Set(ids)]}::bigint[]) order by id`.execute(tx)
  const known = new Set(rows.map(({ email }) => email.toLowerCase()))
  const typed = notice.to.flatMap((recipient) => 'accountId' in recipient || known.has(recipient.email.toLowerCase()) ? [] : [{ accountId: null, ...recipient }])
  return [...rows, ...typed]
}

async function writeMessages(tx: Tx, event: StoredEvent, notice: Notice, people: readonly Person[], titles: string[], texts: string[]): Promise<void> {
  const ids = people.flatMap(({ accountId }) => accountId ?? [])
  if (ids.length === 0) return
  await sql`insert into messages (event_id, account_id, kind, title_key, titles, texts, link, at)
    select ${event.id}, account_id, ${notice.kind}, ${notice.title}, ${titles}::text[], ${texts}::text[], ${notice.link}, ${event.at}
    from unnest(${ids}::bigint[]) as account_id
    on conflict (event_id, account_id, title_key) do nothing`.execute(tx)
}

async function writeMails(tx: Tx, event: StoredEvent, notice: Notice, mails: readonly object[]): Promise<void> {
  if (mails.length === 0) return
  await sql`insert into mails (event_id, title_key, to_address, to_name, language, subject, text, message_id, at, sealed_path)
    select ${event.id}, ${notice.title}, to_address, to_name, language, subject, text, message_id, at, sealed_path
    from jsonb_to_recordset(${JSON.stringify(mails)}::jsonb)
      as mail (to_address text, to_name text, language text, subject text, text text, message_id text, at timestamptz, sealed_path text)
    on conflict (event_id, to_address, title_key) do nothing`.execute(tx)
}

/** What becomes a header has no line breaks or other control characters (C-C3). */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are exactly the characters to remove
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
}

/** Exactly one address, as the column's check has it; anything else is told by message only. */
export function isPlainAddress(address: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are exactly the characters to refuse
  return address.length <= 254 && /^[^\s\u0000-\u001f\u007f<>(),;:"@]+@[^\s\u0000-\u001f\u007f<>(),;:"@]+$/.test(address)
}
