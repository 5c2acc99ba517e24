import { expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()

test('[A1] the table of roles is for people who are logged in', async () => {
  expect((await app.stranger().get('/roles')).status).toBe(401)
})

test('the table says what chapter 2 says', async () => {
  const { body } = await (await app.as('jtt.user')).get('/roles')
  const grants = (name: string) => Object.fromEntries(body.permissions.find((row: { permission: string }) => row.permission === name).grants.map((grant: { role: string; scopes: string[] }) => [grant.role, grant.scopes.join(' + ')]))
  expect(grants('resource.apply')).toEqual({
    department_user: 'own', department_admin: 'own', bureau_user: 'own + government', bureau_admin: 'own + government',
    committee_user: 'own + politics_law', committee_admin: 'own + politics_law',
  })
  expect(grants('application.review_operator')).toEqual({ om_operator: 'government' })
  expect(grants('account.maintain')).toEqual({ platform_admin: 'all' })
  expect(body.quotaPermissions).toHaveLength(5)
})
