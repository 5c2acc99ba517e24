import { Refusal } from '#kit/pure/refusal.ts'
import { say } from '#kit/pure/phrase.ts'
import { action, type Route } from '#kit/server/action.ts'
import { countAddress } from '#modules/accounts/offers.ts'
import { memberNoticePhrases as phrases } from '../notice-phrases.ts'
import { signUp } from '../sign-up-contract.ts'
import { insertRejected, insertSignUp, isSameWaiting } from '../sign-up-store.ts'

/**
 * A stranger asks to become a member. The page's answer is always the same, so that nobody learns who is a member here.
 * An account name that somebody has already is for business to settle; one that somebody else is waiting for is turned
 * down at once. Either way the address that asked is told, and nobody else.
 */
const signUpAction = action(signUp, async ({ tx, actor, now, input, record }) => {
  const wanted = {
    accountName: input.accountName, displayName: input.displayName.trim(), email: input.email, phone: input.phone?.trim() ?? '',
    organisation: input.organisation?.trim() ?? '', reason: input.reason?.trim() ?? '', language: input.language ?? actor.language,
  }
  const told = { accountName: wanted.accountName, displayName: wanted.displayName }
  const id = await insertSignUp(tx, wanted, now)
  if (id !== undefined) {
    record({ kind: 'sign_up.received', subject: { kind: 'sign_up', id }, facts: told })
  } else if (!await isSameWaiting(tx, wanted)) {
    const rejected = await insertRejected(tx, wanted, say(phrases['sign_up.name_awaited'], wanted.language), now)
    record({ kind: 'sign_up.rejected', subject: { kind: 'sign_up', id: rejected }, facts: told })
  }
  return {}
})

/** As many tries from one address as log-ins (U3), counted apart and before anything is looked at. */
export const signUpRoute: Route = {
  endpoint: signUp, isWrite: true,
  run: async (call) => {
    if (!await countAddress(call.database, `sign-up ${call.request.address}`)) throw new Refusal('rate.limited', 429)
    return signUpAction.run(call)
  },
}
