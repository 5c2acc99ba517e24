import { describe, expect, test } from 'vitest'
import { Client, useTestApp } from '#testkit/http.ts'
import { demoPassword } from '#testkit/names.ts'

const app = useTestApp()
const browser = (name: string) => new Client(app.url, name)
const loggedIn = async (name: string, password?: string) => {
  const client = browser(name)
  expect((await client.logIn(password)).status).toBe(200)
  return client
}
const wrong = 'not-The-password-1'
const unlockAddress = () => app.sql('delete from log_in_addresses')
/** Moves a session into the past: sessions live in real time. */
const age = (name: string, column: 'created_at' | 'last_seen_at', interval: string) =>
  app.sql(`update sessions set ${column} = ${column} - $2::interval where account_id = (select id from accounts where account_name = $1)`, [name, interval])

describe('log-in (U2, U3)', () => {
  test('[U2] by account name or e-mail, in any case; the answer says who it is and what they may', async () => {
    const byName = await browser('JTT.user').logIn()
    expect(byName.body.me).toMatchObject({ accountName: 'jtt.user', departmentName: '省交通运输厅', sector: 'government', roles: ['department_user'], permissions: ['resource.view', 'resource.apply', 'bill.view'], mustChangePassword: false })
    expect((await browser('jtt.user@YUNSHAN.example').logIn()).body.me.accountName).toBe('jtt.user')
  })

  test('a visitor learns the name of the product and, on a demonstration, whom to try', async () => {
    const { body } = await app.stranger().get('/session')
    expect(body).toMatchObject({ me: null, csrfToken: null, productName: 'Yunshan' })
    expect(body.demoAccounts).toContain('jtt.user')
  })

  test('[U3] unknown, wrong, disabled and locked are the same answer', async () => {
    await app.sql('update accounts set is_enabled = false where account_name = \'sft.user\'')
    await app.sql('update accounts set locked_until = now() + interval \'5 minutes\', failed_attempts = 5 where account_name = \'gy.user\'')
    const answers = [await browser('nobody.here').logIn(), await browser('jyt.user').logIn(wrong), await browser('sft.user').logIn(), await browser('gy.user').logIn()]
    const shown = answers.map(({ status, body }) => ({ status, ...body, requestId: '' }))
    expect(new Set(shown.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(shown[0]).toMatchObject({ status: 401, code: 'session.wrong_credentials' })
  })

  test('[U3] five wrong attempts lock, also when thirty come at once; after 15 minutes it opens again', async () => {
    await Promise.all(Array.from({ length: 30 }, () => browser('mzt.user').logIn(wrong)))
    const [row] = await app.sql<{ failed_attempts: number; seconds: number }>('select failed_attempts, extract(epoch from locked_until - now())::int as seconds from accounts where account_name = \'mzt.user\'')
    expect(row!.failed_attempts).toBe(5)
    expect(row!.seconds).toBeGreaterThan(14 * 60)
    expect((await browser('mzt.user').logIn()).status).toBe(401)
    const looked = await app.sql('select 1 from whole_events where kind = \'session.refused\' and facts->>\'reason\' = \'wrong\' and facts->>\'accountName\' = \'mzt.user\'')
    expect(looked).toHaveLength(5)
    await app.sql('update accounts set locked_until = now() - interval \'1 second\' where account_name = \'mzt.user\'')
    expect((await browser('mzt.user').logIn()).status).toBe(200)
    expect(await app.sql('select failed_attempts, locked_until from accounts where account_name = \'mzt.user\'')).toEqual([{ failed_attempts: 0, locked_until: null }])
    await unlockAddress()
  })

  test('[U3] an address that guesses many names is stopped; right passwords do not count', async () => {
    await app.sql('insert into log_in_addresses (address, attempts) values (\'127.0.0.1\', 58) on conflict (address) do update set attempts = 58')
    expect((await browser('jtt.user').logIn()).status).toBe(200)
    expect((await browser('who.1').logIn()).status).toBe(401)
    expect((await browser('who.2').logIn()).status).toBe(401)
    const stopped = await browser('jtt.user').logIn()
    expect([stopped.status, stopped.body.code]).toEqual([429, 'rate.limited'])
    await app.sql('update log_in_addresses set window_started_at = now() - interval \'16 minutes\'')
    expect((await browser('jtt.user').logIn()).status).toBe(200)
    await unlockAddress()
  })

  test('log-ins and refusals are recorded, without what was typed', async () => {
    await browser('rst.user').logIn(wrong)
    await loggedIn('rst.user')
    const events = await app.sql<{ kind: string; facts: object; actor_name: string }>(`select kind, facts, actor_name from whole_events where subject_kind = 'account' and subject_id = (select id from accounts where account_name = 'rst.user') order by id`)
    expect(events.map(({ kind, actor_name }) => [kind, actor_name])).toEqual([['session.refused', 'nobody'], ['session.opened', 'rst.user']])
    expect(await app.sql('select 1 from whole_events where facts::text like $1 or facts::text like $2', [`%${wrong}%`, `%${demoPassword}%`])).toEqual([])
  })
})

describe('sessions (U4)', () => {
  test('[U4] the token rotates at log-in, only its hash is stored, the cookie is HttpOnly and SameSite', async () => {
    const client = browser('jcy.user')
    const first = await client.logIn()
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly/i)
    expect(first.headers.get('set-cookie')).toMatch(/SameSite=Lax/i)
    const old = client.cookie
    await client.logIn()
    expect(client.cookie).not.toBe(old)
    const stranger = app.stranger()
    stranger.cookie = old
    expect((await stranger.get('/me')).body.code).toBe('session.expired')
    expect(await app.sql('select 1 from sessions where encode(token_hash, \'escape\') like $1', [`%${client.cookie.split('=')[1]}%`])).toEqual([])
  })

  test('[U4] a write without the CSRF token, or from another site, is refused', async () => {
    const client = await loggedIn('jcy.user')
    expect((await client.patch('/me', { theme: 'dark' }, { headers: { 'x-csrf-token': 'made-up' } })).body.code).toBe('session.csrf')
    expect((await client.patch('/me', { theme: 'dark' }, { headers: { 'sec-fetch-site': 'cross-site' } })).body.code).toBe('session.csrf')
    expect((await client.patch('/me', { theme: 'dark' })).status).toBe(200)
  })

  test('[U4] 30 minutes idle or 12 hours in all end a session', async () => {
    const idle = await loggedIn('zrt.user')
    await age('zrt.user', 'last_seen_at', '29 minutes')
    expect((await idle.get('/me')).status).toBe(200)
    await age('zrt.user', 'last_seen_at', '31 minutes')
    expect((await idle.get('/me')).body.code).toBe('session.expired')
    const long = await loggedIn('zrt.admin')
    await age('zrt.admin', 'created_at', '12 hours')
    expect((await long.get('/me')).status).toBe(401)
  })

  test('[U4] use is noted at most once a minute', async () => {
    const client = await loggedIn('wjw.user')
    const seen = async () => (await app.sql<{ at: string }>('select max(last_seen_at)::text as at from sessions s join accounts a on a.id = s.account_id where account_name = \'wjw.user\''))[0]!.at
    const before = await seen()
    await client.get('/me')
    expect(await seen()).toBe(before)
    await age('wjw.user', 'last_seen_at', '2 minutes')
    await client.get('/me')
    expect(await seen() >= before).toBe(true)
  })

  test('[U4] time travel does not end sessions', async () => {
    const client = await loggedIn('wjw.admin')
    await app.travel('40 days')
    expect((await client.get('/me')).status).toBe(200)
    await app.travel('-40 days')
  })

  test('log-out ends the session; without one it is fine too', async () => {
    const client = await loggedIn('jyt.user')
    const cookie = client.cookie
    expect((await client.delete('/session')).body).toMatchObject({ me: null, csrfToken: null })
    client.cookie = cookie
    expect((await client.get('/me')).status).toBe(401)
    expect((await app.stranger().delete('/session')).status).toBe(200)
  })

  test('[U4] my sessions are listed and ended one by one; others\' do not exist for me', async () => {
    const [here, there, other] = [await loggedIn('gat.user'), await loggedIn('gat.user'), await loggedIn('gat.admin')]
    const { items } = (await here.get('/me/sessions')).body
    expect(items).toHaveLength(2)
    const away = items.find((item: { isCurrent: boolean }) => !item.isCurrent)
    expect((await other.delete(`/me/sessions/${away.id}`)).status).toBe(404)
    expect((await here.delete(`/me/sessions/${away.id}`)).status).toBe(200)
    expect((await there.get('/me')).status).toBe(401)
    expect((await here.get('/me')).status).toBe(200)
    expect((await here.delete(`/me/sessions/${away.id}`)).status).toBe(404)
  })
})

describe('my information (U5)', () => {
  test('language and theme without a version, personal data with it', async () => {
    const client = await loggedIn('jtt.1.user')
    expect((await client.patch('/me', { language: 'zh-Hant', theme: 'light' })).body).toMatchObject({ language: 'zh-Hant', theme: 'light', version: 1 })
    expect((await client.patch('/me', { displayName: '王芳' })).body.errors).toMatchObject([{ path: 'version', code: 'field.required' }])
    expect((await client.patch('/me', { displayName: ' 王芳 ', phone: '13900000000', version: 1 })).body).toMatchObject({ displayName: '王芳', phone: '13900000000', version: 2 })
    expect((await client.patch('/me', { displayName: '李', version: 1 })).body.code).toBe('conflict.stale')
    expect((await client.patch('/me', { email: 'JTT.ADMIN@yunshan.example', version: 2 })).body.errors).toMatchObject([{ path: 'email', code: 'field.taken' }])
    expect((await client.patch('/me', { email: 'a@b.c\r\nBcc: d@e.f', version: 2 })).status).toBe(422)
    expect((await client.patch('/me', { roles: ['platform_admin'], version: 2 })).body.errors).toMatchObject([{ path: 'roles', code: 'field.unknown' }])
  })

  test('[U3] a new password: the current one is needed, profile and history are kept, other sessions end', async () => {
    const [here, there] = [await loggedIn('jtt.2.user'), await loggedIn('jtt.2.user')]
    const change = (currentPassword: string, newPassword: string) => here.put('/me/password', { currentPassword, newPassword })
    expect((await change(wrong, 'Heron-lake-42')).body.errors).toMatchObject([{ path: 'currentPassword', code: 'password.wrong' }])
    expect((await change(demoPassword, 'Password2026')).body.errors).toMatchObject([{ path: 'newPassword', code: 'password.common' }])
    const changed = await change(demoPassword, 'Heron-lake-42')
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    here.csrfToken = changed.body.csrfToken
    expect((await there.get('/me')).status).toBe(401)
    expect((await here.get('/me')).status).toBe(200)
    expect((await change('Heron-lake-42', 'Heron-lake-42')).body.errors).toMatchObject([{ path: 'newPassword', code: 'password.used_before' }])
    const again = await change('Heron-lake-42', 'Otter-lake-43')
    here.csrfToken = again.body.csrfToken
    expect((await change('Otter-lake-43', 'Heron-lake-42')).body.errors).toMatchObject([{ path: 'newPassword', code: 'password.used_before' }])
    expect((await browser('jtt.2.user').logIn()).status).toBe(401)
    expect((await browser('jtt.2.user').logIn('Otter-lake-43')).status).toBe(200)
  })

  test('[U3] after 90 days a password must be changed before anything else', async () => {
    const client = await loggedIn('jyt.1.user')
    client.csrfToken = (await client.put('/me/password', { currentPassword: demoPassword, newPassword: 'Heron-lake-42' })).body.csrfToken
    await app.sql('update accounts set password_changed_at = password_changed_at - interval \'90 days\' where account_name = \'jyt.1.user\'')
    expect((await client.get('/departments/choices?purpose=view')).body.code).toBe('password.must_change')
    expect((await client.get('/me')).body.mustChangePassword).toBe(true)
    const changed = await client.put('/me/password', { currentPassword: 'Heron-lake-42', newPassword: 'Otter-lake-43' })
    expect(changed.body.me.mustChangePassword).toBe(false)
  })
})
