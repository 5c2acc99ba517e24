import type { Policy } from '#kit/pure/policy.ts'
import { holds, type Actor } from '#modules/access/rules/actor.ts'
import type { Role } from '#modules/access/rules/permissions.ts'

export type AccountAct = 'edit' | 'disable' | 'enable' | 'unlock' | 'resetPassword'
export type AccountFacts = { readonly id: string; readonly isEnabled: boolean; readonly isLocked: boolean; readonly roles: readonly Role[] }

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
}
