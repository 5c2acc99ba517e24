import { action } from '#kit/server/action.ts'
import { endOtherSessions } from '../proof-contract.ts'
import { endOtherSessionsOf } from '../session-store.ts'

/** Everything but this browser is logged out (U4). */
export const endOtherSessionsAction = action(endOtherSessions, async ({ tx, actor, request, record }) => {
  const ended = await endOtherSessionsOf(tx, actor.id, request.sessionToken ?? '')
  if (ended > 0) record({ kind: 'session.others_closed', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, facts: { sessions: ended }, isPersonal: true })
  return {}
})
