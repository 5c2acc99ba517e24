import { action } from '#kit/server/action.ts'
import { allow } from '#kit/pure/policy.ts'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import { departmentForRecord } from '#modules/departments/offers.ts'
import { hasPlatformAdmin, isPseudonymised, lockAccount, lockPlatformAdmins, writeEnabled } from '../admin-store.ts'
import { factsOf, readAccountAnswer } from '../answer.ts'
import { disableAccount, enableAccount, endSessionsOfAccount, unlockAccount } from '../contract.ts'
import { liftLock } from '../guess-store.ts'
import { accountPolicy } from '../policy.ts'
import { endSessionsOf } from '../session-store.ts'

/** Nobody can use the account from now on (A4); its history stays (U6). */
export const disableAccountAction = action(disableAccount, async ({ tx, actor, input, record }) => {
  await lockPlatformAdmins(tx)
  const account = await lockAccount(tx, input.id)
  if (!account) throw notFound()
  allow(accountPolicy, 'disable', actor, factsOf(account))
  if (!await writeEnabled(tx, account.id, input.version, false)) throw refuse('conflict.stale')
  if (!await hasPlatformAdmin(tx)) throw refuse('account.last_platform_admin')
  await endSessionsOf(tx, account.id)
  record({ kind: 'account.disabled', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId, facts: { accountName: account.accountName } })
  return readAccountAnswer(tx, actor, account.id)
})

/** The account works again, with the password it had; not in a department that was archived meanwhile. */
export const enableAccountAction = action(enableAccount, async ({ tx, actor, input, record }) => {
  const account = await lockAccount(tx, input.id)
  if (!account) throw notFound()
  allow(accountPolicy, 'enable', actor, factsOf(account))
  // A person whose data were replaced does not come back (PIPL 47).
  if (await isPseudonymised(tx, account.id)) throw refuse('account.pseudonymised')
  const department = account.departmentId === null ? undefined : await departmentForRecord(tx, account.departmentId)
  if (department?.isArchived) throw refuse('department.archived')
  if (!await writeEnabled(tx, account.id, input.version, true)) throw refuse('conflict.stale')
  record({ kind: 'account.enabled', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId, facts: { accountName: account.accountName } })
  return readAccountAnswer(tx, actor, account.id)
})

/** Whoever is logged in with the account is so no longer; they may log in again (ASVS 7.4.5). */
export const endSessionsOfAccountAction = action(endSessionsOfAccount, async ({ tx, actor, input, record }) => {
  const account = await lockAccount(tx, input.id)
  if (!account) throw notFound()
  allow(accountPolicy, 'endSessions', actor, factsOf(account))
  await endSessionsOf(tx, account.id)
  record({ kind: 'account.sessions_ended', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId, facts: { accountName: account.accountName } })
  return readAccountAnswer(tx, actor, account.id)
})

/** Lifts the 15 minutes after five wrong attempts (U3). */
export const unlockAccountAction = action(unlockAccount, async ({ tx, actor, input, record }) => {
  const account = await lockAccount(tx, input.id)
  if (!account) throw notFound()
  allow(accountPolicy, 'unlock', actor, factsOf(account))
  await liftLock(tx, account.id)
  record({ kind: 'account.unlocked', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId, facts: { accountName: account.accountName } })
  return readAccountAnswer(tx, actor, account.id)
})
