import { sql } from 'kysely'
import { Refusal } from '#kit/pure/refusal.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import { listRecipients } from './mail-setting-contract.ts'
import { jobTitleNames } from './job-title-phrases.ts'
import type { JobTitle } from './rules/mailing.ts'

export type RecipientRecord = {
  readonly id: string
  readonly email: string
  readonly jobTitle: JobTitle
  readonly remark: string
  readonly updatedAt: Date
  readonly updatedById: string | null
  readonly updatedByName: string | null
}

const source: ListSource<typeof listRecipients['list']> = {
  columns: sql`r.id::text as id, r.email, r.job_title as "jobTitle", r.remark, r.updated_at as "updatedAt", u.id::text as "updatedById", u.display_name as "updatedByName"`,
  from: sql`mail_recipients r left join accounts u on u.id = r.updated_by`,
  id: sql`r.id`,
  fields: { email: sql`r.email`, jobTitle: sql`r.job_title`, remark: sql`r.remark`, updatedAt: sql`r.updated_at`, updatedBy: sql`coalesce(u.display_name, '') collate pinyin` },
}

export function recipients(reader: Reader, input: ListInput): Promise<ListResult<RecipientRecord>> {
  return listRows<typeof listRecipients['list'], RecipientRecord>(reader, listRecipients.list, source, input, sql`true`)
}

export type NewRecipient = { readonly email: string; readonly jobTitle: JobTitle; readonly remark: string; readonly by: string; readonly now: Date }

/** The same address twice for one title is refused, however its letters are written, also when two add it at once. */
export async function insertRecipient(tx: Tx, { email, jobTitle, remark, by, now }: NewRecipient): Promise<RecipientRecord> {
  try {
    const { rows: [made] } = await sql<{ id: string }>`
      insert into mail_recipients (email, job_title, remark, updated_at, updated_by) values (${email}, ${jobTitle}, ${remark}, ${now}, ${by}) returning id::text as id`.execute(tx)
    const { rows } = await sql<RecipientRecord>`select ${source.columns} from ${source.from} where r.id = ${made!.id}`.execute(tx)
    return rows[0]!
  } catch (error) {
    if (violated(error, 'mail_recipients_once')) throw new Refusal('mail_recipient.duplicate', 409, { email, title: jobTitleNames[jobTitle] }, [{ path: 'email', code: 'field.taken' }])
    throw error
  }
}

export type RemovedRecipient = Pick<RecipientRecord, 'id' | 'email' | 'jobTitle' | 'remark'>
/** Those that were still there. */
export async function removeRecipientRows(tx: Tx, ids: readonly string[]): Promise<RemovedRecipient[]> {
  const { rows } = await sql<RemovedRecipient>`
    delete from mail_recipients where id in (select id from mail_recipients where id = any(${[...ids]}::bigint[]) order by id for update)
    returning id::text as id, email, job_title as "jobTitle", remark`.execute(tx)
  return rows
}

export async function addressesOf(reader: Reader, jobTitle: JobTitle): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`select email from mail_recipients where job_title = ${jobTitle} order by id`.execute(reader)
  return rows.map(({ email }) => email)
}
