import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { InputOf } from '#kit/pure/contract.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { changeMyPassword, type Session } from '../contract.ts'
import { checkCurrentPassword } from '../current-password.ts'
import { checkNewPassword } from '../new-password.ts'
import { hashPassword } from '../passwords.ts'
import { endSessionsOf, openSession, readCaller } from '../session-store.ts'
import { writePassword } from '../store.ts'
import { sessionAnswer } from './session-answer.ts'

/**
 * My new password (U3, U5). The current one is asked for and guesses at it count towards the lock; hashing happens
 * outside the transaction, which would otherwise hold a connection for as long.
 */
export const changeMyPasswordRoute: Route = { endpoint: changeMyPassword, isWrite: true, run: runChange }

async function runChange(call: Call): Promise<Session> {
  const { database, actor } = call
  const { currentPassword, newPassword } = call.input as InputOf<typeof changeMyPassword>
  const checkedHash = await checkCurrentPassword(call, currentPassword, 'currentPassword')
  await checkNewPassword(database, { accountId: actor.id, accountName: actor.accountName, displayName: actor.displayName, passwordHash: checkedHash }, newPassword)
  return replace(call, checkedHash, await hashPassword(newPassword))
}

/** All sessions end; this browser goes on with a new one (U4). */
async function replace(call: Call, checkedHash: string, newHash: string): Promise<Session> {
  const { database, actor, request } = call
  const { token, answer } = await inTransaction(database, async (tx) => {
    if (!await writePassword(tx, actor.id, newHash, checkedHash)) throw refuse('conflict.busy')
    await endSessionsOf(tx, actor.id)
    const opened = await openSession(tx, { accountId: actor.id, address: request.address, userAgent: request.userAgent, continues: request.sessionToken })
    await appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id },
      [{ kind: 'password.changed', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, isPersonal: true }])
    return { token: opened.token, answer: await sessionAnswer(tx, (await readCaller(tx, opened.token)).session) }
  })
  request.setSessionToken(token)
  return answer
}
