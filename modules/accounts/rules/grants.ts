import type { FieldError } from '#kit/pure/refusal.ts'
import { rolesFor, separationConflict, type DepartmentKind, type QuotaPermission, type Role, type Sector } from '#modules/access/rules/permissions.ts'

type Department = { readonly kind: DepartmentKind; readonly sector: Sector | null }

/**
 * What is wrong with the grants of an account (chapter 2): each role must belong to its department, the three
 * administrators stay separated, and at the root only operators may hold quota permissions.
 */
export function grantErrors(department: Department, roles: readonly Role[], quotaPermissions: readonly QuotaPermission[]): FieldError[] {
  const fitting = rolesFor(department)
  const errors: FieldError[] = []
  if (separationConflict(roles)) errors.push({ path: 'roles', code: 'account.separated' })
  else if (!roles.every((role) => fitting.includes(role))) errors.push({ path: 'roles', code: 'account.role_does_not_fit' })
  const isOperator = roles.includes('om_operator') || roles.includes('business_operator')
  if (department.kind === 'root' && quotaPermissions.length > 0 && !isOperator) errors.push({ path: 'quotaPermissions', code: 'account.quota_needs_operator' })
  return errors
}
