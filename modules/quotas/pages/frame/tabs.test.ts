import { expect, test } from 'vitest'
import type { Me } from '#kit/web/me.ts'
import { tabsFor } from './tabs.ts'

const me = (...quotaPermissions: string[]) => ({ permissions: [], roles: [], quotaPermissions }) as unknown as Me
const names = (person: Me, hasSubordinates = true) => tabsFor(person, hasSubordinates).map(({ name }) => name)

test('[Q5] a tab whose permission is missing is not shown', () => {
  expect(names(me('quota.view', 'quota.apply'))).toEqual(['view', 'requests', 'history'])
  expect(names(me('quota.review', 'quota.allocate'))).toEqual(['requests', 'allocation'])
  expect(names(me())).toEqual([])
})

test('[Q5] subordinates are not shown to those who have none', () => {
  const all = me('quota.view', 'quota.apply', 'quota.review', 'quota.allocate', 'quota.view_subordinates')
  expect(names(all)).toEqual(['view', 'requests', 'allocation', 'subordinates', 'history'])
  expect(names(all, false)).toEqual(['view', 'requests', 'allocation', 'history'])
})
