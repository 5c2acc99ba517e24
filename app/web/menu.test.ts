import { expect, test } from 'vitest'
import type { PageRoute } from '#kit/web/routes.ts'
import type { Me } from '#kit/web/me.ts'
import { menuFor, presentEntry } from './menu.ts'

const group = (name: string) => [name, name, name] as const
const page = (path: string, groupName: string, order: number, needs?: PageRoute['needs']): PageRoute => ({
  path, load: async () => ({ default: () => null }), ...(needs ? { needs } : {}), menu: { group: group(groupName), label: group(path), icon: () => null, order },
})
const me = { permissions: ['resource.view'], quotaPermissions: ['quota.apply'], roles: ['department_user'] } as unknown as Me
const pages = [
  page('/accounts', 'administration', 800, 'account.maintain'), page('/resources', 'resources', 120, 'resource.view'),
  page('/applications', 'resources', 100, ['resource.apply', 'resource.view']), page('/quotas', 'quotas', 200, 'quota.apply'), page('/messages', 'messages', 600),
]

test('the navigation shows only what the roles allow, in the modules\' order', () => {
  const menu = menuFor(me, pages)
  expect(menu.map(({ label, entries }) => [label[0], entries.map(({ path }) => path)])).toEqual([
    ['resources', ['/applications', '/resources']], ['quotas', ['/quotas']], ['messages', ['/messages']],
  ])
})

test('a page below an entry marks that entry, the longest one', () => {
  const menu = menuFor(me, [...pages, page('/applications/provisioning', 'resources', 130)])
  expect(presentEntry('/applications/12', menu)).toBe('/applications')
  expect(presentEntry('/applications/provisioning/3', menu)).toBe('/applications/provisioning')
  expect(presentEntry('/applicationsx', menu)).toBeUndefined()
})

test('a page that names its entry marks that one', () => {
  const provisioning: PageRoute = { path: '/applications/:id/provisioning', load: async () => ({ default: () => null }), menuPath: '/provisioning' }
  const all = [...pages, page('/provisioning', 'resources', 130), provisioning]
  expect(presentEntry('/applications/12/provisioning', menuFor(me, all), all)).toBe('/provisioning')
  expect(presentEntry('/applications/12', menuFor(me, all), all)).toBe('/applications')
  expect(presentEntry('/applications/12/provisioning', menuFor(me, pages), all)).toBe('/applications')
})
