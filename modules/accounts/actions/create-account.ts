import { invalid } from '#kit/pure/refusal.ts'
import { departmentForRecord } from '#modules/departments/offers.ts'
import { insertAccount } from '../admin-store.ts'
import { readAccountAnswer } from '../answer.ts'
import { createAccount } from '../contract.ts'
import { grantErrors } from '../rules/grants.ts'
import { writeOneTimePassword } from '../store.ts'
import { withOneTimePassword } from './with-one-time-password.ts'

/** A new account with its roles (U6). Its one-time password is shown once, runs out after 72 hours and must be changed. */
export const createAccountRoute = withOneTimePassword(createAccount, async ({ tx, actor, input, record }, passwordHash) => {
  const department = await departmentForRecord(tx, input.departmentId)
  if (!department || department.isArchived) throw invalid([{ path: 'departmentId', code: 'field.not_an_option' }])
  const quotaPermissions = input.quotaPermissions ?? []
  const quotaReviewZones = input.quotaReviewZones ?? null
  const errors = grantErrors(department, input.roles, quotaPermissions, quotaReviewZones)
  if (errors.length > 0) throw invalid(errors)
  const account = {
    accountName: input.accountName, displayName: input.displayName.trim(), email: input.email ?? '', phone: input.phone?.trim() ?? '',
    departmentId: department.id, roles: input.roles, quotaPermissions, quotaReviewZones,
  }
  const id = await insertAccount(tx, account)
  await writeOneTimePassword(tx, id, passwordHash)
  record({ kind: 'account.created', subject: { kind: 'account', id }, departmentId: department.id, facts: { after: account } })
  return readAccountAnswer(tx, actor, id)
})
