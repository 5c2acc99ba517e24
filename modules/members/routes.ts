import type { Route } from '#kit/server/action.ts'
import { changeMemberAction } from './actions/change-member.ts'
import { createMemberRoute } from './actions/create-member.ts'
import { approveSignUpRoute, rejectSignUpAction } from './actions/decide-sign-up.ts'
import { listGroupsQuery, listMembersQuery, listSignUpsQuery, memberChoicesQuery, readGroupQuery, readMemberQuery, readSignUpQuery } from './actions/read-members.ts'
import { removeFromGroupAction } from './actions/remove-from-group.ts'
import { signUpRoute } from './actions/sign-up.ts'
import { changeGroupAction, createGroupAction, deleteGroupAction } from './actions/write-group.ts'
import { exportMembersQuery } from './exports.ts'

export const memberRoutes: readonly Route[] = [
  listMembersQuery, exportMembersQuery, memberChoicesQuery, readMemberQuery, createMemberRoute, changeMemberAction, removeFromGroupAction,
  listGroupsQuery, readGroupQuery, createGroupAction, changeGroupAction, deleteGroupAction,
  signUpRoute, listSignUpsQuery, readSignUpQuery, approveSignUpRoute, rejectSignUpAction,
]
