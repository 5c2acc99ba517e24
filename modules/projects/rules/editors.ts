import { personsOf, type Actor } from '#modules/access/rules/actor.ts'
import { isAdminOf } from '#modules/access/rules/admins.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'

export { adminRoles, isAdminOf } from '#modules/access/rules/admins.ts'

export type ProjectPlace = { readonly departmentId: string; readonly unitId: string; readonly sector: Sector }

/**
 * Who changes a project: its creator, a substitute who acts for them (A6), and the department's admin, who may also
 * take over a colleague's project (chapter 2, below the table).
 */
export function isInChargeOfProject(actor: Actor, project: ProjectPlace & { readonly createdById: string }): boolean {
  return personsOf(actor).includes(project.createdById) || isAdminOf(actor, project)
}
