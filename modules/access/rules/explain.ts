import { isAllowed, type PolicyRow } from '#kit/pure/policy.ts'
import { covers, holds, holdsQuota, isQuotaPermission, reaches, type Actor, type Place } from './actor.ts'
import { rolePermissions, roles, scopesOf, type QuotaPermission, type RolePermission } from './permissions.ts'

/**
 * Why may, or may not, somebody do something (A7)? Asked of the very functions that guard and filter; nothing is
 * decided here. A reason is a phrase code with its facts, and whether it speaks for it, against it, or is just so.
 */
export type Reason = { readonly code: string; readonly isMet: boolean | null; readonly facts: Readonly<Record<string, string | readonly string[]>> }
export type Explained = { readonly isAllowed: boolean; readonly reasons: readonly Reason[] }
export type NamedPlace = Place & { readonly departmentName: string }

const reason = (code: string, isMet: boolean | null, facts: Reason['facts'] = {}): Reason => ({ code, isMet, facts })

/** A permission in a place, or anywhere. */
export function explainPermission(actor: Actor, permission: RolePermission | QuotaPermission, place: NamedPlace | null): Explained {
  return isQuotaPermission(permission) ? explainQuota(actor, permission, place) : explainRoles(actor, permission, place)
}

function explainRoles(actor: Actor, permission: RolePermission, place: NamedPlace | null): Explained {
  const isAllowed = place === null ? holds(actor, permission) : reaches(actor, permission, place)
  const reasons = actor.roles.flatMap((role) => scopesOf([role], permission).map((scope) => {
    const facts = { role, permission, scope }
    if (place === null) return reason('explanation.role_grants', true, facts)
    const isInside = covers(actor, scope, place)
    return reason(isInside ? 'explanation.scope_inside' : 'explanation.scope_outside', isInside, { ...facts, department: place.departmentName })
  }))
  // One scope that holds it is enough: what other scopes leave out explains nothing then.
  if (reasons.length > 0) return { isAllowed, reasons: isAllowed ? reasons.filter(({ isMet }) => isMet) : reasons }
  const granting = roles.filter((role) => scopesOf([role], permission).length > 0)
  return { isAllowed, reasons: [reason('explanation.not_granted', false, { permission, roles: actor.roles, granting })] }
}

function explainQuota(actor: Actor, permission: QuotaPermission, place: NamedPlace | null): Explained {
  if (!holds(actor, permission)) return { isAllowed: false, reasons: [reason('explanation.quota_not_granted', false, { permission })] }
  const isAllowed = place === null || holdsQuota(actor, permission, place.departmentId)
  const where = place === null ? [] : [reason(isAllowed ? 'explanation.quota_own_department' : 'explanation.quota_other_department', isAllowed, { department: place.departmentName })]
  const zones = permission === 'quota.review' && actor.quotaReviewZones !== null ? [reason('explanation.quota_zones', null, { zones: actor.quotaReviewZones })] : []
  return { isAllowed, reasons: [reason('explanation.quota_granted', true, { permission }), ...where, ...zones] }
}

/** One row of a record's policy: what it needs, then what the record's state says. */
export function explainAct<Facts>(actor: Actor, row: PolicyRow<Facts>, record: Facts, place: NamedPlace | null): Explained {
  const mayReach = row.mayReach(actor, record)
  const needed = row.conditions?.flatMap((condition) => 'code' in condition
    ? [reason(condition.code, condition.holds(actor, record))]
    : explainAnyOf(actor, condition.permissions(record), place))
  const hindering = mayReach ? row.hinders?.(actor, record) : undefined
  return {
    isAllowed: isAllowed(row, actor, record),
    reasons: [
      ...needed ?? [reason(mayReach ? 'explanation.rule_met' : 'explanation.rule_not_met', mayReach)],
      ...!mayReach || !row.hinders ? [] : [hindering === undefined ? reason('explanation.state_allows', true) : reason(hindering, false)],
    ],
  }
}

/** One of these permissions is needed: the one that is held, or why each is not. */
function explainAnyOf(actor: Actor, permissions: readonly string[], place: NamedPlace | null): readonly Reason[] {
  const explained = permissions.filter(isPlain).map((permission) => explainPermission(actor, permission, place))
  const held = explained.filter((one) => one.isAllowed)
  return (held.length > 0 ? held : explained).flatMap((one) => one.reasons)
}

/** A permission of the table or a quota permission; not a route's `public` and `signed-in`, nor any other text. */
export function isPlain(text: string): text is RolePermission | QuotaPermission {
  return rolePermissions.some((known) => known === text) || isQuotaPermission(text)
}

/** What holds for the person whatever is asked. */
export function explainPerson(actor: Actor, isEnabled: boolean, mayActFor: readonly { readonly name: string; readonly untilDay: string }[]): Explained {
  const against = [
    ...isEnabled ? [] : [reason('explanation.account_disabled', false)],
    ...actor.mustChangePassword ? [reason('explanation.must_change_password', false)] : [],
    ...actor.mustSetUpSecondFactor ? [reason('explanation.must_set_up_second_factor', false)] : [],
  ]
  const substitution = actor.actingFor !== null
    ? [reason('explanation.acting', null, { name: actor.actingFor.displayName })]
    : mayActFor.map(({ name, untilDay }) => reason('explanation.may_act_for', null, { name, until: untilDay }))
  return { isAllowed: against.length === 0, reasons: [...against, ...substitution] }
}
