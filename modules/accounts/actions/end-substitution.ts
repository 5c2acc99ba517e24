import { nameOf } from '#kit/pure/acted-by.ts'
import { allow } from '#kit/pure/policy.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action } from '#kit/server/action.ts'
import { endSubstitution } from '../contract.ts'
import { substitutionPolicy } from '../policy.ts'
import { stateOf } from '../rules/substitution.ts'
import { substitutionAnswer } from '../substitution-answer.ts'
import { lockSubstitution, writeEnd } from '../substitution-store.ts'

/** Before its last day, by either of the two or the department's admin; it holds from the substitute's next request on (A4, A6). */
export const endSubstitutionAction = action(endSubstitution, async ({ tx, actor, now, input, record }) => {
  const row = await lockSubstitution(tx, actor, input.id)
  if (!row) throw notFound()
  allow(substitutionPolicy, 'end', actor, { ...row, state: stateOf(row, dayOf(now)) })
  await writeEnd(tx, row.id, now)
  record({
    kind: 'substitution.ended', subject: { kind: 'substitution', id: row.id }, departmentId: row.departmentId,
    facts: { accountId: row.accountId, substituteId: row.substituteId, account: row.accountName, substitute: row.substituteName, fromDay: row.fromDay, untilDay: row.untilDay, by: nameOf(actor) },
  })
  return substitutionAnswer(actor, { ...row, isEnded: true }, now)
})
