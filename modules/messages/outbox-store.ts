import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import { mailList, type Mail, type MailRow } from './contract.ts'

type Row = Omit<MailRow, 'at' | 'sentAt'> & { at: Date; sentAt: Date | null }
type DetailRow = Row & { text: string; messageId: string; nextAttemptAt: Date | null; lastError: string | null }

const columns = sql`id, to_name as "toName", to_address as "toAddress", language, subject, at, state, attempts, sent_at as "sentAt"`
const source: ListSource<typeof mailList> = {
  columns, from: sql`mails`, id: sql`id`,
  fields: { at: sql`at`, toAddress: sql`to_address`, state: sql`state`, attempts: sql`attempts`, language: sql`language` },
  search: [sql`subject`, sql`to_name`, sql`to_address`],
}

function rowOf<R extends Row>({ at, sentAt, ...row }: R) {
  return { ...row, at: at.toISOString(), sentAt: sentAt?.toISOString() ?? null }
}

export async function mails(reader: Reader, input: ListInput): Promise<ListResult<MailRow>> {
  const page = await listRows<typeof mailList, Row>(reader, mailList, source, input, sql`true`)
  return { ...page, items: page.items.map(rowOf) }
}

export async function mailOf(reader: Reader, id: string): Promise<Mail | undefined> {
  const { rows } = await sql<DetailRow>`select ${columns}, text, message_id as "messageId", last_error as "lastError",
      case when state = 'waiting' then next_attempt_at end as "nextAttemptAt"
    from mails where id = ${id}`.execute(reader)
  const row = rows[0]
  return row && { ...rowOf(row), nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null }
}
