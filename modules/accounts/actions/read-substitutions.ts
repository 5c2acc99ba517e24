import { notFound } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import { listSubstitutionChoices, listSubstitutions } from '../contract.ts'
import { readCandidates, readRepresentable, readSubstitutions } from '../substitution-store.ts'
import { substitutionAnswer } from '../substitution-answer.ts'

export const listSubstitutionsQuery = query(listSubstitutions, async ({ database, actor, now }) =>
  ({ items: (await readSubstitutions(database, actor)).map((row) => substitutionAnswer(actor, row, now)) }))

/** Whom one can name for somebody else is for those to know who may name: else 404 (A2). */
export const substitutionChoicesQuery = query(listSubstitutionChoices, async ({ database, actor, input }) => {
  const accounts = await readRepresentable(database, actor)
  const { accountId = actor.id } = input
  if (accountId !== actor.id && !accounts.some(({ id }) => id === accountId)) throw notFound()
  return {
    accounts: accounts.map(({ id, displayName, departmentName }) => ({ id, name: displayName, department: departmentName })),
    candidates: await readCandidates(database, accountId),
  }
})
