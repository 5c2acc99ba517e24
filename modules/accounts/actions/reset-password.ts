import { allow } from '#kit/pure/policy.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { readSetting } from '#modules/settings/offers.ts'
import { lockAccount } from '../admin-store.ts'
import { factsOf, readAccountAnswer } from '../answer.ts'
import { resetPassword } from '../contract.ts'
import { accountPolicy } from '../policy.ts'
import { makeOneTimeLink } from '../one-time-link-store.ts'
import { handingOut } from '../one-time-route.ts'
import { endSessionsOf } from '../session-store.ts'
import { removePassword, writeOneTimePassword } from '../store.ts'

/** How long the link of a reset works: as long as a one-time password (C-E1). */
const hours = 72

/**
 * The platform admin's reset (U2, U6). Where mail goes out and the account has an e-mail, its owner gets a link and nobody
 * else a secret; otherwise a one-time password to hand over. Whoever used the old password is logged out.
 */
export const resetPasswordRoute = handingOut(resetPassword, async ({ tx, actor, input, record }, passwordHash) => {
  const account = await lockAccount(tx, input.id)
  if (!account) throw notFound()
  allow(accountPolicy, 'resetPassword', actor, factsOf(account))
  const isByMail = account.email !== '' && await readSetting(tx, 'mail.smtp_url') !== ''
  const linkId = isByMail ? await makeOneTimeLink(tx, { accountId: account.id, purpose: 'forgotten_password', hours }) : null
  if (isByMail) await removePassword(tx, account.id)
  else await writeOneTimePassword(tx, account.id, passwordHash)
  await endSessionsOf(tx, account.id)
  record({ kind: 'account.password_reset', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId, facts: { accountName: account.accountName, linkId } })
  return { account: await readAccountAnswer(tx, actor, account.id), linkSentTo: isByMail ? account.email : null, ...isByMail ? { oneTimePassword: null } : {} }
})
