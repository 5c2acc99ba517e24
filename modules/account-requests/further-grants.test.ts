import { describe, expect, test } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'

const app = useTestApp()
const ask = (client: Client, body: object) => client.post('/me/further-grants', { reason: '需要审批下级配额', ...body })
const waiting = async (accountName: string) => (await (await app.as('platform')).get(`/account-requests?kind=further_grants&state=waiting&accountName=${accountName}`)).body.items[0]
const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [name]))[0]!.id

describe('further grants', () => {
  test('[U1] [A4] asked on My information, given by the platform admin, counting from the next request on', async () => {
    const user = await app.as('jtt.user')
    const before = (await user.get('/me/further-grants')).body
    expect(before).toMatchObject({ held: { roles: ['department_user'], quotaPermissions: ['quota.apply', 'quota.view'] }, offered: { roles: ['department_admin'], quotaPermissions: ['quota.review', 'quota.allocate', 'quota.view_subordinates'] }, requests: [] })
    const answer = await ask(user, { roles: ['department_admin'], quotaPermissions: ['quota.allocate'] })
    expect([answer.status, answer.body.hours]).toEqual([201, 48])
    expect((await ask(user, { roles: ['department_admin'] })).body.code).toBe('account_request.already_waiting')
    await app.drain()
    expect((await (await app.as('platform2')).get('/messages')).body.items[0].title).toContain(`权限申请 ${answer.body.number} 待您审批`)
    const asked = await waiting('jtt.user')
    expect(asked).toMatchObject({ kind: 'further_grants', accountName: 'jtt.user', roles: ['department_admin'], quotaPermissions: ['quota.allocate'], isNameTaken: false, isEmailTaken: false, allowed: ['approve', 'reject'] })
    expect((await user.get('/me')).body.roles).toEqual(['department_user'])
    expect((await (await app.as('platform')).post(`/account-requests/${asked.id}/approval`, { version: asked.version })).status).toBe(200)
    const me = (await user.get('/me')).body
    expect([me.roles, me.quotaPermissions]).toEqual([['department_admin', 'department_user'], ['quota.allocate', 'quota.apply', 'quota.view']])
    expect((await user.get('/me/further-grants')).body).toMatchObject({ offered: { roles: [] }, requests: [{ number: answer.body.number, state: 'approved', decidedBy: expect.any(String) }] })
    await app.drain()
    expect((await user.get('/messages')).body.items[0].title).toContain(`您的权限申请 ${answer.body.number} 已通过`)
    const events = await app.sql<{ kind: string; facts: object }>(`select kind, facts from events where kind = 'account.changed' and subject_id = $1`, [await idOf('jtt.user')])
    expect(events.at(-1)!.facts).toMatchObject({ before: { roles: ['department_user'] }, after: { roles: ['department_user', 'department_admin'] }, requestNumber: answer.body.number })
  })

  test('[U1] a rejection is told with its reason, and one may ask again', async () => {
    const user = await app.as('gat.user')
    await ask(user, { quotaPermissions: ['quota.review'] })
    const asked = await waiting('gat.user')
    expect((await (await app.as('platform')).post(`/account-requests/${asked.id}/rejection`, { version: asked.version, reason: '请由管理员申请' })).body).toMatchObject({ state: 'rejected' })
    await app.drain()
    expect((await user.get('/messages')).body.items[0].title[2]).toContain('未通过')
    expect((await user.get('/me/further-grants')).body).toMatchObject({ requests: [{ decisionReason: '请由管理员申请' }], held: { roles: ['department_user'] } })
    expect((await ask(user, { quotaPermissions: ['quota.review'] })).status).toBe(201)
  })

  test.each<[string, string, object, string]>([
    ['a role of another kind of department', 'jyt.user', { roles: ['bureau_admin'] }, 'account_request.not_offered'],
    ['the role of the platform admin', 'om', { roles: ['platform_admin'] }, 'account_request.not_offered'],
    ['a role that separation forbids', 'om', { roles: ['auditor'] }, 'account_request.not_offered'],
    ['quota permissions of a platform admin', 'platform2', { quotaPermissions: ['quota.view'] }, 'account_request.not_offered'],
    ['what is held already', 'jyt.user', { roles: ['department_user'] }, 'account_request.not_offered'],
    ['nothing at all', 'jyt.user', {}, 'account_request.nothing_asked'],
  ])('[U1] %s is refused', async (_title, name, body, code) => {
    const answer = await ask(await app.as(name), body)
    expect([answer.status, answer.body.errors[0].code]).toEqual([422, code])
  })

  test('[U1] members and strangers have nothing to ask for', async () => {
    expect((await ask(await app.as('member1'), { roles: ['department_user'] })).body.code).toBe('account_request.without_department')
    expect((await (await app.as('member1')).get('/me/further-grants')).body.offered).toEqual({ roles: [], quotaPermissions: [] })
    expect((await app.stranger().get('/me/further-grants')).status).toBe(401)
    expect((await app.stranger().post('/me/further-grants', {})).status).toBe(401)
  })

  test('[A6] not while acting for somebody else, and what was lent is not held', async () => {
    const [admin, other] = [await app.as('jyt.admin'), await app.as('jyt.admin2')]
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date())
    expect((await admin.post('/substitutions', { substituteId: await idOf('jyt.admin2'), fromDay: today, untilDay: today })).status).toBe(201)
    await other.put('/session/acting', { accountId: await idOf('jyt.admin') })
    expect((await ask(other, { roles: ['department_user'] })).body.code).toBe('account_request.while_acting')
    await other.put('/session/acting', { accountId: null })
  })

  test('[U1] [A2] O&M and business neither see nor decide them', async () => {
    await ask(await app.as('rst.user'), { quotaPermissions: ['quota.review'] })
    const { id, version } = await waiting('rst.user')
    for (const name of ['om', 'business']) {
      const client = await app.as(name)
      expect((await client.get('/account-requests?kind=further_grants')).body.items).toEqual([])
      expect((await client.get(`/account-requests/${id}`)).status).toBe(404)
      expect((await client.post(`/account-requests/${id}/approval`, { version })).status).toBe(404)
    }
  })

  test('[U1] what no longer goes together, or nobody uses, is refused with 409', async () => {
    const { id, version } = await waiting('rst.user')
    const platform = await app.as('platform')
    await app.sql(`update accounts set is_enabled = false where account_name = 'rst.user'`)
    expect((await platform.post(`/account-requests/${id}/approval`, { version })).body.code).toBe('account.is_disabled')
    await app.sql(`update accounts set is_enabled = true where account_name = 'rst.user'`)
    await app.sql(`update account_requests set roles = '{bureau_admin}' where id = $1`, [id])
    const answer = await platform.post(`/account-requests/${id}/approval`, { version })
    expect([answer.status, answer.body.code]).toEqual([409, 'account_request.no_longer_fits'])
    expect((await platform.post(`/account-requests/${id}/rejection`, { version, reason: '部门已变更' })).status).toBe(200)
  })
})
