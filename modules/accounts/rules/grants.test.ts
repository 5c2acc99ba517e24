import { describe, expect, test } from 'vitest'
import type { QuotaPermission, Role } from '#modules/access/rules/permissions.ts'
import { grantErrors } from './grants.ts'

const root = { kind: 'root', sector: null } as const
const unit = { kind: 'unit', sector: 'government' } as const
const bureau = { kind: 'head', sector: 'government' } as const
const committeeOffice = { kind: 'inner', sector: 'politics_law' } as const

describe('[U6] grants fit the department and keep powers apart', () => {
  test.each<[string, Parameters<typeof grantErrors>[0], Role[], QuotaPermission[], string[]]>([
    ['a unit has its own roles', unit, ['department_user', 'department_admin'], ['quota.view'], []],
    ['a unit has no operator', unit, ['om_operator'], [], ['account.role_does_not_fit']],
    ['the bureau has bureau roles', bureau, ['bureau_admin'], [], []],
    ['the bureau has no department user', bureau, ['department_user'], [], ['account.role_does_not_fit']],
    ['an office inside a head has department roles, like any inner department', committeeOffice, ['committee_user'], [], ['account.role_does_not_fit']],
    ['an operator may be both operators', root, ['om_operator', 'business_operator'], ['quota.review'], []],
    ['no platform admin operates', root, ['platform_admin', 'om_operator'], [], ['account.separated']],
    ['no auditor grants', root, ['platform_admin', 'auditor'], [], ['account.separated']],
    ['at the root only operators hold quota permissions', root, ['auditor'], ['quota.view'], ['account.quota_needs_operator']],
    ['members have no department', unit, ['member'], [], ['account.role_does_not_fit']],
  ])('%s', (_title, department, roles, quota, codes) => expect(grantErrors(department, roles, quota).map(({ code }) => code)).toEqual(codes))
})
