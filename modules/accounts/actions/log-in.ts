import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { InputOf } from '#kit/pure/contract.ts'
import { Refusal } from '#kit/pure/refusal.ts'
import { nobody } from '#modules/access/rules/actor.ts'
import { logIn, type Session } from '../contract.ts'
import { countAddress, forgiveAccount, forgiveAddress, takeAttemptByName, type Guessable } from '../guess-store.ts'
import { isPassword } from '../passwords.ts'
import { endSessionOfToken, openSession, readCaller } from '../session-store.ts'
import { sessionAnswer } from './session-answer.ts'

/**
 * Log-in (U2–U4). Not one transaction: the attempt counts, and stays counted, before the password is looked at.
 * Unknown, locked, disabled and wrong cost the same and answer the same, so that nothing can be learnt (C-E5).
 */
export const logInRoute: Route = { endpoint: logIn, isWrite: true, run: runLogIn }

async function runLogIn(call: Call): Promise<Session> {
  const { database, request } = call
  const { account, password } = call.input as InputOf<typeof logIn>
  if (!await countAddress(database, request.address)) throw new Refusal('rate.limited', 429)
  const found = await takeAttemptByName(database, account)
  const isRight = await isPassword(password, found?.mayTry && found.isEnabled ? found.passwordHash : null)
  if (!found || !isRight) {
    await recordRefusal(call, found)
    throw new Refusal('session.wrong_credentials', 401)
  }
  await forgiveAddress(database, request.address)
  if (found.isOneTimeExpired) throw new Refusal('session.one_time_expired', 401)
  return begin(call, found)
}

/** Rotation: whatever session the browser had ends, and a token that nobody knew before begins (C-F1). */
async function begin(call: Call, found: Guessable): Promise<Session> {
  const { database, request } = call
  const { token, answer } = await inTransaction(database, async (tx) => {
    if (!await forgiveAccount(tx, found.id, found.passwordHash!)) throw new Refusal('session.wrong_credentials', 401)
    if (request.sessionToken !== null) await endSessionOfToken(tx, request.sessionToken)
    const opened = await openSession(tx, { accountId: found.id, address: request.address, userAgent: request.userAgent })
    const { now, session } = await readCaller(tx, opened.token)
    const { actor } = session!
    await appendEvents(tx, { actor, now, address: request.address, requestId: request.id },
      [{ kind: 'session.opened', subject: { kind: 'account', id: found.id }, departmentId: actor.departmentId, facts: { userAgent: request.userAgent } }])
    return { token: opened.token, answer: await sessionAnswer(tx, session) }
  })
  request.setSessionToken(token)
  return answer
}

/** A name that does not exist is not written down: people type passwords into that field. */
async function recordRefusal(call: Call, found: Guessable | undefined): Promise<void> {
  const { database, request } = call
  const reason = !found ? 'unknown' : !found.isEnabled ? 'disabled' : !found.mayTry ? 'locked' : 'wrong'
  await inTransaction(database, async (tx) => appendEvents(tx, { actor: nobody, now: await platformNow(tx), address: request.address, requestId: request.id },
    [{ kind: 'session.refused', subject: { kind: 'account', id: found?.id ?? '0' }, facts: { reason, ...(found ? { accountName: found.accountName } : {}) } }]))
}
