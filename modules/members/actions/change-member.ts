import { allow } from '#kit/pure/policy.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { changeMember } from '../contract.ts'
import { memberPolicy } from '../policy.ts'
import { findMember, lockMemberRow, writeMember } from '../store.ts'
import { memberView } from '../view.ts'

/** Identity and contact; name, address and phone are the member's own to change ("my information"). */
export const changeMemberAction = action(changeMember, async ({ tx, actor, now, input, record }) => {
  const member = await lockMemberRow(tx, input.id)
  allow(memberPolicy, 'edit', actor, member)
  if (member.version !== input.version) throw refuse('conflict.stale', { version: member.version })
  const before = { identity: member.identity, contact: member.contact }
  const after = { identity: input.identity ?? member.identity, contact: input.contact?.trim() ?? member.contact }
  await writeMember(tx, member.id, after, { actor, now })
  record({ kind: 'member.changed', subject: { kind: 'member', id: member.id }, facts: { accountName: member.account, before, after } })
  return memberView(actor, await findMember(tx, member.id))
})
