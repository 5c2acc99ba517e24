import { quotaPermissions, rolePermissions, scopesOf, type QuotaPermission, type Role } from '#modules/access/rules/permissions.ts'
import { topics, type Need, type Step, type Topic } from './topics.ts'

/** Who reads a page of the help: people of one role, or of the two of a head. */
export const audiences = {
  'department-user': ['department_user'],
  'department-admin': ['department_admin'],
  bureau: ['bureau_user', 'bureau_admin'],
  committee: ['committee_user', 'committee_admin'],
  om: ['om_operator'],
  business: ['business_operator'],
  platform: ['platform_admin'],
  auditor: ['auditor'],
  member: ['member'],
} as const satisfies Readonly<Record<string, readonly Role[]>>
export type Audience = keyof typeof audiences
export const audienceCodes = Object.keys(audiences) as Audience[]
export const isAudience = (code: string): code is Audience => Object.hasOwn(audiences, code)

/** Quota permissions are granted one by one to people of departments and to operators (chapter 2). */
export function quotaPermissionsOf(roles: readonly Role[]): readonly QuotaPermission[] {
  return roles.some((role) => ['platform_admin', 'auditor', 'member'].includes(role)) ? [] : quotaPermissions
}

export function meetsNeeds(roles: readonly Role[], needs: readonly Need[] | undefined): boolean {
  return needs === undefined || needs.some((need) =>
    roles.some((role) => role === need) || quotaPermissionsOf(roles).some((held) => held === need) || rolePermissions.some((permission) => permission === need && scopesOf(roles, permission).length > 0))
}

export type ShownStep = Step & { readonly number: number }
/** The topics of a page with the steps that concern its readers; `number` names the step's phrase. */
export function helpFor(audience: Audience): { readonly topic: Topic; readonly steps: readonly ShownStep[] }[] {
  const roles = audiences[audience]
  return topics.filter(({ needs }) => meetsNeeds(roles, needs)).map((topic) => ({
    topic, steps: topic.steps.map((step, index) => ({ ...step, number: index + 1 })).filter(({ needs }) => meetsNeeds(roles, needs)),
  }))
}

/** Which pages concern somebody, best first. */
export function audiencesOf(roles: readonly string[]): Audience[] {
  return audienceCodes.filter((code) => audiences[code].some((role) => roles.includes(role)))
}
