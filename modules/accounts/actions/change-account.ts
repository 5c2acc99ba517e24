import { action, type Route } from '#kit/server/action.ts'
import type { InputOf } from '#kit/pure/contract.ts'
import { allow } from '#kit/pure/policy.ts'
import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { departmentForRecord } from '#modules/departments/offers.ts'
import { hasPlatformAdmin, lockAccount, lockPlatformAdmins, writeAccount, writeDingtalkUser, type AccountFields, type AccountRow } from '../admin-store.ts'
import { factsOf, readAccountAnswer } from '../answer.ts'
import { changeAccount } from '../contract.ts'
import { accountPolicy } from '../policy.ts'
import type { AccountPossessions } from '../offers.ts'
import { grantErrors } from '../rules/grants.ts'
import { refusePossessions } from './hand-over.ts'

/** Data, department, roles and quota permissions of somebody else's account (U6); it holds from their next request on (A4). */
export const changeAccountRoute = (possessions: readonly AccountPossessions[]): Route => action(changeAccount, async ({ tx, actor, input, record }) => {
  await lockPlatformAdmins(tx)
  const before = await lockAccount(tx, input.id)
  if (!before) throw notFound()
  allow(accountPolicy, 'edit', actor, factsOf(before))
  const after: AccountFields = {
    displayName: input.displayName?.trim() ?? before.displayName, email: input.email ?? before.email, phone: input.phone?.trim() ?? before.phone,
    departmentId: input.departmentId ?? before.departmentId, roles: input.roles ?? before.roles, quotaPermissions: input.quotaPermissions ?? before.quotaPermissions,
    quotaReviewZones: zonesAfter(before, input),
  }
  const department = after.departmentId === null ? undefined : await departmentForRecord(tx, after.departmentId)
  if (!department || department.isArchived && department.id !== before.departmentId) throw invalid([{ path: 'departmentId', code: 'field.not_an_option' }])
  const errors = grantErrors(department, after.roles, after.quotaPermissions, after.quotaReviewZones)
  if (errors.length > 0) throw invalid(errors)
  if (after.departmentId !== before.departmentId) await refusePossessions(tx, possessions, before.id)
  if (!await writeAccount(tx, before.id, input.version, after)) throw refuse('conflict.stale')
  const { dingtalkUserId = before.dingtalkUserId } = input
  if (dingtalkUserId !== before.dingtalkUserId) await writeDingtalkUser(tx, before.id, dingtalkUserId)
  if (!await hasPlatformAdmin(tx)) throw refuse('account.last_platform_admin')
  record({ kind: 'account.changed', subject: { kind: 'account', id: before.id }, departmentId: department.id, facts: { before: { ...fieldsOf(before), dingtalkUserId: before.dingtalkUserId }, after: { ...after, dingtalkUserId } } })
  return readAccountAnswer(tx, actor, before.id)
})

function fieldsOf({ displayName, email, phone, departmentId, roles, quotaPermissions, quotaReviewZones }: AccountRow): AccountFields {
  return { displayName, email, phone, departmentId, roles, quotaPermissions, quotaReviewZones }
}

/** A limit of `quota.review` goes with it. */
function zonesAfter(before: AccountRow, { quotaPermissions, quotaReviewZones }: InputOf<typeof changeAccount>): AccountFields['quotaReviewZones'] {
  if (quotaReviewZones !== undefined) return quotaReviewZones
  return quotaPermissions?.includes('quota.review') === false ? null : before.quotaReviewZones
}
