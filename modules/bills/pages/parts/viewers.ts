/** Whose department gets bills, or a part of one. */
export const departmentRoles = ['department_user', 'department_admin', 'bureau_user', 'bureau_admin', 'committee_user', 'committee_admin'] as const
/** Who sees the bills of more than one unit (B5). */
export const manyBillRoles = ['bureau_user', 'bureau_admin', 'committee_user', 'committee_admin', 'business_operator'] as const
/** Heads have a bill of their own among those of others. */
const headRoles = ['bureau_user', 'bureau_admin', 'committee_user', 'committee_admin'] as const

/** Of a head's accounts the unit whose bill is their own; others see no other than their own unit's anyway. */
export function ownUnitOf(me: { readonly roles: readonly string[]; readonly departmentId: string | null }): string | undefined {
  return headRoles.some((role) => me.roles.includes(role)) ? me.departmentId ?? undefined : undefined
}
