import { nameOf } from '#kit/pure/acted-by.ts'
import { forbidden, invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import { reaches, type Actor } from '#modules/access/rules/actor.ts'
import { isAdminOf } from '#modules/access/rules/admins.ts'
import { nameSubstitute } from '../contract.ts'
import { dayErrors } from '../rules/substitution.ts'
import { substitutionAnswer } from '../substitution-answer.ts'
import { findColleague, insertSubstitution, lockColleague, overlaps, readCandidates, readSubstitution, type Colleague } from '../substitution-store.ts'

/**
 * A6: somebody names a colleague who may act for them between two days, or the department's admin does so for somebody
 * absent. Not while acting for another: nobody hands on, or makes longer, what was lent to them.
 */
export const nameSubstituteAction = action(nameSubstitute, async ({ tx, actor, now, input, record }) => {
  if (actor.actingFor !== null) throw refuse('substitution.while_acting')
  const account = await represented(tx, actor, input.accountId ?? actor.id)
  const { substituteId, fromDay, untilDay } = input
  const isCandidate = (await readCandidates(tx, account.id)).some(({ id }) => id === substituteId)
  const errors = [
    ...isCandidate ? [] : [{ path: 'substituteId', code: 'substitution.not_a_colleague' }],
    ...dayErrors(fromDay, untilDay, dayOf(now)),
  ]
  if (errors.length > 0) throw invalid(errors)
  const substitution = { accountId: account.id, substituteId, fromDay, untilDay, namedById: actor.id }
  if (await overlaps(tx, substitution)) throw refuse('substitution.overlaps')
  const id = await insertSubstitution(tx, substitution, now)
  const row = (await readSubstitution(tx, id))!
  record({
    kind: 'substitution.named', subject: { kind: 'substitution', id }, departmentId: account.departmentId,
    facts: { accountId: account.id, substituteId, account: row.accountName, substitute: row.substituteName, fromDay, untilDay, by: nameOf(actor) },
  })
  return substitutionAnswer(actor, row, now)
})

/** Oneself, or somebody whose admin one is: a colleague in sight is 403, anybody else 404 (A2). */
async function represented(tx: Tx, actor: Actor, accountId: string): Promise<Colleague> {
  const account = await findColleague(tx, accountId)
  if (!account || accountId !== actor.id && !reaches(actor, 'resource.view', account)) throw notFound()
  if (accountId !== actor.id && !isAdminOf(actor, account)) throw forbidden()
  const locked = (await lockColleague(tx, accountId))!
  if (!locked.isEnabled) throw refuse('account.is_disabled')
  return locked
}
