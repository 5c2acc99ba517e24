import type { FieldError } from '#kit/pure/refusal.ts'
import { rolesFor, separationConflict, type DepartmentKind, type QuotaPermission, type QuotaZones, type Role, type Sector } from '#modules/access/rules/permissions.ts'

type Department = { readonly kind: DepartmentKind; readonly sector: Sector | null }

/**
 * What is wrong with the grants of an account (chapter 2): each role must belong to its department, the three
 * administrators stay separated, at the root only operators may hold quota permissions, and only a reviewer of quota
 * requests can be limited to zones.
 */
export function grantErrors(department: Department, roles: readonly Role[], quotaPermissions: readonly QuotaPermission[], quotaReviewZones: QuotaZones | null = null): FieldError[] {
  const fitting = rolesFor(department)
  const errors: FieldError[] = []
  if (separationConflict(roles)) errors.push({ path: 'roles', code: 'account.separated' })
  else if (!roles.every((role) => fitting.includes(role))) errors.push({ path: 'roles', code: 'account.role_does_not_fit' })
  const isOperator = roles.includes('om_operator') || roles.includes('business_operator')
  if (department.kind === 'root' && quotaPermissions.length > 0 && !isOperator) errors.push({ path: 'quotaPermissions', code: 'account.quota_needs_operator' })
  if (quotaReviewZones !== null && !quotaPermissions.includes('quota.review')) errors.push({ path: 'quotaReviewZones', code: 'account.zones_need_review' })
  return errors
}
