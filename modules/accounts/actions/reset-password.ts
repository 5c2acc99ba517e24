import { allow } from '#kit/pure/policy.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { lockAccount } from '../admin-store.ts'
import { factsOf, readAccountAnswer } from '../answer.ts'
import { resetPassword } from '../contract.ts'
import { accountPolicy } from '../policy.ts'
import { endSessionsOf } from '../session-store.ts'
import { writeOneTimePassword } from '../store.ts'
import { withOneTimePassword } from './with-one-time-password.ts'

/** A new one-time password for somebody else (U2, U6); whoever used the old one is logged out. */
export const resetPasswordRoute = withOneTimePassword(resetPassword, async ({ tx, actor, input, record }, passwordHash) => {
  const account = await lockAccount(tx, input.id)
  if (!account) throw notFound()
  allow(accountPolicy, 'resetPassword', actor, factsOf(account))
  await writeOneTimePassword(tx, account.id, passwordHash)
  await endSessionsOf(tx, account.id)
  record({ kind: 'account.password_reset', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId, facts: { accountName: account.accountName } })
  return readAccountAnswer(tx, actor, account.id)
})
