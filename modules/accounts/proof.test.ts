import { describe, expect, test } from 'vitest'
import { Client, useTestApp, type Answer } from '#testkit/http.ts'
import { demoPassword } from '#testkit/names.ts'
import { setUpFactor } from '#testkit/second-factor.ts'

const app = useTestApp()
const wrong = 'not-The-password-1'
const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [name]))[0]!.id
const said = ({ status, body }: Answer) => [status, body.code]
/** Logged in, with a proof that is older than ten minutes. */
async function stale(name: string): Promise<Client> {
  const client = new Client(app.url, name)
  expect((await client.logIn()).status).toBe(200)
  await app.sql(`update sessions set proven_at = proven_at - interval '11 minutes' where account_id = $1`, [await idOf(name)])
  return client
}
async function prove(client: Client, body: object): Promise<Answer> {
  const answer = await client.post('/session/proof', body)
  if (answer.status === 200) client.csrfToken = answer.body.csrfToken
  return answer
}

describe('fresh proofs (C-E8)', () => {
  test('[C-E8] [ASVS 7.5.1] my e-mail changes only after a fresh proof; name and phone without; the session\'s token rotates', async () => {
    const me = await stale('jtt.user')
    const elsewhere = Object.assign(new Client(app.url, 'jtt.user'), { cookie: me.cookie })
    const { version } = (await me.get('/me')).body
    expect(said(await me.patch('/me', { email: 'new@yunshan.example', version }))).toEqual([403, 'session.proof_needed'])
    expect((await me.patch('/me', { phone: '13900000001', email: 'jtt.user@yunshan.example', version })).status).toBe(200)
    const before = me.cookie
    expect((await prove(me, { password: demoPassword })).status).toBe(200)
    expect(me.cookie).not.toBe(before)
    expect((await elsewhere.get('/me')).status).toBe(401)
    expect((await me.patch('/me', { email: 'new@yunshan.example', version: version + 1 })).body.email).toBe('new@yunshan.example')
  })

  test('[C-E8] [ASVS 6.3.7] another e-mail is told to the former address, and in the messages', async () => {
    await app.drain()
    expect(await app.sql(`select to_address from mails where title_key = 'account.notice.email'`)).toEqual([{ to_address: 'jtt.user@yunshan.example' }])
    expect(await app.sql(`select account_id::text as id from messages where title_key = 'account.notice.email'`)).toEqual([{ id: await idOf('jtt.user') }])
    const admin = await app.as('platform')
    const { body: account } = await admin.get(`/accounts/${await idOf('sft.user')}`)
    expect((await admin.patch(`/accounts/${account.id}`, { version: account.version, email: 'sft.new@yunshan.example' })).status).toBe(200)
    await app.drain()
    expect(await app.sql(`select to_address from mails where title_key = 'account.notice.email' and to_address like 'sft%'`)).toEqual([{ to_address: 'sft.user@yunshan.example' }])
  })

  test('[C-E8] accounts are made, changed, disabled, enabled and reset only after a fresh proof', async () => {
    const admin = await stale('platform')
    const { body: account } = await admin.get(`/accounts/${await idOf('sft.admin')}`)
    const { departmentId, version } = account
    const acts = [
      () => admin.post('/accounts', { accountName: 'new.one', displayName: '新人', departmentId, roles: ['department_user'] }),
      () => admin.patch(`/accounts/${account.id}`, { version, roles: ['department_user'] }),
      () => admin.post(`/accounts/${account.id}/disabling`, { version }),
      () => admin.post(`/accounts/${account.id}/enabling`, { version }),
      () => admin.post(`/accounts/${account.id}/password-reset`),
    ]
    for (const act of acts) expect(said(await act())).toEqual([403, 'session.proof_needed'])
    expect((await prove(admin, { password: demoPassword })).status).toBe(200)
    expect((await acts[1]!()).status).toBe(200)
  })

  test('[C-E8] wrong proofs count towards the lock, and lock nothing that was proved before', async () => {
    const me = await stale('gat.user')
    me.device = ''
    for (let guess = 0; guess < 5; guess++) expect((await prove(me, { password: wrong })).body.errors).toMatchObject([{ path: 'password', code: 'password.wrong' }])
    expect(said(await prove(me, { password: demoPassword }))).toEqual([429, 'rate.limited'])
    expect((await new Client(app.url, 'gat.user').logIn()).status).toBe(401)
    expect((await me.get('/me')).status).toBe(200)
  })

  test('[C-E8] something must be given; a code without a second factor proves nothing; nobody proves without a session', async () => {
    const me = await stale('gat.admin')
    expect((await prove(me, {})).body.errors).toMatchObject([{ path: 'password', code: 'field.required' }])
    expect((await prove(me, { code: '123456' })).body.errors).toMatchObject([{ path: 'code', code: 'second_factor.wrong_code' }])
    expect((await app.stranger().post('/session/proof', { password: demoPassword })).status).toBe(401)
  })

  test('[C-E8] [ASVS 7.5.1] where there is a second factor the password alone proves nothing, and a right code does', async () => {
    const me = new Client(app.url, 'zrt.user')
    await me.logIn()
    const { recoveryCodes } = await setUpFactor(me)
    await app.sql(`update sessions set proven_at = proven_at - interval '1 hour' where account_id = (select id from accounts where account_name = 'zrt.user')`)
    expect((await prove(me, { password: demoPassword })).body.errors).toMatchObject([{ path: 'code', code: 'field.required' }])
    expect((await me.delete('/me/second-factor')).body.code).toBe('session.proof_needed')
    const proven = await prove(me, { code: recoveryCodes[0] })
    expect(proven.status, JSON.stringify(proven.body)).toBe(200)
  })

  test('[C-F1] of two proofs at once one renews the session, the other finds it renewed', async () => {
    const me = await stale('jcy.user')
    const twin = Object.assign(new Client(app.url, 'jcy.user'), { cookie: me.cookie, csrfToken: me.csrfToken })
    const answers = await Promise.all([prove(me, { password: demoPassword }), prove(twin, { password: demoPassword })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
  })
})

describe('sessions elsewhere (U4)', () => {
  test('[U4] [ASVS 7.4.4] all other sessions end at once, this one stays, another account\'s too', async () => {
    const [here, there, other] = [new Client(app.url, 'mzt.user'), new Client(app.url, 'mzt.user'), new Client(app.url, 'mzt.admin')]
    for (const client of [here, there, other]) await client.logIn()
    expect((await here.delete('/me/sessions')).status).toBe(200)
    expect([(await here.get('/me')).status, (await there.get('/me')).status, (await other.get('/me')).status]).toEqual([200, 401, 200])
    expect((await here.delete('/me/sessions')).status).toBe(200)
    expect(await app.sql(`select facts->>'sessions' as sessions from events where kind = 'session.others_closed'`)).toEqual([{ sessions: '1' }])
  })

  test('[C-F3] [ASVS 7.4.1] log-out, disabling and another password end sessions and streams on another instance', async () => {
    const other = await app.another()
    const admin = new Client(app.url, 'platform')
    await admin.logIn()
    const endings: Record<string, (here: Client) => Promise<Answer>> = {
      'log-out': (here) => here.delete('/session'),
      'another password': (here) => here.put('/me/password', { currentPassword: demoPassword, newPassword: 'Heron-lake-42' }),
      disabling: async () => admin.post(`/accounts/${await idOf('wjw.user')}/disabling`, { version: (await admin.get(`/accounts/${await idOf('wjw.user')}`)).body.version }),
    }
    for (const [name, ending] of Object.entries(endings)) {
      const account = name === 'another password' ? 'wjw.admin' : 'wjw.user'
      const here = new Client(app.url, account)
      await here.logIn()
      const before = here.cookie
      const stream = await fetch(`${other.url}/api/messages/stream`, { headers: { cookie: before } })
      expect(stream.status, name).toBe(200)
      const ended = (async () => { for await (const part of stream.body!) void part })()
      expect((await ending(here)).status, name).toBe(200)
      const there = Object.assign(new Client(other.url, account), { cookie: before })
      expect((await there.get('/me')).status, name).toBe(401)
      expect(await Promise.race([ended.then(() => 'ended'), new Promise((resolve) => setTimeout(resolve, 5000, 'still open'))]), name).toBe('ended')
    }
  })
})
