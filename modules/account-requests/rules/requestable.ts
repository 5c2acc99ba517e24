import { quotaPermissions, rolesFor, separationConflict, type DepartmentKind, type QuotaPermission, type Role, type Sector } from '#modules/access/rules/permissions.ts'

/** The roles that strangers may ask for: those of departments, of the bureau and of the committee, and no other (U1). */
export const departmentRoles = ['department_user', 'department_admin', 'bureau_user', 'bureau_admin', 'committee_user', 'committee_admin'] as const satisfies readonly Role[]
export type DepartmentRole = (typeof departmentRoles)[number]

type Department = { readonly kind: DepartmentKind; readonly sector: Sector | null }

/** Which of them fit a department; at the operator's root none does: its roles are given by the platform admin only. */
export function requestableRoles(department: Department): DepartmentRole[] {
  const fitting = rolesFor(department)
  return departmentRoles.filter((role) => fitting.includes(role))
}

/**
 * What an account may ask for besides what it holds (U1): roles that fit its department and keep the powers separated,
 * never that of the platform admin (chapter 2), and quota permissions, at the root for operators only.
 */
export function furtherGrants(department: Department, held: { readonly roles: readonly Role[]; readonly quotaPermissions: readonly QuotaPermission[] }): { readonly roles: Role[]; readonly quotaPermissions: QuotaPermission[] } {
  const roles = rolesFor(department).filter((role) => role !== 'platform_admin' && !held.roles.includes(role) && !separationConflict([...held.roles, role]))
  const isOperator = held.roles.includes('om_operator') || held.roles.includes('business_operator')
  const mayHoldQuota = department.kind !== 'root' || isOperator
  return { roles, quotaPermissions: mayHoldQuota ? quotaPermissions.filter((permission) => !held.quotaPermissions.includes(permission)) : [] }
}
