import type { Policy } from '#kit/pure/policy.ts'
import { holds, type Actor } from '#modules/access/rules/actor.ts'
import type { SignUpStatus } from './rules/sign-up.ts'

const maintains = (actor: Actor) => holds(actor, 'member.maintain')

export type MemberFacts = { readonly isExisting: boolean; readonly groupId: string | null }
/** Only an existing account that is in a group is taken out of it (guide 004 §5.1.10). */
export const memberPolicy: Policy<MemberFacts, 'edit' | 'removeFromGroup'> = {
  edit: { mayReach: maintains },
  removeFromGroup: { mayReach: maintains, hinders: (_actor, { isExisting, groupId }) => groupId === null ? 'member.not_in_group' : isExisting ? undefined : 'member.is_gone' },
}

export const groupPolicy: Policy<object, 'edit' | 'delete'> = { edit: { mayReach: maintains }, delete: { mayReach: maintains } }

const ifDecided = (_actor: Actor, { status }: { readonly status: SignUpStatus }) => status === 'waiting' ? undefined : 'sign_up.decided'
export const signUpPolicy: Policy<{ readonly status: SignUpStatus }, 'approve' | 'reject'> = {
  approve: { mayReach: maintains, hinders: ifDecided },
  reject: { mayReach: maintains, hinders: ifDecided },
}
