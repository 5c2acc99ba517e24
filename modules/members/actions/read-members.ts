import { query } from '#kit/server/action.ts'
import { listRows } from '#kit/server/list.ts'
import { listGroups, listMemberChoices, listMembers, readGroup, readMember } from '../contract.ts'
import { findGroup, groupSource, presentGroups, type GroupRecord } from '../group-store.ts'
import { listSignUps, readSignUp } from '../sign-up-contract.ts'
import { findSignUp, signUpSource, type SignUpRecord } from '../sign-up-store.ts'
import { everything, findMember, memberSource, readChoices, type MemberRecord } from '../store.ts'
import { groupRow, groupView, memberRow, memberView, signUpView } from '../view.ts'

// Whoever maintains members maintains all of them: the route's permission is the whole scope.

export const listMembersQuery = query(listMembers, async ({ database, actor, input }) => {
  const found = await listRows<typeof listMembers['list'], MemberRecord>(database, listMembers.list, memberSource, input, everything)
  return { ...found, items: found.items.map((member) => memberRow(actor, member)) }
})
export const memberChoicesQuery = query(listMemberChoices, async ({ database }) => ({
  items: (await readChoices(database)).map(({ id, account, name, groupId, groupName }) =>
    ({ id, account, displayName: name, group: groupId === null ? null : { id: groupId, name: groupName ?? '' } })),
}))
export const readMemberQuery = query(readMember, async ({ database, actor, input }) => memberView(actor, await findMember(database, input.id)))

export const listGroupsQuery = query(listGroups, async ({ database, actor, input }) => {
  const found = await listRows<typeof listGroups['list'], GroupRecord>(database, listGroups.list, groupSource, input, presentGroups)
  return { ...found, items: found.items.map((group) => groupRow(actor, group)) }
})
export const readGroupQuery = query(readGroup, async ({ database, actor, input }) => groupView(database, actor, await findGroup(database, input.id)))

export const listSignUpsQuery = query(listSignUps, async ({ database, actor, input }) => {
  const found = await listRows<typeof listSignUps['list'], SignUpRecord>(database, listSignUps.list, signUpSource, input, everything)
  return { ...found, items: found.items.map((signUp) => signUpView(actor, signUp)) }
})
export const readSignUpQuery = query(readSignUp, async ({ database, actor, input }) => signUpView(actor, await findSignUp(database, input.id)))
