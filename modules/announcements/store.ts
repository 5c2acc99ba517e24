import { sql } from 'kysely'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import { announcementList, type Banner } from './contract.ts'
import { announcementLimits, type Tone } from './rules/announcement.ts'

export type AnnouncementRow = {
  readonly id: string
  readonly titles: [string, string, string]
  readonly texts: [string, string, string]
  readonly tone: Tone
  readonly isPublic: boolean
  readonly fromAt: Date
  readonly untilAt: Date
  readonly version: number
  readonly writtenById: string
  readonly writtenByName: string
  readonly writtenAt: Date
  readonly endedAt: Date | null
  readonly dismissals: number
}

/** As `stateOf` says it, for lists. */
const state = sql`case when a.ended_at is not null then 'ended' when platform_now() >= a.until_at then 'over' when platform_now() >= a.from_at then 'showing' else 'planned' end`
const source: ListSource<typeof announcementList> = {
  columns: sql`a.id::text as id, a.titles, a.texts, a.tone, a.is_public as "isPublic", a.from_at as "fromAt", a.until_at as "untilAt", a.version,
    a.written_by::text as "writtenById", w.display_name as "writtenByName", a.written_at as "writtenAt", a.ended_at as "endedAt",
    (select count(*)::int from announcement_dismissals d where d.announcement_id = a.id and d.version = a.version) as dismissals`,
  from: sql`announcements a join accounts w on w.id = a.written_by`,
  id: sql`a.id`,
  fields: {
    fromAt: sql`a.from_at`, untilAt: sql`a.until_at`, writtenAt: sql`a.written_at`, state, tone: sql`a.tone`,
    audience: sql`case when a.is_public then 'everybody' else 'signed_in' end`,
  },
  search: [sql`a.titles[1]`, sql`a.titles[2]`, sql`a.titles[3]`],
}

export function announcements(reader: Reader, input: ListInput): Promise<ListResult<AnnouncementRow>> {
  return listRows<typeof announcementList, AnnouncementRow>(reader, announcementList, source, input, sql`true`)
}

async function readOne(reader: Reader, id: string, lock: SqlPart): Promise<AnnouncementRow> {
  const { rows: [row] } = await sql<AnnouncementRow>`select ${source.columns} from ${source.from} where a.id = ${id} ${lock}`.execute(reader)
  if (!row) throw notFound()
  return row
}
export function announcementWith(reader: Reader, id: string): Promise<AnnouncementRow> {
  return readOne(reader, id, sql``)
}
export function lockAnnouncement(tx: Tx, id: string): Promise<AnnouncementRow> {
  return readOne(tx, id, sql`for update of a`)
}

export type AnnouncementContent = Pick<AnnouncementRow, 'tone' | 'isPublic' | 'fromAt' | 'untilAt'> & { readonly titles: readonly string[]; readonly texts: readonly string[] }

export async function insertAnnouncement(tx: Tx, { titles, texts, tone, isPublic, fromAt, untilAt }: AnnouncementContent, by: string, now: Date): Promise<string> {
  const { rows: [made] } = await sql<{ id: string }>`insert into announcements (titles, texts, tone, is_public, from_at, until_at, written_by, written_at)
    values (${[...titles]}::text[], ${[...texts]}::text[], ${tone}, ${isPublic}, ${fromAt}, ${untilAt}, ${by}, ${now}) returning id::text as id`.execute(tx)
  return made!.id
}

export async function updateAnnouncement(tx: Tx, id: string, version: number, { titles, texts, tone, isPublic, fromAt, untilAt }: AnnouncementContent, by: string, now: Date): Promise<void> {
  const { numAffectedRows } = await sql`update announcements set titles = ${[...titles]}::text[], texts = ${[...texts]}::text[], tone = ${tone}, is_public = ${isPublic},
      from_at = ${fromAt}, until_at = ${untilAt}, written_by = ${by}, written_at = ${now}, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  if (numAffectedRows !== 1n) throw refuse('conflict.stale')
}

export async function writeEnd(tx: Tx, id: string, version: number, now: Date): Promise<void> {
  const { numAffectedRows } = await sql`update announcements set ended_at = ${now}, version = version + 1 where id = ${id} and version = ${version} and ended_at is null`.execute(tx)
  if (numAffectedRows !== 1n) throw refuse('conflict.stale')
}

/** Null: before log-in, so only what is for everybody. A few at most, warnings first: a page is more than its banners. */
export async function showingTo(reader: Reader, accountId: string | null, now: Date): Promise<Banner[]> {
  const { rows } = await sql<Banner>`
    select a.id::text as id, a.titles, a.texts, a.tone, a.version from announcements a
    where a.ended_at is null and a.from_at <= ${now} and a.until_at > ${now} and (a.is_public or ${accountId}::bigint is not null)
      and not exists (select from announcement_dismissals d where d.announcement_id = a.id and d.account_id = ${accountId}::bigint and d.version = a.version)
    order by a.tone = 'warning' desc, a.from_at desc, a.id desc limit ${announcementLimits.shown}`.execute(reader)
  return rows
}

/** What has begun is known to everybody who is logged in; a version that was changed meanwhile is not put away. */
export async function writeDismissal(tx: Tx, id: string, version: number, accountId: string, now: Date): Promise<void> {
  const { rows: [known] } = await sql<{ version: number }>`select version from announcements where id = ${id} and from_at <= ${now}`.execute(tx)
  if (!known) throw notFound()
  if (known.version !== version) throw refuse('conflict.stale')
  await sql`insert into announcement_dismissals (announcement_id, account_id, version) values (${id}, ${accountId}, ${version})
    on conflict (announcement_id, account_id) do update set version = excluded.version`.execute(tx)
}
