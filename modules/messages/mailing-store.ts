import { sql } from 'kysely'
import type { PhraseValues } from '#kit/pure/phrase.ts'
import { languages, type Language } from '#kit/pure/register.ts'
import type { Day } from '#kit/pure/time.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { NoticeLine } from '#kit/server/notices.ts'
import type { DigestMoment } from './rules/digest.ts'
import { usualHour, usualTime, type JobTitle, type MailingTime, type Occasion } from './rules/mailing.ts'

// When a job title is mailed about what, what waits for its digest, and the digests that were made.

export type SetTime = { readonly occasion: Occasion; readonly time: MailingTime; readonly updatedAt: Date; readonly updatedById: string | null; readonly updatedByName: string | null }
/** What somebody has set; the rest is as usual. */
export async function setTimes(reader: Reader, jobTitle: JobTitle): Promise<SetTime[]> {
  const { rows } = await sql<SetTime>`
    select t.occasion, t.time, t.updated_at as "updatedAt", a.id::text as "updatedById", a.display_name as "updatedByName"
    from mailing_times t left join accounts a on a.id = t.updated_by where t.job_title = ${jobTitle}`.execute(reader)
  return rows
}
export async function timeOf(reader: Reader, jobTitle: JobTitle, occasion: Occasion): Promise<MailingTime> {
  const { rows } = await sql<{ time: MailingTime }>`select time from mailing_times where job_title = ${jobTitle} and occasion = ${occasion}`.execute(reader)
  return rows[0]?.time ?? usualTime
}
export async function hourOf(reader: Reader, jobTitle: JobTitle): Promise<number> {
  const { rows } = await sql<{ hour: number }>`select hour from digest_hours where job_title = ${jobTitle}`.execute(reader)
  return rows[0]?.hour ?? usualHour
}

type Writing = { readonly by: string; readonly now: Date }
/** Those who change the same title wait for each other, so that each records what was really before. */
export async function lockTitle(tx: Tx, jobTitle: JobTitle, { by, now }: Writing): Promise<void> {
  await sql`insert into digest_hours (job_title, hour, updated_at, updated_by) values (${jobTitle}, ${usualHour}, ${now}, ${by}) on conflict do nothing`.execute(tx)
  await sql`select 1 from digest_hours where job_title = ${jobTitle} for update`.execute(tx)
}
export async function writeHour(tx: Tx, jobTitle: JobTitle, hour: number, { by, now }: Writing): Promise<void> {
  await sql`update digest_hours set hour = ${hour}, updated_at = ${now}, updated_by = ${by} where job_title = ${jobTitle}`.execute(tx)
}
export async function writeTimes(tx: Tx, jobTitle: JobTitle, times: readonly { readonly occasion: Occasion; readonly time: MailingTime }[], { by, now }: Writing): Promise<void> {
  if (times.length === 0) return
  await sql`insert into mailing_times (job_title, occasion, time, updated_at, updated_by)
    select ${jobTitle}, occasion, time, ${now}, ${by}::bigint from jsonb_to_recordset(${JSON.stringify(times)}::jsonb) as t (occasion text, time text)
    on conflict (job_title, occasion) do update set time = excluded.time, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(tx)
}

// ---- digests ----

export type NewEntry = { readonly jobTitle: JobTitle; readonly occasion: Occasion; readonly eventId: string; readonly at: Date; readonly line: NoticeLine }
/** Once for an event, however often the relay tries. */
export async function insertEntry(tx: Tx, { jobTitle, occasion, eventId, at, line }: NewEntry): Promise<void> {
  await sql`insert into digest_entries (job_title, occasion, event_id, facts, at) values (${jobTitle}, ${occasion}, ${eventId}, ${JSON.stringify(line)}::jsonb, ${at})
    on conflict (job_title, occasion, event_id) do nothing`.execute(tx)
}

/**
 * Makes the digest of a day, where something waits for it, somebody reads it and nobody else has made it: its row is the
 * claim, and what it tells is marked in the same statement. Answers how much that is.
 */
export async function claimDigest(tx: Tx, jobTitle: JobTitle, { day, at }: DigestMoment, now: Date): Promise<number> {
  const waiting = sql`e.job_title = ${jobTitle} and e.told_on is null and e.at < ${at}`
  const { rows } = await sql<{ entries: number }>`
    with claimed as (
      insert into digests (job_title, day, sent_at, entries)
      select ${jobTitle}, ${day}::date, ${now}::timestamptz, count(*) from digest_entries e
      where ${waiting} and exists (select from mail_recipients where job_title = ${jobTitle})
      having count(*) > 0
      on conflict do nothing returning entries),
    told as (update digest_entries e set told_on = ${day}::date where ${waiting} and exists (select from claimed))
    select entries from claimed`.execute(tx)
  return rows[0]?.entries ?? 0
}

export async function linesOf(reader: Reader, jobTitle: JobTitle, day: Day, most: number): Promise<NoticeLine[]> {
  const { rows } = await sql<{ facts: { title: string; facts: PhraseValues; link: string } }>`
    select facts from digest_entries where job_title = ${jobTitle} and told_on = ${day}::date order by at, id limit ${most}`.execute(reader)
  return rows.map(({ facts }) => facts)
}

export type DigestState = { readonly waiting: number; readonly recipients: number; readonly lastDay: Day | null; readonly lastSentAt: Date | null; readonly lastEntries: number | null }
export async function digestState(reader: Reader, jobTitle: JobTitle): Promise<DigestState> {
  const { rows } = await sql<DigestState>`
    select (select count(*)::int from digest_entries where job_title = ${jobTitle} and told_on is null) as waiting,
      (select count(*)::int from mail_recipients where job_title = ${jobTitle}) as recipients,
      d.day as "lastDay", d.sent_at as "lastSentAt", d.entries as "lastEntries"
    from (select) one left join lateral (select day, sent_at, entries from digests where job_title = ${jobTitle} order by day desc limit 1) d on true`.execute(reader)
  return rows[0]!
}

/** The language of those who have no account to choose one: platform setting `language.default` (chapter 8), else Simplified Chinese. */
export async function defaultLanguage(reader: Reader): Promise<Language> {
  const { rows } = await sql<{ value: unknown }>`select value from platform_settings where key = 'language.default'`.execute(reader)
  return languages.find((language) => language === rows[0]?.value) ?? 'zh-Hans'
}
