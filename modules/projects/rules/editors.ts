import { personsOf, reaches, type Actor } from '#modules/access/rules/actor.ts'
import { isAdminOf } from '#modules/access/rules/admins.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'

export { adminRoles, isAdminOf } from '#modules/access/rules/admins.ts'

/**
 * Who changes a project: its creator and the department's admin, who may also take over a colleague's project
 * (chapter 2, below the table). Both only where they may apply for resources at all.
 */
export type ProjectPlace = { readonly departmentId: string; readonly unitId: string; readonly sector: Sector }

export function mayEditProject(actor: Actor, project: ProjectPlace & { readonly createdById: string }): boolean {
  return reaches(actor, 'resource.apply', project) && isInChargeOfProject(actor, project)
}

/** The creator, a substitute who acts for them (A6), or the department's admin. */
export function isInChargeOfProject(actor: Actor, project: ProjectPlace & { readonly createdById: string }): boolean {
  return personsOf(actor).includes(project.createdById) || isAdminOf(actor, project)
}
