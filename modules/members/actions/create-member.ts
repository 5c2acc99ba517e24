import { createMemberAccount, handingOut } from '#modules/accounts/offers.ts'
import { invalid } from '#kit/pure/refusal.ts'
import { createMember } from '../contract.ts'
import { findMember, insertMember } from '../store.ts'
import { memberView } from '../view.ts'

/** A member is an account with the role `member`, without a department; its one-time password is shown once. */
export const createMemberRoute = handingOut(createMember, async ({ tx, actor, now, input, record }, passwordHash) => {
  // Whoever buys is written to: when something is delivered, expires, is locked.
  if (input.email === '') throw invalid([{ path: 'email', code: 'field.required' }])
  const account = { accountName: input.accountName, displayName: input.displayName.trim(), email: input.email, phone: input.phone?.trim() ?? '', language: actor.language }
  const id = await createMemberAccount(tx, { ...account, passwordHash })
  const member = { identity: input.identity, contact: input.contact?.trim() ?? '' }
  await insertMember(tx, { id, ...member }, { actor, now })
  record({ kind: 'account.created', subject: { kind: 'account', id }, facts: { after: { ...account, roles: ['member'] } } })
  record({ kind: 'member.created', subject: { kind: 'member', id }, facts: { accountName: account.accountName, ...member } })
  return { member: memberView(actor, await findMember(tx, id)) }
})
