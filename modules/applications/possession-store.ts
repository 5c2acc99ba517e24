import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'

/** Submitted and not over, drafts not among them. */
export async function countOpenOf(reader: Reader, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from applications where applicant_id = ${accountId} and ended_at is null and submitted_at is not null`.execute(reader)
  return rows[0]!.count
}

type Passed = { readonly id: string; readonly number: string; readonly sector: string; readonly departmentId: string }

/** In the order of their ids. Nothing that reviewers see changes, so their version stays. */
export async function passApplications(tx: Tx, fromId: string, toId: string): Promise<Passed[]> {
  const { rows } = await sql<Passed>`
    with own as (select id from applications where applicant_id = ${fromId} and ended_at is null order by id for no key update)
    update applications a set applicant_id = ${toId} from own where a.id = own.id
    returning a.id::text as id, a.number, a.sector, a.department_id::text as "departmentId"`.execute(tx)
  return rows
}
