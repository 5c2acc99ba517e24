import { action } from '#kit/server/action.ts'
import { logOut } from '../contract.ts'
import { endSessionOfToken } from '../session-store.ts'
import { sessionAnswer } from './session-answer.ts'

/** Ends this session (U4). Without one, or with one that has run out, there is nothing to do, and that is fine. */
export const logOutAction = action(logOut, async ({ tx, actor, request, record }) => {
  if (request.sessionToken !== null && actor.kind === 'account') {
    await endSessionOfToken(tx, request.sessionToken)
    record({ kind: 'session.closed', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, isPersonal: true })
  }
  request.setSessionToken(null)
  return sessionAnswer(tx, null)
})
