import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { ReasonTemplate } from './reason-contract.ts'

/** Templates of reasons (R11): each belongs to one account and is seen by nobody else. */
const columns = sql`id::text as id, verdict, text`

export async function reasonTemplatesOf(reader: Reader, accountId: string): Promise<ReasonTemplate[]> {
  const { rows } = await sql<ReasonTemplate>`select ${columns} from reason_templates where account_id = ${accountId} order by reason_templates.id`.execute(reader)
  return rows
}

/** One at a time per account, so that the limit holds however fast somebody clicks. */
export async function lockReasonTemplates(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reason templates:${accountId}`}, 0))`.execute(tx)
}

export async function insertReasonTemplate(tx: Tx, accountId: string, { verdict, text }: Omit<ReasonTemplate, 'id'>, now: Date): Promise<ReasonTemplate> {
  const { rows } = await sql<ReasonTemplate>`
    insert into reason_templates (account_id, verdict, text, created_at) values (${accountId}, ${verdict}, ${text}, ${now}) returning ${columns}`.execute(tx)
  return rows[0]!
}

/** True if it was the account's own. */
export async function deleteReasonTemplate(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from reason_templates where id = ${id} and account_id = ${accountId}`.execute(tx)
  return numAffectedRows === 1n
}
