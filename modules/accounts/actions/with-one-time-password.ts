import type { AnswerOf } from '#kit/pure/contract.ts'
import type { ActionContext, Route } from '#kit/server/action.ts'
import type { Account, createAccount } from '../contract.ts'
import { handingOut } from '../one-time-route.ts'

/** An action on an account that hands out a one-time password (C-E1). */
export function withOneTimePassword<E extends typeof createAccount>(
  endpoint: E, run: (context: ActionContext<E>, passwordHash: string) => Promise<Account>,
): Route {
  return handingOut<E>(endpoint, async (context, passwordHash) => ({ account: await run(context, passwordHash) } as Omit<AnswerOf<E>, 'oneTimePassword'>))
}
