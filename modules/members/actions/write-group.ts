import { allow } from '#kit/pure/policy.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import { changeGroup, createGroup, deleteGroup } from '../contract.ts'
import { endGroup, findGroup, insertGroup, lockGroup, writeGroup, type GroupFields } from '../group-store.ts'
import { groupPolicy } from '../policy.ts'
import { joinProblems } from '../rules/terms.ts'
import { lockJoining, memberIdsOf, writeGroupOf, type Writing } from '../store.ts'
import { groupView } from '../view.ts'

/** Guide 004 §6.2.2: the name is fixed from now on. */
export const createGroupAction = action(createGroup, async ({ tx, actor, now, input, record }) => {
  const group = { name: input.name.trim(), ...fieldsOf(input) }
  const id = await insertGroup(tx, group, { actor, now })
  await setMembers(tx, id, input.memberIds, { actor, now })
  record({ kind: 'group.created', subject: { kind: 'group', id }, facts: { ...group, memberIds: input.memberIds } })
  return groupView(tx, actor, await findGroup(tx, id))
})

/** Guide 004 §6.2.3. Products that were placed keep the terms they were placed with. */
export const changeGroupAction = action(changeGroup, async ({ tx, actor, now, input, record }) => {
  const group = await lockGroup(tx, input.id)
  allow(groupPolicy, 'edit', actor, group)
  if (group.version !== input.version) throw refuse('conflict.stale', { version: group.version })
  const memberIds = await setMembers(tx, group.id, input.memberIds, { actor, now })
  await writeGroup(tx, group.id, fieldsOf(input), { actor, now })
  record({ kind: 'group.changed', subject: { kind: 'group', id: group.id }, facts: { name: group.name, before: { ...fieldsOf(group), memberIds }, after: { ...fieldsOf(input), memberIds: input.memberIds } } })
  return groupView(tx, actor, await findGroup(tx, group.id))
})

/** Guide 004 §6.1.8: its members are in no group then. */
export const deleteGroupAction = action(deleteGroup, async ({ tx, actor, now, input, record }) => {
  const group = await lockGroup(tx, input.id)
  allow(groupPolicy, 'delete', actor, group)
  if (group.version !== input.version) throw refuse('conflict.stale', { version: group.version })
  const memberIds = await setMembers(tx, group.id, [], { actor, now })
  await endGroup(tx, group.id, { actor, now })
  record({ kind: 'group.deleted', subject: { kind: 'group', id: group.id }, facts: { name: group.name, ...fieldsOf(group), memberIds } })
  return {}
})

function fieldsOf({ discountPercent, rewardDays, mayReorder }: GroupFields): GroupFields {
  return { discountPercent, rewardDays, mayReorder }
}

/** Makes the members of a group exactly these; answers who they were. A member is in at most one group, whoever is faster. */
async function setMembers(tx: Tx, groupId: string, wanted: readonly string[], writing: Writing): Promise<string[]> {
  const before = await memberIdsOf(tx, groupId)
  const locked = await lockJoining(tx, [...new Set([...before, ...wanted])])
  const joining = locked.filter(({ id }) => wanted.includes(id))
  if (joining.length !== wanted.length) throw invalid([{ path: 'memberIds', code: 'field.not_an_option' }])
  const [problem] = joinProblems(groupId, joining)
  if (problem) throw refuse(problem.code, { member: problem.member, ...('group' in problem ? { group: problem.group } : {}) })
  const isIn = new Set(locked.filter((one) => one.groupId === groupId).map(({ id }) => id))
  await writeGroupOf(tx, wanted.filter((id) => !isIn.has(id)), groupId, writing)
  await writeGroupOf(tx, [...isIn].filter((id) => !wanted.includes(id)), null, writing)
  return before
}
