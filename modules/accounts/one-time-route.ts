import type { AnswerOf, EndpointShape } from '#kit/pure/contract.ts'
import { action, type ActionContext, type Route } from '#kit/server/action.ts'
import { hashPassword, makeOneTimePassword } from './passwords.ts'

/**
 * An action that hands out a one-time password (C-E1); its endpoint's answer has a field `oneTimePassword`. The password
 * is added after the commit, so that neither the event record nor the stored answer of an idempotency key ever holds it;
 * a repeat gets the answer without it. An action that did without (`oneTimePassword: null`) hands out none.
 */
export function handingOut<E extends EndpointShape>(
  endpoint: E, run: (context: ActionContext<E>, passwordHash: string) => Promise<Omit<AnswerOf<E>, 'oneTimePassword'> & { readonly oneTimePassword?: null }>,
): Route {
  return {
    endpoint, isWrite: true,
    run: async (call) => {
      const oneTimePassword = makeOneTimePassword()
      const passwordHash = await hashPassword(oneTimePassword)
      let isHandedOut = false
      const stored = action<EndpointShape>(endpoint, async (context) => {
        const made = await run(context as ActionContext<E>, passwordHash)
        isHandedOut = made.oneTimePassword === undefined
        return { ...made, oneTimePassword: null }
      })
      const answer = await stored.run(call) as object
      return { ...answer, oneTimePassword: isHandedOut ? oneTimePassword : null }
    },
  }
}
