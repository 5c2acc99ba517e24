import type { Policy } from '#kit/pure/policy.ts'
import { holds, type Actor } from '#modules/access/rules/actor.ts'
import type { EntryKind } from './rules/entries.ts'

const maintains = (actor: Actor) => holds(actor, 'point.maintain')

/** Into an account that nobody can use any more nothing is put; what is left in it can be paid out. */
export const pointsPolicy: Policy<{ readonly isExisting: boolean }, 'topUp' | 'payOut'> = {
  topUp: { mayReach: maintains, hinders: (_actor, { isExisting }) => isExisting ? undefined : 'points.member_is_gone' },
  payOut: { mayReach: maintains },
}

export const entryPolicy: Policy<{ readonly kind: EntryKind; readonly reversedById: string | null }, 'reverse'> = {
  reverse: {
    mayReach: maintains,
    hinders: (_actor, { kind, reversedById }) => kind !== 'top_up' ? 'points.not_a_top_up' : reversedById === null ? undefined : 'points.reversed_already',
  },
}
