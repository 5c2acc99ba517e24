import type { Policy } from '#kit/pure/policy.ts'
import { holds, type Actor } from '#modules/access/rules/actor.ts'
import { isAdminOf } from '#modules/access/rules/admins.ts'
import type { Role } from '#modules/access/rules/permissions.ts'
import type { SubstitutionState } from './rules/substitution.ts'
import type { SubstitutionRow } from './substitution-store.ts'

export type AccountAct = 'edit' | 'disable' | 'enable' | 'unlock' | 'resetPassword' | 'endSessions' | 'resetSecondFactor' | 'linkIdentity'
export type AccountFacts = { readonly id: string; readonly isEnabled: boolean; readonly isLocked: boolean; readonly hasSecondFactor: boolean; readonly roles: readonly Role[] }

const maintains = (actor: Actor) => holds(actor, 'account.maintain')
const ifOwn = (actor: Actor, { id }: AccountFacts) => actor.id === id ? 'account.own' : undefined
const ifDisabled = (_actor: Actor, { isEnabled }: AccountFacts) => isEnabled ? undefined : 'account.is_disabled'

/**
 * What the platform admin may do to an account (U6). Never to the own one what could lock oneself out or raise
 * one's power; one's own data and password are changed in "my information".
 */
export const accountPolicy: Policy<AccountFacts, AccountAct> = {
  edit: { mayReach: maintains, hinders: (actor, facts) => ifOwn(actor, facts) ?? (facts.roles.includes('member') ? 'account.is_member' : undefined) },
  disable: { mayReach: maintains, hinders: (actor, facts) => ifOwn(actor, facts) ?? ifDisabled(actor, facts) },
  enable: { mayReach: maintains, hinders: (_actor, { isEnabled }) => isEnabled ? 'account.is_enabled' : undefined },
  unlock: { mayReach: maintains, hinders: (_actor, { isLocked }) => isLocked ? undefined : 'account.is_not_locked' },
  resetPassword: { mayReach: maintains, hinders: (actor, facts) => ifOwn(actor, facts) ?? ifDisabled(actor, facts) },
  endSessions: { mayReach: maintains, hinders: (actor, facts) => ifOwn(actor, facts) ?? ifDisabled(actor, facts) },
  resetSecondFactor: { mayReach: maintains, hinders: (actor, facts) => ifOwn(actor, facts) ?? (facts.hasSecondFactor ? undefined : 'second_factor.is_not_set_up') },
  linkIdentity: { mayReach: maintains, hinders: ifOwn },
}

export type SubstitutionFacts = Pick<SubstitutionRow, 'accountId' | 'substituteId' | 'departmentId' | 'unitId' | 'sector'> & { readonly state: SubstitutionState }

/** Whoever is represented, whoever represents, and the department's admin may end it before its last day (A6). */
export const substitutionPolicy: Policy<SubstitutionFacts, 'end'> = {
  end: {
    mayReach: (actor, { accountId, substituteId, departmentId, unitId, sector }) =>
      [accountId, substituteId].includes(actor.id) || (departmentId !== null && isAdminOf(actor, { departmentId, unitId, sector })),
    hinders: (_actor, { state }) => state === 'over' ? 'substitution.is_over' : undefined,
  },
}
