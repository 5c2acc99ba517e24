import type { Actor } from '#modules/access/rules/actor.ts'
import { separationConflict } from '#modules/access/rules/permissions.ts'

/** What a person may do, as it was granted to the account. */
export type Grants = Pick<Actor, 'roles' | 'quotaPermissions' | 'quotaReviewZones'>

/**
 * May a person act with another's grants beside their own (A6)? They must share a role, and the three administrators
 * stay separated also for somebody who acts for another.
 */
export function mayActWith(own: Grants, represented: Grants): boolean {
  return own.roles.some((role) => represented.roles.includes(role)) && !separationConflict([...own.roles, ...represented.roles])
}

/** The grants of both: whoever is unlimited on one side is unlimited. */
export function grantsTogether(own: Grants, represented: Grants): Grants {
  const reviewers = [own, represented].filter(({ quotaPermissions }) => quotaPermissions.includes('quota.review'))
  const zones = new Set(reviewers.map(({ quotaReviewZones }) => quotaReviewZones))
  return {
    roles: both(own.roles, represented.roles),
    quotaPermissions: both(own.quotaPermissions, represented.quotaPermissions),
    quotaReviewZones: zones.size === 1 ? [...zones][0]! : null,
  }
}

function both<Name extends string>(left: readonly Name[], right: readonly Name[]): Name[] {
  return [...new Set([...left, ...right])].sort()
}
