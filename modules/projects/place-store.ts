import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'

export type ProjectDepartment = { readonly id: string; readonly name: string; readonly sector: Sector; readonly unitId: string; readonly isArchived: boolean }

/** A department that can have projects (the root has none); it stays where it is until the end of the transaction. */
export async function holdDepartment(tx: Tx, id: string): Promise<ProjectDepartment | undefined> {
  const { rows } = await sql<ProjectDepartment>`
    select id, name, sector, unit_id as "unitId", is_archived as "isArchived" from departments
    where id = ${id} and kind <> 'root' for share`.execute(tx)
  return rows[0]
}

export async function placeOfDepartment(reader: Reader, id: string): Promise<{ departmentId: string; sector: Sector | null } | undefined> {
  const { rows } = await sql<{ departmentId: string; sector: Sector | null }>`
    select id as "departmentId", sector from departments where id = ${id}`.execute(reader)
  return rows[0]
}
