import { describe, expect, test } from 'vitest'
import { useTestApp, type Answer } from '#testkit/http.ts'

const app = useTestApp()
const wanted = { accountName: 'wang.lan', displayName: '王兰', email: 'wang.lan@x.example', phone: '13912345678', organisation: '=SUM(A1)', reason: '上云', language: 'zh-Hant' }
const ask = (changes = {}): Promise<Answer> => app.stranger().post('/sign-ups', { ...wanted, ...changes })
const listed = async (accountName: string) => (await (await app.as('business')).get(`/sign-ups?accountName=${accountName}`)).body.items
const mailsTo = (email: string) => app.sql<{ subject: string; body: string }>('select subject, text as body from mails where to_address = $1 order by id', [email])

describe('sign-ups', () => {
  test('asked by a stranger, approved by business: a member who can log in; the mail holds no password', async () => {
    const answer = await ask()
    expect([answer.status, answer.body]).toEqual([201, {}])
    const business = await app.as('business')
    const [asked] = await listed('wang.lan')
    expect(asked).toMatchObject({ status: 'waiting', displayName: '王兰', isNameTaken: false, isEmailTaken: false, allowed: ['approve', 'reject'] })
    await app.drain()
    expect((await business.get('/messages')).body.items[0]).toMatchObject({ title: expect.arrayContaining(['王兰 申请成为会员']) })
    const approved = await business.post(`/sign-ups/${asked.id}/approval`, { version: asked.version, identity: 'business' }, { key: 'approve' })
    expect(approved.status).toBe(200)
    expect(approved.body.signUp).toMatchObject({ status: 'approved', allowed: [] })
    expect((await business.post(`/sign-ups/${asked.id}/approval`, { version: asked.version, identity: 'business' }, { key: 'approve' })).body.oneTimePassword).toBe(null)
    expect((await business.post(`/sign-ups/${asked.id}/approval`, { version: asked.version + 1, identity: 'business' })).body.code).toBe('sign_up.decided')
    const member = await business.get(`/members/${approved.body.signUp.memberId}`)
    expect(member.body).toMatchObject({ account: 'wang.lan', identity: 'business', contact: '=SUM(A1)' })
    const itself = Object.assign(app.stranger(), { name: 'wang.lan' })
    expect((await itself.logIn(approved.body.oneTimePassword)).body.me).toMatchObject({ language: 'zh-Hant', roles: ['member'] })
    await app.drain()
    const [mail] = await mailsTo('wang.lan@x.example')
    expect(mail!.subject).toContain('您已成為會員')
    expect(mail!.body).not.toContain(approved.body.oneTimePassword)
  })

  test('rejected with a reason, which the asked address is told', async () => {
    await ask({ accountName: 'li.rej', email: 'li.rej@x.example' })
    const business = await app.as('business')
    const [asked] = await listed('li.rej')
    expect((await business.post(`/sign-ups/${asked.id}/rejection`, { version: asked.version, reason: ' ' })).status).toBe(422)
    expect((await business.post(`/sign-ups/${asked.id}/rejection`, { version: asked.version + 1, reason: '资料不全' })).body.code).toBe('conflict.stale')
    expect((await business.post(`/sign-ups/${asked.id}/rejection`, { version: asked.version, reason: '资料不全' })).body).toMatchObject({ status: 'rejected', decisionReason: '资料不全' })
    expect((await business.post(`/sign-ups/${asked.id}/approval`, { version: asked.version + 1, identity: 'general' })).body.code).toBe('sign_up.decided')
    await app.drain()
    expect((await mailsTo('li.rej@x.example'))[0]!.body).toContain('资料不全')
    // The name is free again.
    expect((await ask({ accountName: 'li.rej', email: 'li.rej@x.example' })).status).toBe(201)
    expect(await listed('li.rej')).toHaveLength(2)
  })

  test('a stranger cannot learn who is a member: the answer is the same, business settles the name', async () => {
    const fresh = await ask({ accountName: 'nobody.yet', email: 'nobody.yet@x.example' })
    const taken = await ask({ accountName: 'member1', email: 'somebody@x.example' })
    expect([taken.status, taken.body]).toEqual([fresh.status, fresh.body])
    const [asked] = await listed('member1')
    expect(asked).toMatchObject({ isNameTaken: true })
    const business = await app.as('business')
    expect((await business.post(`/sign-ups/${asked.id}/approval`, { version: asked.version, identity: 'general' })).body.errors).toMatchObject([{ path: 'accountName', code: 'field.taken' }])
    const approved = await business.post(`/sign-ups/${asked.id}/approval`, { version: asked.version, identity: 'general', accountName: 'somebody.else' })
    expect((await business.get(`/members/${approved.body.signUp.memberId}`)).body.account).toBe('somebody.else')
  })

  test('a name that somebody else waits for is turned down at once, by mail; the same person twice is one', async () => {
    await ask({ accountName: 'twice', email: 'first@x.example' })
    expect(await ask({ accountName: 'twice', email: 'First@x.example' })).toMatchObject({ status: 201, body: {} })
    expect(await listed('twice')).toHaveLength(1)
    expect(await ask({ accountName: 'twice', email: 'second@x.example' })).toMatchObject({ status: 201, body: {} })
    expect((await listed('twice')).map(({ status }: { status: string }) => status)).toEqual(['rejected', 'waiting'])
    await app.drain()
    expect((await mailsTo('second@x.example'))[0]!.body).toContain('已有他人申請')
    expect(await mailsTo('first@x.example')).toEqual([])
  })

  test.each([[{ accountName: 'Upper' }], [{ email: '' }], [{ email: 'a b@x' }], [{ email: 'x@y.example\r\nBcc: z@y.example' }], [{ displayName: ' ' }], [{ role: 'business_operator' }]])('%j is refused', async (wrong) =>
    expect((await ask(wrong)).status).toBe(422))

  test('only business decides', async () => {
    await ask({ accountName: 'for.others', email: 'for.others@x.example' })
    const [asked] = await listed('for.others')
    for (const name of ['om', 'platform', 'member1']) {
      const client = await app.as(name)
      expect((await client.post(`/sign-ups/${asked.id}/approval`, { version: asked.version, identity: 'general' })).status).toBe(403)
      expect((await client.post(`/sign-ups/${asked.id}/rejection`, { version: asked.version, reason: 'x' })).status).toBe(403)
    }
    expect((await app.stranger().post(`/sign-ups/${asked.id}/rejection`, { version: asked.version, reason: 'x' })).status).toBe(401)
    expect((await (await app.as('business')).get('/sign-ups/999999')).status).toBe(404)
  })

  test('as many tries from one address as log-ins, counted apart', async () => {
    let last = await ask({ accountName: 'many', email: 'many@x.example' })
    for (let round = 0; round < 65 && last.status !== 429; round++) last = await ask({ accountName: 'many', email: 'many@x.example' })
    expect([last.status, last.body.code]).toEqual([429, 'rate.limited'])
    expect((await app.stranger().post('/session', { account: 'member1', password: 'wrong' })).status).toBe(401)
  })
})
