import { invalid } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { accountsOfDepartment } from '#modules/accounts/offers.ts'

export type ProjectPeople = { readonly contactId: string; readonly ownerId: string; readonly memberIds: readonly string[] }

/**
 * Contact, owner and members are accounts of the project's department (chapter 4), or the actor, or people who
 * stood in the project before: somebody who moved on does not keep others from mending its description.
 */
export async function guardPeople(reader: Reader, place: { actor: Actor; departmentId: string }, people: ProjectPeople, before: readonly string[] = []): Promise<void> {
  const colleagues = await accountsOfDepartment(reader, place.departmentId)
  const known = new Set([place.actor.id, ...before, ...colleagues.map(({ id }) => id)])
  const fields: [path: string, id: string][] = [
    ['contactId', people.contactId], ['ownerId', people.ownerId],
    ...people.memberIds.map((id, index): [string, string] => [`memberIds/${index}`, id]),
  ]
  const errors = fields.filter(([, id]) => !known.has(id)).map(([path]) => ({ path, code: 'project.person_elsewhere' }))
  if (errors.length > 0) throw invalid(errors)
}
