import { Refusal } from '#kit/pure/refusal.ts'
import type { Call } from '#kit/server/action.ts'
import { inTransaction, type Tx } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { Session } from '../contract.ts'
import { endSessionOfToken, openSession, readCaller, type SessionMethod } from '../session-store.ts'
import { sessionAnswer } from './session-answer.ts'

/** `isStillSo`: what was found out before the transaction holds in it. */
export type Entering = { readonly accountId: string; readonly method: SessionMethod; readonly hasSecondFactor: boolean; readonly isStillSo: (tx: Tx) => Promise<boolean> }

/** Rotation: whatever session the browser had ends, and a token that nobody knew before begins (C-F1). */
export async function beginSession({ database, request }: Call, { accountId, method, hasSecondFactor, isStillSo }: Entering): Promise<Session> {
  const { token, answer } = await inTransaction(database, async (tx) => {
    if (!await isStillSo(tx)) throw new Refusal('session.wrong_credentials', 401)
    if (request.sessionToken !== null) await endSessionOfToken(tx, request.sessionToken)
    const opened = await openSession(tx, { accountId, address: request.address, userAgent: request.userAgent, method, hasSecondFactor })
    const { now, session } = await readCaller(tx, opened.token)
    // A second factor was set up meanwhile: a session without it does not open.
    if (!session) throw new Refusal('session.second_factor_needed', 401)
    await appendEvents(tx, { actor: session.actor, now, address: request.address, requestId: request.id },
      [{ kind: 'session.opened', subject: { kind: 'account', id: accountId }, departmentId: session.actor.departmentId, facts: { userAgent: request.userAgent, method, hasSecondFactor } }])
    return { token: opened.token, answer: await sessionAnswer(tx, session) }
  })
  request.setSessionToken(token)
  return answer
}
