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

/** Which of the accounts may stand in a project of the department: enabled ones of the same department. */
export async function accountsAt(reader: Reader, departmentId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from accounts where id = any(${[...ids]}::bigint[]) and department_id = ${departmentId} and is_enabled`.execute(reader)
  return new Set(rows.map(({ id }) => id))
}

/** Whom a head tells that it made a project for the department: its admins, or those of the unit above it. */
export async function adminsFor(reader: Reader, departmentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from departments d
    join departments place on place.id in (d.id, d.unit_id)
    join accounts a on a.department_id = place.id and a.is_enabled
    join account_roles r on r.account_id = a.id and r.role in ('department_admin', 'bureau_admin', 'committee_admin')
    where d.id = ${departmentId}
      and (place.id = d.id or not exists (
        select 1 from accounts own join account_roles held on held.account_id = own.id and held.role like '%\\_admin'
        where own.department_id = d.id and own.is_enabled))
    order by a.id`.execute(reader)
  return rows.map(({ id }) => id)
}
