import { action } from '#kit/server/action.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { endMySession } from '../contract.ts'
import { endSession } from '../session-store.ts'

/** Ends one of my sessions, for instance on a computer that I left (U4). Others' sessions do not exist for me (A2). */
export const endMySessionAction = action(endMySession, async ({ tx, actor, input, record }) => {
  if (!await endSession(tx, actor.id, input.id)) throw notFound()
  record({ kind: 'session.closed', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, facts: { sessionId: input.id }, isPersonal: true })
  return {}
})
