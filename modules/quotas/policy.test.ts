import { describe, expect, test } from 'vitest'
import { allowedActs } from '#kit/pure/policy.ts'
import { nobody, type Actor } from '#modules/access/rules/actor.ts'
import type { QuotaPermission, QuotaZones, Role } from '#modules/access/rules/permissions.ts'
import { requestPolicy, sees, type RequestFacts } from './policy.ts'
import { requestStatuses } from './rules/request-status.ts'

const child = '10', parent = '1'
type Person = { id?: string; departmentId: string; quota: QuotaPermission[]; roles?: Role[]; zones?: QuotaZones; actingFor?: string }
const person = ({ id = '7', departmentId, quota, roles = [], zones, actingFor }: Person): Actor => ({
  ...nobody, kind: 'account', id, departmentId, subtree: [departmentId, child], roles, quotaPermissions: quota,
  quotaReviewZones: zones ?? null, actingFor: actingFor ? { id: actingFor, displayName: 'x' } : null,
})
const request: RequestFacts = { departmentId: child, parentId: parent, zones: 'shared', status: 'waiting', requestedById: '5', requestedForId: '6' }

describe('quota requests', () => {
  test.each<[string, Person, string[], boolean]>([
    ['a reviewer of the parent', { departmentId: parent, quota: ['quota.review'] }, ['approve', 'reject'], true],
    ['a reviewer of these zones', { departmentId: parent, quota: ['quota.review'], zones: 'shared' }, ['approve', 'reject'], true],
    ['a reviewer of other zones', { departmentId: parent, quota: ['quota.review'], zones: 'industry' }, [], false],
    ['somebody of the parent without quota.review', { departmentId: parent, quota: ['quota.allocate', 'quota.view', 'quota.view_subordinates'] }, [], false],
    ['a reviewer of another department', { departmentId: '2', quota: ['quota.review'] }, [], false],
    ['a reviewer who asked before coming here', { id: '5', departmentId: parent, quota: ['quota.review'] }, [], true],
    ['a reviewer for whom it was asked', { id: '6', departmentId: parent, quota: ['quota.review'] }, [], true],
    ['a reviewer who acts for who asked', { departmentId: parent, quota: ['quota.review'], actingFor: '5' }, [], true],
    ['who asked', { id: '5', departmentId: child, quota: ['quota.apply'] }, ['withdraw'], true],
    ['for whom it was asked', { id: '6', departmentId: child, quota: ['quota.apply'] }, ['withdraw'], true],
    ['the substitute of who asked', { departmentId: child, quota: ['quota.apply'], actingFor: '5' }, ['withdraw'], true],
    ['a colleague', { departmentId: child, quota: ['quota.apply'] }, [], true],
    ['a colleague who may only look', { departmentId: child, quota: ['quota.view'] }, [], true],
    ['the department\'s admin', { departmentId: child, quota: ['quota.apply'], roles: ['department_admin'] }, ['withdraw'], true],
    ['the admin without quota permissions', { departmentId: child, quota: [], roles: ['department_admin'] }, [], false],
    ['the parent\'s admin', { departmentId: parent, quota: ['quota.apply'], roles: ['bureau_admin'] }, [], false],
  ])('[Q3, Q4] %s', (_title, who, acts, isSeen) => {
    expect(allowedActs(requestPolicy, person(who), request)).toEqual(acts)
    expect(sees(person(who), request)).toBe(isSeen)
  })

  test.each(requestStatuses.filter((status) => status !== 'waiting'))('[Q4] nothing can be done to what is %s', (status) => {
    for (const who of [person({ departmentId: parent, quota: ['quota.review'] }), person({ id: '5', departmentId: child, quota: ['quota.apply'] })])
      expect(allowedActs(requestPolicy, who, { ...request, status })).toEqual([])
  })
})
