import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import type { QuotaPermission, Role } from '#modules/access/rules/permissions.ts'
import { departmentForRecord, findDepartment, type DepartmentRow } from '#modules/departments/offers.ts'
import { lockAccount, readAccount, writeAccount, type AccountFields } from './admin-store.ts'
import { insertInvited, type Invitation, type InvitedAccount } from './invitation-store.ts'
import { grantErrors } from './rules/grants.ts'

/**
 * Offered to account requests (U1): an account whose person sets the first password by a link in a mail, in the
 * transaction that decides on it. A taken name or e-mail is told at its field.
 */
export async function inviteAccount(tx: Tx, account: InvitedAccount): Promise<Invitation> {
  const department = await departmentForRecord(tx, account.departmentId)
  if (!department) throw notFound()
  if (department.isArchived) throw refuse('department.archived')
  const errors = grantErrors(department, account.roles, account.quotaPermissions)
  if (errors.length > 0) throw invalid(errors)
  return (await insertInvited(tx, [account]))[0]!
}

export type Grants = { readonly roles: readonly Role[]; readonly quotaPermissions: readonly QuotaPermission[] }
export type OwnGrants = Grants & { readonly accountName: string; readonly displayName: string; readonly email: string; readonly phone: string; readonly department: DepartmentRow | null; readonly isEnabled: boolean }

/** What an account holds itself, whomever its person acts for at the moment. */
export async function grantsOf(reader: Reader, accountId: string): Promise<OwnGrants> {
  const account = await readAccount(reader, accountId)
  if (!account) throw notFound()
  const { accountName, displayName, email, phone, roles, quotaPermissions, state, departmentId } = account
  const department = departmentId === null ? null : await findDepartment(reader, departmentId) ?? null
  return { accountName, displayName, email, phone, roles, quotaPermissions, department, isEnabled: state !== 'disabled' }
}

/** More roles and quota permissions beside those that the account holds (U1); they hold from its next request on (A4). */
export async function addGrants(tx: Tx, accountId: string, more: Grants): Promise<{ readonly departmentId: string; readonly before: Grants; readonly after: Grants }> {
  const account = await lockAccount(tx, accountId)
  if (!account || account.departmentId === null) throw notFound()
  if (account.state === 'disabled') throw refuse('account.is_disabled')
  const before = { roles: account.roles, quotaPermissions: account.quotaPermissions }
  const after: AccountFields = { ...account, roles: together(before.roles, more.roles), quotaPermissions: together(before.quotaPermissions, more.quotaPermissions) }
  const department = (await departmentForRecord(tx, account.departmentId))!
  const errors = grantErrors(department, after.roles, after.quotaPermissions, after.quotaReviewZones)
  if (errors.length > 0) throw invalid(errors)
  if (!await writeAccount(tx, accountId, account.version, after)) throw refuse('conflict.stale')
  return { departmentId: account.departmentId, before, after: { roles: after.roles, quotaPermissions: after.quotaPermissions } }
}

function together<T>(held: readonly T[], more: readonly T[]): T[] {
  return [...new Set([...held, ...more])]
}
