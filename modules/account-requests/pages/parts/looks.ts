import type { Option } from '#kit/web/fields.tsx'
import type { StatusLooks } from '#kit/web/StatusTag.tsx'
import { quotaPermissionName, roleName } from '#modules/access/pages/parts/words.ts'
import { quotaPermissions, type QuotaPermission, type Role } from '#modules/access/rules/permissions.ts'
import { departmentRoles } from '../../rules/requestable.ts'
import { requestKinds, timings, type RequestState } from '../../rules/status.ts'
import { requestPhrases as phrases } from './request-phrases.ts'

export const requestLooks: StatusLooks<RequestState> = {
  waiting: { label: phrases['state.waiting'], tone: 'waiting' },
  approved: { label: phrases['state.approved'], tone: 'success' },
  rejected: { label: phrases['state.rejected'], tone: 'danger' },
}
export const kindOptions: readonly Option[] = requestKinds.map((kind) => ({ value: kind, label: phrases[`kind.${kind}`] }))
export const timingOptions: readonly Option[] = timings.map((timing) => ({ value: timing, label: phrases[`timing.${timing}`] }))
export const roleOptions: readonly Option[] = departmentRoles.map((role) => ({ value: role, label: roleName(role) }))
export const quotaOptions: readonly Option[] = quotaPermissions.map((permission) => ({ value: permission, label: quotaPermissionName(permission) }))

/** Roles and quota permissions by their names. */
export function grantNames({ roles, quotaPermissions: held }: { readonly roles: readonly Role[]; readonly quotaPermissions: readonly QuotaPermission[] }) {
  return [...roles.map(roleName), ...held.map(quotaPermissionName)]
}
