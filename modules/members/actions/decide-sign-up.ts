import { allow } from '#kit/pure/policy.ts'
import { refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { createMemberAccount, handingOut } from '#modules/accounts/offers.ts'
import { signUpPolicy } from '../policy.ts'
import { approveSignUp, rejectSignUp } from '../sign-up-contract.ts'
import { findSignUp, lockSignUp, writeApproval, writeRejection } from '../sign-up-store.ts'
import { insertMember } from '../store.ts'
import { signUpView } from '../view.ts'

/** The sign-up becomes a member. No password goes into a mail: who approves is shown the one-time one, and passes it on. */
export const approveSignUpRoute = handingOut(approveSignUp, async ({ tx, actor, now, input, record }, passwordHash) => {
  const asked = await lockSignUp(tx, input.id)
  allow(signUpPolicy, 'approve', actor, asked)
  if (asked.version !== input.version) throw refuse('conflict.stale', { version: asked.version })
  const { displayName, email, phone, language } = asked
  const accountName = input.accountName ?? asked.accountName
  const id = await createMemberAccount(tx, { accountName, displayName, email, phone, language, passwordHash })
  await insertMember(tx, { id, identity: input.identity, contact: asked.organisation }, { actor, now })
  await writeApproval(tx, asked.id, id, { actor, now })
  record({ kind: 'account.created', subject: { kind: 'account', id }, facts: { after: { accountName, displayName, email, phone, roles: ['member'] } } })
  record({ kind: 'member.created', subject: { kind: 'member', id }, facts: { accountName, identity: input.identity, signUpId: asked.id } })
  record({ kind: 'sign_up.approved', subject: { kind: 'sign_up', id: asked.id }, facts: { accountName, displayName } })
  return { signUp: signUpView(actor, await findSignUp(tx, asked.id)) }
})

export const rejectSignUpAction = action(rejectSignUp, async ({ tx, actor, now, input, record }) => {
  const asked = await lockSignUp(tx, input.id)
  allow(signUpPolicy, 'reject', actor, asked)
  if (asked.version !== input.version) throw refuse('conflict.stale', { version: asked.version })
  await writeRejection(tx, asked.id, input.reason.trim(), { actor, now })
  record({ kind: 'sign_up.rejected', subject: { kind: 'sign_up', id: asked.id }, facts: { accountName: asked.accountName, displayName: asked.displayName } })
  return signUpView(actor, await findSignUp(tx, asked.id))
})
