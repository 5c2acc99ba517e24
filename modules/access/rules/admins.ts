import type { Actor, Place } from './actor.ts'
import type { Role } from './permissions.ts'

export const adminRoles: readonly Role[] = ['department_admin', 'bureau_admin', 'committee_admin']

/** Where a department's record or person stands: the department, and the unit that it belongs to. */
export type UnitPlace = Place & { readonly unitId: string | null }

/**
 * The admin of the department or of one above it, inside the same unit. A head's tree holds its whole sector, but a
 * head's admin is not the admin of the units: so the unit must be the actor's own.
 */
export function isAdminOf(actor: Actor, { departmentId, unitId }: UnitPlace): boolean {
  const isInTree = actor.subtree.includes(departmentId)
  const isSameUnit = unitId !== null && (unitId === actor.departmentId || !actor.subtree.includes(unitId))
  return actor.roles.some((role) => adminRoles.includes(role)) && isInTree && isSameUnit
}
