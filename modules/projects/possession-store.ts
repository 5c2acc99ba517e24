import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'

/** Projects that are not closed, of which somebody is in charge because they made them. */
export async function countMadeBy(reader: Reader, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from projects where created_by = ${accountId} and not is_closed`.execute(reader)
  return rows[0]!.count
}

type Passed = { readonly id: string; readonly number: string; readonly name: string; readonly departmentId: string }

/** In charge, contact and owner, wherever it was the one; closed projects too. In the order of their ids. */
export async function passToColleague(tx: Tx, fromId: string, toId: string): Promise<Passed[]> {
  const { rows } = await sql<Passed>`
    with own as (select id from projects where ${fromId}::bigint in (created_by, contact_id, owner_id) order by id for update)
    update projects p set created_by = case when created_by = ${fromId} then ${toId} else created_by end, contact_id = case when contact_id = ${fromId} then ${toId} else contact_id end,
      owner_id = case when owner_id = ${fromId} then ${toId} else owner_id end, version = version + 1
    from own where p.id = own.id returning p.id::text as id, p.number, p.name, p.department_id::text as "departmentId"`.execute(tx)
  return rows
}
