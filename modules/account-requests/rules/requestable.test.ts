import { describe, expect, test } from 'vitest'
import { quotaPermissions, type QuotaPermission, type Role } from '#modules/access/rules/permissions.ts'
import { furtherGrants, requestableRoles } from './requestable.ts'

const root = { kind: 'root', sector: null } as const
const bureau = { kind: 'head', sector: 'government' } as const
const committee = { kind: 'head', sector: 'politics_law' } as const
const unit = { kind: 'unit', sector: 'government' } as const
const office = { kind: 'inner', sector: 'politics_law' } as const

describe('[U1] what may be asked for', () => {
  test.each<[string, Parameters<typeof requestableRoles>[0], string[]]>([
    ['a unit', unit, ['department_user', 'department_admin']],
    ['an office inside a head', office, ['department_user', 'department_admin']],
    ['the bureau', bureau, ['bureau_user', 'bureau_admin']],
    ['the committee', committee, ['committee_user', 'committee_admin']],
    ['the root: nothing, its roles are given by the platform admin', root, []],
  ])('a new account at %s', (_title, department, roles) => expect(requestableRoles(department)).toEqual(roles))

  test.each<[string, Parameters<typeof furtherGrants>[0], Role[], QuotaPermission[], Role[], readonly QuotaPermission[]]>([
    ['a user may become an admin as well', unit, ['department_user'], ['quota.view', 'quota.apply'], ['department_admin'], ['quota.review', 'quota.allocate', 'quota.view_subordinates']],
    ['who holds everything asks for nothing', bureau, ['bureau_user', 'bureau_admin'], [...quotaPermissions], [], []],
    ['an operator may become the other operator, never auditor or platform admin', root, ['om_operator'], ['quota.review'], ['business_operator'], ['quota.view', 'quota.apply', 'quota.allocate', 'quota.view_subordinates']],
    ['a platform admin neither operates nor audits, and holds no quota permission', root, ['platform_admin'], [], [], []],
    ['an auditor stays one', root, ['auditor'], [], [], []],
  ])('%s', (_title, department, roles, held, moreRoles, morePermissions) =>
    expect(furtherGrants(department, { roles, quotaPermissions: held })).toEqual({ roles: moreRoles, quotaPermissions: morePermissions }))
})
