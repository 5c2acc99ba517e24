import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import { administeredRows } from '#modules/access/offers.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { permissionTable, roles } from '#modules/access/rules/permissions.ts'

/** Roles with which one may apply, and so be in charge of projects and applications. */
const applying = roles.filter((role) => (permissionTable['resource.apply'] as Partial<Record<string, unknown>>)[role] !== undefined)

/** Enabled colleagues of the account's department, or of one above it inside the unit, who may apply there. */
export async function readSuccessors(reader: Reader, accountId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.id::text as id, b.display_name as name
    from accounts a join departments d on d.id = a.department_id
    join departments up on starts_with(d.path, up.path) and up.unit_id = d.unit_id
    join accounts b on b.department_id = up.id and b.id <> a.id
    where a.id = ${accountId} and b.is_enabled and exists (select from account_roles r where r.account_id = b.id and r.role = any(${[...applying]}))
    order by up.depth desc, b.display_name collate pinyin, b.id limit 500`.execute(reader)
  return rows
}

export type AdministeredRow = { readonly id: string; readonly name: string; readonly department: string; readonly isEnabled: boolean }
/** Everybody of the departments whose admin one is, those who can no longer log in first. */
export async function readAdministered(reader: Reader, actor: Actor): Promise<AdministeredRow[]> {
  const { rows } = await sql<AdministeredRow>`
    select a.id::text as id, a.display_name as name, department_label(d) as department, a.is_enabled as "isEnabled" from accounts a join departments d on d.id = a.department_id
    where ${administeredRows(actor, { departmentId: sql`d.id`, unitId: sql`d.unit_id` })} order by a.is_enabled, a.display_name collate pinyin, a.id limit 500`.execute(reader)
  return rows
}
