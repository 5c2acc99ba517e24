import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import { dingtalkList, mailList, type DingtalkMessage, type Mail, type MailRow } from './contract.ts'

// What operators see of mails and of messages to DingTalk, and what they send again.

type Row = Omit<MailRow, 'at' | 'sentAt' | 'allowed'> & { at: Date; sentAt: Date | null }
type DetailRow = Row & { text: string; messageId: string; nextAttemptAt: Date | null; lastError: string | null }

const columns = sql`id, to_name as "toName", to_address as "toAddress", language, subject, at, state, attempts, sent_at as "sentAt"`
const source: ListSource<typeof mailList> = {
  columns, from: sql`mails`, id: sql`id`,
  fields: { at: sql`at`, toAddress: sql`to_address`, state: sql`state`, attempts: sql`attempts`, language: sql`language` },
  search: [sql`subject`, sql`to_name`, sql`to_address`],
}

const allowedFor = (state: MailRow['state'], mayRepeat: boolean): string[] => mayRepeat && state === 'failed' ? ['send_again'] : []
function rowOf<R extends Row>({ at, sentAt, ...row }: R, mayRepeat: boolean) {
  return { ...row, at: at.toISOString(), sentAt: sentAt?.toISOString() ?? null, allowed: allowedFor(row.state, mayRepeat) }
}

export async function mails(reader: Reader, input: ListInput, mayRepeat: boolean): Promise<ListResult<MailRow>> {
  const page = await listRows<typeof mailList, Row>(reader, mailList, source, input, sql`true`)
  return { ...page, items: page.items.map((row) => rowOf(row, mayRepeat)) }
}

/** The text as it is kept: a path for its reader alone is not in it. */
export async function mailOf(reader: Reader, id: string, mayRepeat: boolean): Promise<Mail | undefined> {
  const { rows } = await sql<DetailRow>`select ${columns}, text, message_id as "messageId", last_error as "lastError",
      case when state = 'waiting' then next_attempt_at end as "nextAttemptAt"
    from mails where id = ${id}`.execute(reader)
  const row = rows[0]
  return row && { ...rowOf(row, mayRepeat), nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null }
}

type DingtalkRow = Omit<DingtalkMessage, 'at' | 'sentAt' | 'nextAttemptAt' | 'allowed'> & { at: Date; sentAt: Date | null; nextAttemptAt: Date | null }
const dingtalkColumns = sql`m.id::text as id, m.channel, a.display_name as "toName", m.title, m.text, m.link, m.at, m.state, m.attempts, m.sent_at as "sentAt",
  case when m.state = 'waiting' then m.next_attempt_at end as "nextAttemptAt", m.last_error as "lastError"`
const dingtalkSource: ListSource<typeof dingtalkList> = {
  columns: dingtalkColumns, from: sql`dingtalk_messages m left join accounts a on a.id = m.account_id`, id: sql`m.id`,
  fields: { at: sql`m.at`, state: sql`m.state`, attempts: sql`m.attempts`, channel: sql`m.channel` },
  search: [sql`m.title`, sql`coalesce(a.display_name, '')`],
}
function dingtalkOf({ at, sentAt, nextAttemptAt, ...row }: DingtalkRow, mayRepeat: boolean): DingtalkMessage {
  return { ...row, at: at.toISOString(), sentAt: sentAt?.toISOString() ?? null, nextAttemptAt: nextAttemptAt?.toISOString() ?? null, allowed: allowedFor(row.state, mayRepeat) }
}

export async function dingtalkMessages(reader: Reader, input: ListInput, mayRepeat: boolean): Promise<ListResult<DingtalkMessage>> {
  const page = await listRows<typeof dingtalkList, DingtalkRow>(reader, dingtalkList, dingtalkSource, input, sql`true`)
  return { ...page, items: page.items.map((row) => dingtalkOf(row, mayRepeat)) }
}
export async function dingtalkMessageOf(reader: Reader, id: string, mayRepeat: boolean): Promise<DingtalkMessage | undefined> {
  const { rows } = await sql<DingtalkRow>`select ${dingtalkColumns} from ${dingtalkSource.from} where m.id = ${id}`.execute(reader)
  return rows[0] && dingtalkOf(rows[0], mayRepeat)
}

/** From the beginning, under the same Message-ID; false where it had not failed. */
export async function reviveMail(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update mails set state = 'waiting', attempts = 0, claimed_until = null, next_attempt_at = clock_timestamp() where id = ${id} and state = 'failed'`.execute(tx)
  return numAffectedRows === 1n
}
export async function reviveDingtalk(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update dingtalk_messages set state = 'waiting', attempts = 0, claimed_until = null, next_attempt_at = clock_timestamp() where id = ${id} and state = 'failed'`.execute(tx)
  return numAffectedRows === 1n
}
