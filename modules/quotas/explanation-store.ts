import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'

/** Which request has this id or number, and the sector of the department that asked, whoever may see it. */
export async function placeOfRequest(reader: Reader, by: 'id' | 'number', idOrNumber: string): Promise<{ readonly id: string; readonly sector: Sector | null } | undefined> {
  const wanted = by === 'id' ? sql`r.id = ${idOrNumber}` : sql`r.number = ${idOrNumber}`
  const { rows } = await sql<{ id: string; sector: Sector | null }>`select r.id::text as id, d.sector from quota_requests r join departments d on d.id = r.department_id where ${wanted}`.execute(reader)
  return rows[0]
}
