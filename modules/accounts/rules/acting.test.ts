import { describe, expect, test } from 'vitest'
import type { QuotaPermission, QuotaZones, Role } from '#modules/access/rules/permissions.ts'
import { grantsTogether, mayActWith, type Grants } from './acting.ts'

const grants = (roles: Role[], quotaPermissions: QuotaPermission[] = [], quotaReviewZones: QuotaZones | null = null): Grants => ({ roles, quotaPermissions, quotaReviewZones })

describe('[A6] acting with another\'s grants', () => {
  test.each<[string, Role[], Role[], boolean]>([
    ['the same role', ['om_operator'], ['om_operator'], true],
    ['one role in common', ['om_operator'], ['om_operator', 'business_operator'], true],
    ['no role in common', ['om_operator'], ['business_operator'], false],
    ['nobody gets two of the three administrators', ['platform_admin', 'department_user'], ['auditor', 'department_user'], false],
    ['not even where one account had them by mistake', ['auditor', 'om_operator'], ['om_operator'], false],
  ])('%s', (_title, own, represented, may) => expect(mayActWith(grants(own), grants(represented))).toBe(may))

  test.each<[string, Grants, Grants, QuotaZones | null]>([
    ['only one reviews, with a limit', grants([], ['quota.view']), grants([], ['quota.review'], 'industry'), 'industry'],
    ['both with the same limit', grants([], ['quota.review'], 'shared'), grants([], ['quota.review'], 'shared'), 'shared'],
    ['each with another limit: everything', grants([], ['quota.review'], 'shared'), grants([], ['quota.review'], 'industry'), null],
    ['one without a limit', grants([], ['quota.review'], 'shared'), grants([], ['quota.review']), null],
    ['nobody reviews', grants([], ['quota.view']), grants([]), null],
  ])('zones: %s', (_title, own, represented, zones) => expect(grantsTogether(own, represented).quotaReviewZones).toBe(zones))

  test('roles and quota permissions of both, each once', () =>
    expect(grantsTogether(grants(['om_operator'], ['quota.view', 'quota.apply']), grants(['business_operator', 'om_operator'], ['quota.view', 'quota.review']))).toMatchObject({
      roles: ['business_operator', 'om_operator'], quotaPermissions: ['quota.apply', 'quota.review', 'quota.view'],
    }))
})
