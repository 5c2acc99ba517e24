import { describe, expect, test } from 'vitest'
import { Client, useTestApp } from '#testkit/http.ts'
import { createAdmin } from './offers.ts'

const app = useTestApp()
const departmentOf = async (code: string) => (await app.sql<{ id: string }>('select id from departments where code = $1', [code]))[0]!.id
const accountOf = async (name: string) => {
  const [row] = await app.sql<{ id: string }>('select id from accounts where account_name = $1', [name])
  return (await (await app.as('platform')).get(`/accounts/${row!.id}`)).body
}
const newAccount = async (accountName: string, more: object = {}) =>
  (await app.as('platform')).post('/accounts', { accountName, displayName: '赵敏', email: `${accountName}@x.example`, departmentId: await departmentOf('jtt'), roles: ['department_user'], ...more })
const logIn = async (name: string, password?: string) => {
  const client = new Client(app.url, name)
  return { client, answer: await client.logIn(password) }
}

describe('accounts over HTTP (U6)', () => {
  test('[A1] only the platform admin maintains accounts', async () => {
    expect((await app.stranger().get('/accounts')).status).toBe(401)
    for (const name of ['jtt.admin', 'om', 'business', 'auditor', 'bureau.admin'])
      expect((await (await app.as(name)).get('/accounts')).status, name).toBe(403)
    expect((await (await app.as('om')).post('/accounts', {})).status).toBe(403)
  })

  test('the list sorts, filters and searches', async () => {
    const admin = await app.as('platform')
    const names = async (parameters: string) => (await admin.get(`/accounts?pageSize=200&${parameters}`)).body.items.map((item: { accountName: string }) => item.accountName)
    expect(await names('sort=accountName&role=platform_admin')).toEqual(['platform', 'platform2'])
    expect(await names(`departmentId=${await departmentOf('gat')}&sort=-accountName`)).toEqual(['gat.user', 'gat.admin2', 'gat.admin'])
    expect(await names('q=committee.admin2')).toEqual(['committee.admin2'])
    expect(await names('state=disabled')).toEqual([])
    expect(await names(`department=${encodeURIComponent('教育厅 › 综合')}`)).toEqual(['jyt.1.user'])
    expect((await admin.get('/accounts?sort=password')).status).toBe(400)
  })

  test('[U6] a new account: one-time password shown once, forced change, nothing else before it', async () => {
    const created = await newAccount('jtt.new')
    expect(created.status, JSON.stringify(created.body)).toBe(201)
    expect(created.body.account).toMatchObject({ accountName: 'jtt.new', roles: ['department_user'], mustChangePassword: true, state: 'enabled' })
    const { client, answer } = await logIn('jtt.new', created.body.oneTimePassword)
    expect(answer.body.me.mustChangePassword).toBe(true)
    for (const path of ['/me/sessions', '/roles', '/departments/choices?purpose=apply'])
      expect((await client.get(path)).body.code, path).toBe('password.must_change')
    const changed = await client.put('/me/password', { currentPassword: created.body.oneTimePassword, newPassword: 'Heron-lake-42' })
    expect(changed.body.me.mustChangePassword).toBe(false)
    expect((await client.get('/roles')).status).toBe(200)
    expect((await logIn('jtt.new', created.body.oneTimePassword)).answer.status).toBe(401)
  })

  test('[U6] a one-time password is useless after 72 hours', async () => {
    const { body } = await newAccount('jtt.late')
    await app.sql('update accounts set password_expires_at = password_expires_at - interval \'73 hours\' where account_name = \'jtt.late\'')
    expect((await logIn('jtt.late', body.oneTimePassword)).answer.body.code).toBe('session.one_time_expired')
  })

  test('a repeat under the same key makes no second account and does not show the password again', async () => {
    const admin = await app.as('platform')
    const body = { accountName: 'jtt.twice', displayName: '赵敏', departmentId: await departmentOf('jtt'), roles: ['department_user'] }
    const first = await admin.post('/accounts', body, { key: 'account-1' })
    const second = await admin.post('/accounts', body, { key: 'account-1' })
    expect([first.status, second.status, second.body.oneTimePassword]).toEqual([201, 201, null])
    expect(second.body.account.id).toBe(first.body.account.id)
    const secret = `%${first.body.oneTimePassword}%`
    expect(await app.sql('select 1 from idempotency_keys where answer::text like $1 union all select 1 from whole_events where facts::text like $1', [secret])).toEqual([])
  })

  test('[U6] [Q3] a reviewer of quota requests may be limited to zones; the limit goes with the permission', async () => {
    const admin = await app.as('platform')
    const account = await accountOf('wjw.admin2')
    expect(account.quotaReviewZones).toBe(null)
    const limited = await admin.patch(`/accounts/${account.id}`, { version: account.version, quotaReviewZones: 'industry' })
    expect(limited.body).toMatchObject({ quotaPermissions: account.quotaPermissions, quotaReviewZones: 'industry' })
    expect(await app.sql('select zones from account_quota_permissions where account_id = $1 and zones is not null', [account.id])).toEqual([{ zones: 'industry' }])
    const without = await admin.patch(`/accounts/${account.id}`, { version: limited.body.version, quotaPermissions: ['quota.view'] })
    expect(without.body).toMatchObject({ quotaPermissions: ['quota.view'], quotaReviewZones: null })
    expect((await admin.patch(`/accounts/${account.id}`, { version: without.body.version, quotaReviewZones: 'shared' })).body.errors).toMatchObject([{ path: 'quotaReviewZones', code: 'account.zones_need_review' }])
    await admin.patch(`/accounts/${account.id}`, { version: without.body.version, quotaPermissions: account.quotaPermissions })
  })

  test('[U6] roles fit the department and powers stay apart; the database holds to it too', async () => {
    expect((await newAccount('x.one', { roles: ['om_operator'] })).body.errors).toMatchObject([{ path: 'roles', code: 'account.role_does_not_fit' }])
    const root = await departmentOf('yun')
    expect((await newAccount('x.two', { departmentId: root, roles: ['platform_admin', 'auditor'] })).body.errors).toMatchObject([{ path: 'roles', code: 'account.separated' }])
    expect((await newAccount('x.three', { departmentId: root, roles: ['auditor'], quotaPermissions: ['quota.view'] })).body.errors).toMatchObject([{ path: 'quotaPermissions', code: 'account.quota_needs_operator' }])
    expect((await newAccount('jtt.user')).body.errors).toMatchObject([{ path: 'accountName', code: 'field.taken' }])
    await expect(app.sql('insert into account_roles (account_id, role) select id, \'auditor\' from accounts where account_name = \'om\'')).rejects.toThrow('administrators are separated')
  })

  test('[A4] changed roles and a disabled account hold from the next request of an open session', async () => {
    const { client: user } = await logIn('mzt.admin2')
    const admin = await app.as('platform')
    expect((await user.get('/me')).body.roles).toEqual(['department_admin'])
    const account = await accountOf('mzt.admin2')
    const changed = await admin.patch(`/accounts/${account.id}`, { version: account.version, roles: ['department_user'], quotaPermissions: ['quota.view'] })
    expect(changed.body).toMatchObject({ roles: ['department_user'], quotaPermissions: ['quota.view'] })
    expect((await user.get('/me')).body.roles).toEqual(['department_user'])
    const moved = await admin.patch(`/accounts/${account.id}`, { version: changed.body.version, departmentId: await departmentOf('jyt') })
    expect((await user.get('/me')).body.departmentName).toBe('省教育厅')
    const disabled = await admin.post(`/accounts/${account.id}/disabling`, { version: moved.body.version })
    expect(disabled.body).toMatchObject({ state: 'disabled', allowed: ['edit', 'enable', 'linkIdentity'] })
    expect((await user.get('/me')).status).toBe(401)
    expect((await logIn('mzt.admin2')).answer.status).toBe(401)
    await admin.post(`/accounts/${account.id}/enabling`, { version: disabled.body.version })
    expect((await logIn('mzt.admin2')).answer.status).toBe(200)
  })

  test('[A5] each record says what may be done to it, never to oneself what could lock out', async () => {
    const admin = await app.as('platform')
    const own = await accountOf('platform')
    expect(own.allowed).toEqual([])
    expect((await accountOf('jtt.user')).allowed).toEqual(['edit', 'disable', 'resetPassword', 'endSessions', 'linkIdentity'])
    expect((await accountOf('member1')).allowed).toEqual(['disable', 'resetPassword', 'endSessions', 'linkIdentity'])
    for (const [method, path, body] of [['PATCH', '', { version: own.version, roles: ['auditor'] }], ['POST', '/disabling', { version: own.version }], ['POST', '/password-reset', {}]] as const)
      expect((await admin.call(method, `/accounts/${own.id}${path}`, body)).body.code).toBe('account.own')
  })

  test('two platform admins who disable each other at once: one remains', async () => {
    const [left, right] = [await app.as('platform'), await app.as('platform2')]
    const [a, b] = [await accountOf('platform'), await accountOf('platform2')]
    const answers = await Promise.all([left.post(`/accounts/${b.id}/disabling`, { version: b.version }), right.post(`/accounts/${a.id}/disabling`, { version: a.version })])
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    expect(await app.sql('select 1 from accounts a join account_roles r on r.account_id = a.id where role = \'platform_admin\' and is_enabled')).toHaveLength(1)
    await app.sql('update accounts set is_enabled = true')
    for (const client of [left, right]) await client.logIn()
  })

  test('[U6] password reset ends the sessions; unlocking lets in again', async () => {
    const admin = await app.as('platform')
    const { client } = await logIn('sft.admin')
    const { id } = await accountOf('sft.admin')
    const reset = await admin.post(`/accounts/${id}/password-reset`)
    expect((await client.get('/me')).status).toBe(401)
    expect((await logIn('sft.admin', reset.body.oneTimePassword)).answer.body.me.mustChangePassword).toBe(true)
    for (let attempt = 0; attempt < 5; attempt++) await logIn('sft.admin', 'not-The-password-1')
    expect((await accountOf('sft.admin')).allowed).toContain('unlock')
    expect((await logIn('sft.admin', reset.body.oneTimePassword)).answer.status).toBe(401)
    expect((await admin.post(`/accounts/${id}/unlocking`)).body.state).toBe('enabled')
    expect((await logIn('sft.admin', reset.body.oneTimePassword)).answer.status).toBe(200)
    expect((await admin.post(`/accounts/${id}/unlocking`)).body.code).toBe('account.is_not_locked')
  })

  test('a stale version changes nothing; every change is an event', async () => {
    const admin = await app.as('platform')
    const { id, version } = await accountOf('jcy.admin')
    await admin.patch(`/accounts/${id}`, { version, displayName: '周强' })
    expect((await admin.patch(`/accounts/${id}`, { version, displayName: '周末' })).body.code).toBe('conflict.stale')
    const events = await app.sql<{ kind: string; facts: { before: { displayName: string }; after: { displayName: string } } }>('select kind, facts from whole_events where subject_kind = \'account\' and subject_id = $1', [id])
    expect(events.map(({ kind, facts }) => [kind, facts.after.displayName])).toEqual([['account.changed', '周强']])
    expect((await admin.patch('/accounts/999999', { version: 1, displayName: 'x' })).status).toBe(404)
  })

  test('[A2] colleagues to choose from: inside the scope, else 404', async () => {
    const choices = async (name: string, code: string) => (await app.as(name)).get(`/accounts/choices?departmentId=${await departmentOf(code)}`)
    expect((await choices('jtt.user', 'jtt')).body.items).toHaveLength(3 + (await app.sql('select 1 from accounts where account_name in (\'jtt.new\', \'jtt.late\', \'jtt.twice\')')).length)
    expect((await choices('jtt.user', 'jtt.1')).status).toBe(200)
    for (const [name, code] of [['jtt.user', 'gat'], ['jtt.1.user', 'jtt'], ['committee.user', 'jtt'], ['jtt.user', 'yun']] as const)
      expect((await choices(name, code)).status, `${name} → ${code}`).toBe(404)
    expect((await choices('platform', 'jtt')).status).toBe(403)
    expect((await (await app.as('jtt.user')).get('/accounts/choices?departmentId=99999')).status).toBe(404)
  })

  test('the first administrator of a real installation', async () => {
    const { oneTimePassword } = await createAdmin(app.databaseUrl, { accountName: 'root.admin', email: 'root@x.example' })
    const { answer } = await logIn('root.admin', oneTimePassword)
    expect(answer.body.me).toMatchObject({ roles: ['platform_admin'], departmentName: '一朵云', mustChangePassword: true })
  })
})
