import { beforeAll, describe, expect, test } from 'vitest'
import { jobs } from '#app/modules.server.ts'
import { withSealedPath } from '#kit/server/outbox.ts'
import { useTestApp, type Answer } from '#testkit/http.ts'

const app = useTestApp()
let wanted: Record<string, unknown>
let departmentOf: (name: string) => string
beforeAll(async () => {
  const { body } = await app.stranger().get('/account-requests/choices')
  departmentOf = (name) => body.departments.find((department: { name: string }) => department.name === name).id
  wanted = {
    departmentId: await idOf('jtt'), regionId: body.regions[0].id, projects: '最多跑一次', accountName: 'lin.qing', displayName: '林青', role: 'department_user',
    quotaPermissions: ['quota.view'], phone: '13800001111', email: 'lin.qing@jtt.example', headName: '周处长', headContact: '0571-8700', reason: '负责门户网站上云', language: 'zh-Hant',
  }
})
const idOf = async (code: string) => (await app.sql<{ id: string }>('select id::text as id from departments where code = $1', [code]))[0]!.id
const ask = (changes: object = {}, options = {}): Promise<Answer> => app.stranger().post('/account-requests', { ...wanted, ...changes }, options)
const named = (accountName: string) => ({ accountName, email: `${accountName}@x.example` })
const listed = async (name: string, query: string) => (await (await app.as(name)).get(`/account-requests?${query}`)).body.items
const waitingOf = async (accountName: string) => (await listed('om', `accountName=${accountName}&state=waiting`))[0]
const mailsTo = (email: string) => app.sql<{ subject: string; body: string; sealedPath: string | null; language: string }>(
  'select subject, text as body, sealed_path as "sealedPath", language from mails where to_address = $1 order by id', [email])
const remind = () => jobs.find(({ name }) => name === 'account_request.remind')!.run({ database: app.database, now: new Date(), log: () => {} })

describe('asking', () => {
  test('[U1] a stranger sees names and ids of active departments and regions, and which roles fit, nothing else', async () => {
    await app.sql(`update departments set is_archived = true where code = 'gat.1'`)
    const { status, body } = await app.stranger().get('/account-requests/choices')
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['departments', 'hours', 'regions'])
    for (const department of body.departments) expect(Object.keys(department).sort()).toEqual(['id', 'name', 'parentId', 'roles'])
    for (const region of body.regions) expect(Object.keys(region).sort()).toEqual(['id', 'names'])
    const [counted] = await app.sql<{ count: number }>(`select count(*)::int as count from departments where kind <> 'root' and not is_archived`)
    expect(body.departments).toHaveLength(counted!.count)
    expect(body.departments.find(({ id }: { id: string }) => id === wanted['departmentId'])).toMatchObject({ roles: ['department_user', 'department_admin'] })
    expect(body.departments.find(({ id }: { id: string }) => id === departmentOf('省大数据局'))).toMatchObject({ parentId: null, roles: ['bureau_user', 'bureau_admin'] })
    await app.sql(`update departments set is_archived = false where code = 'gat.1'`)
  })

  test('[U1] a request: number and due time at once, a task for O&M, nothing yet for the stranger', async () => {
    const answer = await ask(named('first.one'))
    expect([answer.status, answer.body.hours]).toEqual([201, 48])
    expect(answer.body.number).toMatch(/^AR-\d{8}-\d{4}$/)
    const asked = await waitingOf('first.one')
    expect(asked).toMatchObject({
      number: answer.body.number, kind: 'new_account', state: 'waiting', roles: ['department_user'], quotaPermissions: ['quota.view'], projects: '最多跑一次', displayName: '林青',
      headName: '周处长', reason: '负责门户网站上云', language: 'zh-Hant', submittedBy: null, isNameTaken: false, isEmailTaken: false, account: null, allowed: ['approve', 'reject'],
    })
    expect(asked.minutesLeft).toBeGreaterThan(47 * 60)
    await app.drain()
    const [told] = (await (await app.as('om')).get('/messages')).body.items
    expect(told.title).toContain(`账号申请 ${answer.body.number} 待您审批`)
    expect(await mailsTo('first.one@x.example')).toEqual([])
  })

  test('[U1] the hours are a setting', async () => {
    await app.sql(`insert into platform_settings (key, value) values ('account_request.hours', '24')`)
    const answer = await ask(named('in.a.day'))
    expect(answer.body.hours).toBe(24)
    expect((await waitingOf('in.a.day')).minutesLeft).toBeLessThanOrEqual(24 * 60)
    await app.sql(`delete from platform_settings where key = 'account_request.hours'`)
  })

  test('[U1] [ASVS 6.3.8] a taken account name or e-mail changes nothing for the stranger; O&M sees it', async () => {
    const fresh = await ask(named('not.taken'))
    const taken = await ask({ accountName: 'jtt.user', email: 'JTT.user@yunshan.example' })
    expect([taken.status, Object.keys(taken.body)]).toEqual([fresh.status, Object.keys(fresh.body)])
    const asked = await waitingOf('jtt.user')
    expect(asked).toMatchObject({ isNameTaken: true, isEmailTaken: true })
    expect(await waitingOf('not.taken')).toMatchObject({ isNameTaken: false, isEmailTaken: false })
    const om = await app.as('om')
    const approval = await om.post(`/account-requests/${asked.id}/approval`, { version: asked.version })
    expect([approval.status, approval.body.errors[0].code]).toEqual([422, 'field.taken'])
    expect((await om.post(`/account-requests/${asked.id}/approval`, { version: asked.version, accountName: 'jtt.lin' })).body.errors).toMatchObject([{ path: 'email', code: 'field.taken' }])
    expect((await waitingOf('jtt.user')).version).toBe(asked.version)
  })

  test('[U1] one waiting request per account name: somebody else is turned down at once, by e-mail, with a number like everybody', async () => {
    const first = await ask(named('twice'))
    const second = await ask({ accountName: 'twice', email: 'second@x.example', language: 'zh-Hans' })
    expect([second.status, second.body.number === first.body.number]).toEqual([201, false])
    expect(await listed('om', 'accountName=twice')).toMatchObject([{ state: 'waiting' }, { state: 'rejected', decidedBy: null, decisionReason: '已有使用此账号名的申请待审批，请等待审批结果，或换一个账号名重新申请。' }])
    await app.drain()
    expect((await mailsTo('second@x.example'))[0]!.body).toContain('请等待审批结果')
    expect(await mailsTo('twice@x.example')).toEqual([])
  })

  test('[ASVS 2.3.4] idempotent for strangers: the same again is the same request, the same key for something else is refused', async () => {
    const first = await ask(named('pressed'), { key: 'press-1' })
    expect((await ask(named('pressed'), { key: 'press-1' })).body).toEqual(first.body)
    expect((await ask(named('pressed'))).body.number).toBe(first.body.number)
    const other = await ask({ ...named('pressed'), reason: '另一个原因' }, { key: 'press-1' })
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.other_request'])
    expect(await listed('om', 'accountName=pressed')).toHaveLength(1)
    const at = await Promise.all(Array.from({ length: 5 }, () => ask(named('pressed.at.once'), { key: 'press-2' })))
    expect(new Set(at.map(({ body }) => body.number)).size).toBe(1)
    expect(await listed('om', 'accountName=pressed.at.once')).toHaveLength(1)
  })

  test('[U1] only roles of departments, and only those that fit', async () => {
    for (const role of ['om_operator', 'business_operator', 'platform_admin', 'auditor', 'member']) expect((await ask({ ...named('more.power'), role })).body.errors).toMatchObject([{ path: 'role' }])
    expect((await ask({ ...named('more.power'), role: 'bureau_admin' })).body.errors).toMatchObject([{ path: 'role', code: 'account.role_does_not_fit' }])
    expect((await ask({ ...named('more.power'), departmentId: await idOf('yun') })).body.errors).toMatchObject([{ path: 'departmentId', code: 'field.not_an_option' }])
    expect((await ask({ ...named('more.power'), departmentId: '999999', regionId: '999999' })).body.errors.map(({ path }: { path: string }) => path)).toEqual(['departmentId', 'regionId'])
    expect(await listed('om', 'accountName=more.power')).toEqual([])
  })

  test.each([[{ accountName: 'Upper' }], [{ email: '' }], [{ email: 'x@y.example\r\nBcc: z@y.example' }], [{ displayName: ' ' }], [{ phone: '' }], [{ headName: '' }], [{ headContact: '' }], [{ reason: ' ' }], [{ quotaPermissions: ['quota.all'] }], [{ kind: 'further_grants' }]])(
    '%j is refused', async (wrong) => expect((await ask({ ...named('wrong.one'), ...wrong })).status).toBe(422))

  test('[U1] sorted by when it is due, overdue marked, O&M reminded once', async () => {
    await ask(named('late.one'))
    await app.sql(`update account_requests set due_at = platform_now() - interval '90 minutes' where account_name = 'late.one'`)
    const [first] = await listed('om', '')
    expect(first).toMatchObject({ accountName: 'late.one', minutesLeft: expect.any(Number) })
    expect(first.minutesLeft).toBeLessThan(-80)
    expect((await listed('om', 'timing=overdue')).map(({ accountName }: { accountName: string }) => accountName)).toEqual(['late.one'])
    expect([await remind(), await remind()]).toEqual([{ done: 1 }, { done: 0 }])
    await app.drain()
    const told = await app.sql(`select 1 from messages m join accounts a on a.id = m.account_id where a.account_name = 'om2' and m.title_key = 'account_request.notice.overdue'`)
    expect(told).toHaveLength(1)
  })
})

describe('deciding', () => {
  test('[U1] approved: the account with its grants in one transaction, the link only in the mail, in the language of the requester', async () => {
    await ask()
    const om = await app.as('om')
    const asked = await waitingOf('lin.qing')
    const answer = await om.post(`/account-requests/${asked.id}/approval`, { version: asked.version, accountName: 'jtt.lin', reason: '已电话核实' }, { key: 'approve-lin' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body).toMatchObject({ state: 'approved', accountName: 'jtt.lin', decidedBy: { name: expect.any(String) }, decisionReason: '已电话核实', minutesLeft: null, allowed: [] })
    expect((await om.post(`/account-requests/${asked.id}/approval`, { version: asked.version, accountName: 'jtt.lin', reason: '已电话核实' }, { key: 'approve-lin' })).body).toEqual(answer.body)
    const account = (await (await app.as('platform')).get(`/accounts/${answer.body.account.id}`)).body
    expect(account).toMatchObject({ accountName: 'jtt.lin', displayName: '林青', email: 'lin.qing@jtt.example', phone: '13800001111', language: 'zh-Hant', departmentId: wanted['departmentId'], roles: ['department_user'], quotaPermissions: ['quota.view'], state: 'enabled' })
    await app.drain()
    const [mail, ...more] = await mailsTo('lin.qing@jtt.example')
    expect([more, mail!.language, mail!.subject]).toEqual([[], 'zh-Hant', '您的帳號 jtt.lin 已開通'])
    expect(mail!.body).toContain('廳局使用者、檢視配額')
    expect(mail!.sealedPath).not.toContain('set-password')
    expect(await app.sql('select purpose from one_time_links where account_id = $1 and used_at is null', [account.id])).toEqual([{ purpose: 'first_password' }])
    const facts = await app.sql<{ facts: string }>(`select facts::text as facts from events where kind like 'account%' and id > (select max(id) - 3 from events)`)
    expect(facts.map((row) => row.facts).join()).not.toContain('set-password')
    // Without a password nobody logs in; the link that stands in the mail as it is sent sets it, once.
    expect((await app.stranger().post('/session', { account: 'jtt.lin', password: 'Heron-lake-42' })).body.code).toBe('session.wrong_credentials')
    const [, token] = /http:\/\/yunshan\.example\/set-password#(\S+)/.exec(withSealedPath(mail!.body, mail!.sealedPath))!
    expect((await app.stranger().post('/password-links/reading', { token })).body).toMatchObject({ accountName: 'jtt.lin', purpose: 'first_password' })
    expect((await app.stranger().post('/password-links/use', { token, newPassword: 'Heron-lake-42' })).status).toBe(200)
    expect((await app.stranger().post('/password-links/use', { token, newPassword: 'Otter-lake-43' })).body.code).toBe('password_link.not_valid')
    const itself = Object.assign(app.stranger(), { name: 'jtt.lin' })
    expect((await itself.logIn('Heron-lake-42')).body.me).toMatchObject({ accountName: 'jtt.lin', language: 'zh-Hant', roles: ['department_user'], mustChangePassword: false })
  })

  test('[U1] rejected with a reason, which the asked address is told; the name is free again', async () => {
    await ask({ ...named('li.rej'), language: 'en' })
    const om = await app.as('om')
    const asked = await waitingOf('li.rej')
    expect((await om.post(`/account-requests/${asked.id}/rejection`, { version: asked.version, reason: ' ' })).status).toBe(422)
    expect((await om.post(`/account-requests/${asked.id}/rejection`, { version: asked.version + 1, reason: '资料不全' })).body.code).toBe('conflict.stale')
    expect((await om.post(`/account-requests/${asked.id}/rejection`, { version: asked.version, reason: '资料不全' })).body).toMatchObject({ state: 'rejected', account: null, decisionReason: '资料不全' })
    const late = await om.post(`/account-requests/${asked.id}/approval`, { version: asked.version + 1 })
    expect([late.status, late.body.code, late.body.facts]).toEqual([409, 'account_request.already_decided', expect.objectContaining({ verdict: 'rejected', reason: '资料不全' })])
    await app.drain()
    const [mail] = await mailsTo('li.rej@x.example')
    expect([mail!.language, mail!.sealedPath]).toEqual(['en', null])
    expect(mail!.body).toContain('Reason: 资料不全')
    expect((await ask(named('li.rej'))).status).toBe(201)
  })

  test('[U1] [A2] business sees, O&M decides; others do not even see', async () => {
    await ask(named('for.others'))
    const asked = await waitingOf('for.others')
    const path = `/account-requests/${asked.id}`
    expect((await (await app.as('business')).get(path)).body.allowed).toEqual([])
    expect((await (await app.as('platform')).get(path)).body.allowed).toEqual([])
    for (const name of ['business', 'platform', 'jtt.user', 'bureau.admin', 'auditor', 'member1']) {
      const client = await app.as(name)
      expect((await client.post(`${path}/approval`, { version: asked.version })).status, name).toBe(403)
      expect((await client.post(`${path}/rejection`, { version: asked.version, reason: 'x' })).status, name).toBe(403)
    }
    for (const name of ['jtt.admin', 'auditor', 'member1']) expect((await (await app.as(name)).get('/account-requests')).status, name).toBe(403)
    for (const call of [app.stranger().get('/account-requests'), app.stranger().get(path), app.stranger().post(`${path}/approval`, { version: 1 })]) expect((await call).status).toBe(401)
    expect((await (await app.as('om')).get('/account-requests/999999')).status).toBe(404)
  })

  test('[U1] four eyes: who sent it while logged in does not decide, nor whoever acts for them', async () => {
    const om = await app.as('om')
    expect((await om.post('/account-requests', { ...wanted, ...named('my.friend') })).status).toBe(201)
    const asked = await waitingOf('my.friend')
    expect(asked).toMatchObject({ submittedBy: { name: expect.any(String) }, allowed: [] })
    expect((await om.post(`/account-requests/${asked.id}/approval`, { version: asked.version })).body.code).toBe('account_request.own')
    const other = await app.as('om2')
    const [me] = await app.sql<{ id: string }>(`select id::text as id from accounts where account_name = 'om2'`)
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date())
    expect((await om.post('/substitutions', { substituteId: me!.id, fromDay: today, untilDay: today })).status).toBe(201)
    expect((await other.put('/session/acting', { accountId: asked.submittedBy.id })).status).toBe(200)
    expect((await other.post(`/account-requests/${asked.id}/approval`, { version: asked.version })).body.code).toBe('account_request.own')
    // What the substitute sends is the represented person's too.
    expect((await other.post('/account-requests', { ...wanted, ...named('for.my.boss') })).status).toBe(201)
    const lent = await waitingOf('for.my.boss')
    expect(lent).toMatchObject({ submittedFor: { id: asked.submittedBy.id }, allowed: [] })
    expect((await om.post(`/account-requests/${lent.id}/rejection`, { version: lent.version, reason: 'x' })).body.code).toBe('account_request.own')
    await other.put('/session/acting', { accountId: null })
    expect((await other.post(`/account-requests/${asked.id}/approval`, { version: asked.version })).status).toBe(200)
  })

  test('[U1] a department that was archived meanwhile gets no account', async () => {
    await ask({ ...named('too.late'), departmentId: await idOf('gat.1') })
    await app.sql(`update departments set is_archived = true where code = 'gat.1'`)
    const asked = await waitingOf('too.late')
    const answer = await (await app.as('om')).post(`/account-requests/${asked.id}/approval`, { version: asked.version })
    expect([answer.status, answer.body.code]).toEqual([409, 'department.archived'])
    await app.sql(`update departments set is_archived = false where code = 'gat.1'`)
  })

  test('[U1] as many tries from one address as log-ins, counted apart and for all instances', async () => {
    const second = await app.another()
    let last = await ask(named('many'))
    for (let round = 0; round < 65 && last.status !== 429; round++) last = await ask(named('many'))
    expect([last.status, last.body.code]).toEqual([429, 'rate.limited'])
    const there = await fetch(`${second.url}/api/account-requests`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...wanted, ...named('many') }) })
    expect(there.status).toBe(429)
    expect((await app.stranger().post('/session', { account: 'jtt.user', password: 'wrong' })).status).toBe(401)
  })
})
