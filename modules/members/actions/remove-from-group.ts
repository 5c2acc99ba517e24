import { allow } from '#kit/pure/policy.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { removeFromGroup } from '../contract.ts'
import { lockGroup, touchGroup } from '../group-store.ts'
import { memberPolicy } from '../policy.ts'
import { findMember, lockMemberRow, writeGroupOf } from '../store.ts'
import { memberView } from '../view.ts'

/** Guide 004 §5.1.10. The group is locked before the member, as everywhere. */
export const removeFromGroupAction = action(removeFromGroup, async ({ tx, actor, now, input, record }) => {
  const { groupId } = await findMember(tx, input.id)
  if (groupId !== null) await lockGroup(tx, groupId)
  const member = await lockMemberRow(tx, input.id)
  if (member.version !== input.version || member.groupId !== groupId) throw refuse('conflict.stale', { version: member.version })
  allow(memberPolicy, 'removeFromGroup', actor, member)
  await writeGroupOf(tx, [member.id], null, { actor, now })
  await touchGroup(tx, groupId!, { actor, now })
  record({ kind: 'member.left_group', subject: { kind: 'member', id: member.id }, facts: { accountName: member.account, group: member.groupName } })
  return memberView(actor, await findMember(tx, member.id))
})
