import { sql } from 'kysely'
import type { Tx } from '#kit/server/database.ts'
import { quotaPermissions, type QuotaPermission, type Role } from '#modules/access/rules/permissions.ts'
import type { PlannedDepartment } from './departments.ts'

type PlannedAccount = {
  readonly name: string
  readonly displayName: string
  readonly department: string | null
  readonly role: Role
  readonly quota: readonly QuotaPermission[]
}

const surnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周', '徐', '孙', '马', '朱', '胡', '林', '郭', '何', '高', '罗']
const givenNames = ['伟', '芳', '娜', '敏', '静', '强', '磊', '洋', '艳', '勇', '军', '杰', '娟', '涛', '超', '秀英', '明远', '思源', '雨桐', '子涵']
/** The same person at every seed. */
function personName(index: number): string {
  return surnames[index % surnames.length]! + givenNames[(index * 7 + Math.floor(index / surnames.length)) % givenNames.length]!
}

const asker: readonly QuotaPermission[] = ['quota.view', 'quota.apply']
const operator: readonly QuotaPermission[] = ['quota.review', 'quota.allocate']

type Planned = { readonly departments: readonly PlannedDepartment[]; readonly members: number }
/** The account names of chapter 13, in every size; larger ones have more members. */
function plannedAccounts({ departments, members }: Planned): PlannedAccount[] {
  const operators: [string, Role, readonly QuotaPermission[]][] = [
    ['platform', 'platform_admin', []], ['platform2', 'platform_admin', []], ['om', 'om_operator', operator], ['om2', 'om_operator', operator],
    ['business', 'business_operator', []], ['business2', 'business_operator', []], ['auditor', 'auditor', []],
  ]
  const heads: [string, string, Role, readonly QuotaPermission[]][] = [
    ['bureau.admin', 'dsj', 'bureau_admin', quotaPermissions], ['bureau.admin2', 'dsj', 'bureau_admin', quotaPermissions], ['bureau.user', 'dsj', 'bureau_user', asker],
    ['committee.admin', 'zfw', 'committee_admin', quotaPermissions], ['committee.admin2', 'zfw', 'committee_admin', quotaPermissions], ['committee.user', 'zfw', 'committee_user', asker],
  ]
  const accounts: Omit<PlannedAccount, 'displayName'>[] = [
    ...operators.map(([name, role, quota]) => ({ name, department: 'yun', role, quota })),
    ...heads.map(([name, department, role, quota]) => ({ name, department, role, quota })),
    ...departments.filter(({ kind }) => kind === 'unit').flatMap(({ code }) => [
      { name: `${code}.admin`, department: code, role: 'department_admin' as const, quota: quotaPermissions },
      { name: `${code}.admin2`, department: code, role: 'department_admin' as const, quota: quotaPermissions },
      { name: `${code}.user`, department: code, role: 'department_user' as const, quota: asker },
    ]),
    ...departments.filter(({ kind }) => kind === 'inner').map(({ code }) => ({ name: `${code}.user`, department: code, role: 'department_user' as const, quota: asker })),
    ...Array.from({ length: members }, (_, index) => ({ name: `member${index + 1}`, department: null, role: 'member' as const, quota: [] })),
  ]
  return accounts.map((account, index) => ({ ...account, displayName: personName(index) }))
}

/** Writes the demonstration's accounts; they share one password, which they do not have to change. */
export async function seedAccounts(tx: Tx, planned: Planned, passwordHash: string): Promise<void> {
  const accounts = plannedAccounts(planned).map((account, index) =>
    ({ ...account, phone: `138${String(10_000_000 + index * 37).slice(0, 8)}`, email: `${account.name}@yunshan.example` }))
  await sql`
    with planned as (select * from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb)
      as p(name text, "displayName" text, department text, role text, quota jsonb, phone text, email text)),
    made as (
      insert into accounts (account_name, display_name, phone, email, department_id, password_hash, must_change_password, password_changed_at)
      select p.name, p."displayName", p.phone, p.email, d.id, ${passwordHash}, false, now()
      from planned p left join departments d on d.code = p.department
      returning id, account_name),
    held as (insert into account_roles (account_id, role) select made.id, p.role from planned p join made on made.account_name = p.name)
    insert into account_quota_permissions (account_id, permission)
    select made.id, permission from planned p join made on made.account_name = p.name cross join jsonb_array_elements_text(p.quota) as permission`.execute(tx)
}
