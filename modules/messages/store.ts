import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import { messageList, unreadLimit, type Message, type MessageKind, type UnreadNews } from './contract.ts'

type MessageRow = {
  id: string; kind: MessageKind; titles: [string, string, string]; texts: [string, string, string]
  link: string; at: Date; isRead: boolean
}

const columns = sql`m.id, m.kind, m.titles, m.texts, m.link, m.at, m.read_at is not null as "isRead"`
const source: ListSource<typeof messageList> = {
  columns, from: sql`messages m`, id: sql`m.id`,
  fields: { at: sql`m.at`, kind: sql`m.kind`, state: sql`case when m.read_at is null then 'unread' else 'read' end` },
  search: [sql`array_to_string(m.titles, ' ')`, sql`array_to_string(m.texts, ' ')`],
}
const own = (accountId: string): SqlPart => sql`m.account_id = ${accountId}`

function messageOf({ titles, texts, at, isRead, ...row }: MessageRow): Message {
  return { ...row, title: titles, text: texts, at: at.toISOString(), state: isRead ? 'read' : 'unread' }
}

export async function messagesOf(reader: Reader, accountId: string, input: ListInput): Promise<ListResult<Message>> {
  const page = await listRows<typeof messageList, MessageRow>(reader, messageList, source, input, own(accountId))
  return { ...page, items: page.items.map(messageOf) }
}

export async function messageOfAccount(reader: Reader, accountId: string, id: string): Promise<Message | undefined> {
  const { rows } = await sql<MessageRow>`select ${columns} from messages m where m.id = ${id} and ${own(accountId)}`.execute(reader)
  return rows[0] && messageOf(rows[0])
}

/** Read once is read: the first moment stays. */
export async function markRead(tx: Tx, accountId: string, id: string, now: Date): Promise<void> {
  await sql`update messages m set read_at = ${now} where m.id = ${id} and ${own(accountId)} and m.read_at is null`.execute(tx)
}

export async function markAllRead(tx: Tx, accountId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`update messages m set read_at = ${now} where ${own(accountId)} and m.read_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

export async function latestMessages(reader: Reader, accountId: string, count: number): Promise<Message[]> {
  const { rows } = await sql<MessageRow>`select ${columns} from messages m where ${own(accountId)} order by m.id desc limit ${count}`.execute(reader)
  return rows.map(messageOf)
}

const unreadCount = (accountId: SqlPart): SqlPart =>
  sql`(select count(*)::integer from (select 1 from messages m where m.account_id = ${accountId} and m.read_at is null limit ${unreadLimit}) as unread)`

export async function countUnread(reader: Reader, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${unreadCount(sql`${accountId}::bigint`)} as count`.execute(reader)
  return rows[0]!.count
}

/** The news of everybody who listens, in one statement; a session that has ended has no row. */
export async function newsOfSessions(reader: Reader, openSessions: SqlPart): Promise<Map<string, UnreadNews>> {
  const { rows } = await sql<UnreadNews & { token: string }>`
    select s.token, ${unreadCount(sql`s.account_id`)} as count,
      (select m.id from messages m where m.account_id = s.account_id order by m.id desc limit 1) as "latestId"
    from ${openSessions} as s`.execute(reader)
  return new Map(rows.map(({ token, ...news }) => [token, news]))
}
