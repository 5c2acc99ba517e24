import { refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { actFor } from '../contract.ts'
import { readCaller, writeActing } from '../session-store.ts'
import { sessionAnswer } from './session-answer.ts'

/**
 * A substitute chooses to act for the other, or to be themselves again (A6). Whether they may is asked in the words of
 * every later request: written, then read as the guard reads it.
 */
export const actForAction = action(actFor, async ({ tx, actor, input, request, record }) => {
  const token = request.sessionToken!
  await writeActing(tx, token, input.accountId)
  const { session } = await readCaller(tx, token)
  const acting = session?.actor.actingFor ?? null
  if (acting?.id !== (input.accountId ?? undefined)) throw refuse('substitution.not_valid')
  if (acting?.id !== actor.actingFor?.id) {
    const [kind, other] = acting ? ['acting.begun', acting] as const : ['acting.ended', actor.actingFor!] as const
    record({ kind, subject: { kind: 'account', id: other.id }, departmentId: actor.departmentId, facts: { name: other.displayName }, isPersonal: true })
  }
  return sessionAnswer(tx, session)
})
