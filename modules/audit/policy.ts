import type { Policy } from '#kit/pure/policy.ts'
import { holds } from '#modules/access/rules/actor.ts'

export type PersonFacts = { readonly isEnabled: boolean; readonly pseudonymisedAt: Date | null }

/** Only of accounts that nobody logs in with any more, and once (PIPL 47). */
export const personPolicy: Policy<PersonFacts, 'pseudonymise'> = {
  pseudonymise: {
    mayReach: (actor) => holds(actor, 'account.maintain'),
    hinders: (_actor, { isEnabled, pseudonymisedAt }) => pseudonymisedAt !== null ? 'account.pseudonymised' : isEnabled ? 'account.still_enabled' : undefined,
  },
}
