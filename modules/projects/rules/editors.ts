import { reaches, type Actor } from '#modules/access/rules/actor.ts'
import type { Role, Sector } from '#modules/access/rules/permissions.ts'

/**
 * Who changes a project: its creator and the department's admin, who may also take over a colleague's project
 * (chapter 2, below the table). Both only where they may apply for resources at all.
 */
export type ProjectPlace = { readonly departmentId: string; readonly unitId: string; readonly sector: Sector }

export const adminRoles: readonly Role[] = ['department_admin', 'bureau_admin', 'committee_admin']

export function mayEditProject(actor: Actor, project: ProjectPlace & { readonly createdById: string }): boolean {
  return reaches(actor, 'resource.apply', project) && (project.createdById === actor.id || isAdminOf(actor, project))
}

/**
 * The admin of the project's department or of one above it, inside the same unit. A head's tree holds its
 * whole sector, but a head's admin is not the admin of the units: so the unit must be the actor's own.
 */
export function isAdminOf(actor: Actor, { departmentId, unitId }: ProjectPlace): boolean {
  const isInTree = actor.subtree.includes(departmentId)
  const isSameUnit = unitId === actor.departmentId || !actor.subtree.includes(unitId)
  return actor.roles.some((role) => adminRoles.includes(role)) && isInTree && isSameUnit
}
