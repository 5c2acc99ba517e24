import { action, type ActionContext, type Route } from '#kit/server/action.ts'
import type { AnswerOf } from '#kit/pure/contract.ts'
import type { Account, createAccount, resetPassword } from '../contract.ts'
import { hashPassword, makeOneTimePassword } from '../passwords.ts'

type Handing = typeof createAccount | typeof resetPassword

/**
 * An action that hands out a one-time password (C-E1). The password is added to the answer after the commit, so that
 * neither the event record nor the stored answer of an idempotency key ever holds it; a repeat gets the account without it.
 */
export function withOneTimePassword<E extends Handing>(
  endpoint: E, run: (context: ActionContext<E>, passwordHash: string) => Promise<Account>,
): Route {
  return {
    endpoint, isWrite: true,
    run: async (call): Promise<AnswerOf<Handing>> => {
      const oneTimePassword = makeOneTimePassword()
      const passwordHash = await hashPassword(oneTimePassword)
      let isFirst = false
      const stored = action<Handing>(endpoint, async (context) => {
        const account = await run(context as ActionContext<E>, passwordHash)
        isFirst = true
        return { account, oneTimePassword: null }
      })
      const answer = await stored.run(call) as AnswerOf<Handing>
      return { ...answer, oneTimePassword: isFirst ? oneTimePassword : null }
    },
  }
}
