import { beforeEach, describe, expect, test } from 'vitest'
import { Client, useTestApp, type Answer } from '#testkit/http.ts'
import { demoPassword } from '#testkit/names.ts'
import { codeOf, setUpFactor, type OwnFactor } from '#testkit/second-factor.ts'

const app = useTestApp()
// All come from one address, whose count of wrong ones is tested elsewhere.
beforeEach(async () => { await app.sql('delete from log_in_addresses') })
const wrongPassword = 'not-The-password-1'
const wrongCode = (secret: string) => ['000000', '111111', '222222', '333333'].find((code) => ![-1, 0, 1, 2].some((later) => codeOf(secret, later) === code))!
const loggedIn = async (name: string) => {
  const client = new Client(app.url, name)
  expect((await client.logIn()).status).toBe(200)
  return client
}
/** Someone with a second factor, whose session goes on. */
const withFactor = async (name: string): Promise<OwnFactor & { client: Client }> => {
  const client = await loggedIn(name)
  return { client, ...await setUpFactor(client) }
}
const logIn = (name: string, more: object = {}, url = app.url): Promise<Answer> => new Client(url, name).call('POST', '/session', { account: name, password: demoPassword, ...more })
const said = ({ status, body }: Answer) => [status, body.code]
/** As if the present codes had not been used yet. */
const later = (name: string) => app.sql(`update second_factors set last_step = 0 where account_id = (select id from accounts where account_name = $1)`, [name])
const factorOf = async (name: string) => (await app.sql<{ failed_attempts: number; is_locked: boolean }>(`select failed_attempts, coalesce(locked_until > now(), false) as is_locked from second_factors where account_id = (select id from accounts where account_name = $1)`, [name]))[0]!
const makeStale = (name: string) => app.sql(`update sessions set proven_at = proven_at - interval '11 minutes' where account_id = (select id from accounts where account_name = $1)`, [name])
const noticesOf = async (name: string) => (await app.sql<{ title: string }>(`select m.titles[3] as title from messages m join accounts a on a.id = m.account_id where a.account_name = $1 order by m.id`, [name])).map(({ title }) => title)

describe('setting up (U2, U5)', () => {
  test('[U2] secret, first code, recovery codes; log-ins ask for a code from then on', async () => {
    const client = await loggedIn('jtt.user')
    expect((await client.get('/me/second-factor')).body).toEqual({ isSetUp: false, confirmedAt: null, recoveryCodesLeft: 0, isCompulsory: false })
    const begun = (await client.post('/me/second-factor')).body
    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(begun.address).toBe(`otpauth://totp/Yunshan:jtt.user?issuer=Yunshan&secret=${begun.secret}&algorithm=SHA1&digits=6&period=30`)
    expect((await logIn('jtt.user')).status, 'not asked for before it is confirmed').toBe(200)
    expect((await client.post('/me/second-factor/confirmation', { code: wrongCode(begun.secret) })).body.errors).toMatchObject([{ path: 'code', code: 'second_factor.wrong_code' }])
    expect((await client.post('/me/second-factor/confirmation', { code: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF' })).status).toBe(422)
    const confirmed = await client.post('/me/second-factor/confirmation', { code: codeOf(begun.secret) })
    expect(confirmed.body.recoveryCodes).toHaveLength(10)
    client.csrfToken = confirmed.body.session.csrfToken
    expect((await client.get('/me/second-factor')).body).toMatchObject({ isSetUp: true, confirmedAt: expect.any(String), recoveryCodesLeft: 10 })
    expect(said(await logIn('jtt.user'))).toEqual([401, 'session.second_factor_needed'])
    expect((await logIn('jtt.user', { totp: codeOf(begun.secret, 1) })).body.me.accountName).toBe('jtt.user')
    expect(await app.sql(`select method, has_second_factor from sessions s join accounts a on a.id = s.account_id where a.account_name = 'jtt.user' and ended_at is null`))
      .toEqual([{ method: 'password', has_second_factor: true }, { method: 'password', has_second_factor: true }])
  })

  test('[C-E8] [ASVS 7.4.3] a fresh proof is needed; the other sessions end, this one gets a new token', async () => {
    const [here, there] = [await loggedIn('jtt.admin'), await loggedIn('jtt.admin')]
    await makeStale('jtt.admin')
    expect(said(await here.post('/me/second-factor'))).toEqual([403, 'session.proof_needed'])
    await here.logIn()
    const before = here.cookie
    await setUpFactor(here)
    expect(here.cookie).not.toBe(before)
    expect((await here.get('/me')).status).toBe(200)
    expect((await there.get('/me')).status).toBe(401)
    expect((await fetch(`${app.url}/api/me`, { headers: { cookie: before } })).status).toBe(401)
    expect(said(await here.post('/me/second-factor'))).toEqual([409, 'second_factor.is_set_up'])
  })

  test('[C-E2] a session without the factor does not go on beside one, however it came to be', async () => {
    const { client } = await withFactor('jtt.1.user')
    await app.sql(`update sessions set has_second_factor = false where account_id = (select id from accounts where account_name = 'jtt.1.user')`)
    expect((await client.get('/me')).status).toBe(401)
  })

  test('a new beginning replaces the secret; after a quarter of an hour it is over; two confirm at once: one does', async () => {
    const client = await loggedIn('jtt.2.user')
    const first = (await client.post('/me/second-factor')).body.secret
    const second = (await client.post('/me/second-factor')).body.secret
    expect(first).not.toBe(second)
    expect((await client.post('/me/second-factor/confirmation', { code: codeOf(first) })).status).toBe(422)
    await app.sql(`update second_factors set made_at = made_at - interval '16 minutes' where confirmed_at is null`)
    expect(said(await client.post('/me/second-factor/confirmation', { code: codeOf(second) }))).toEqual([409, 'second_factor.not_begun'])
    const third = (await client.post('/me/second-factor')).body.secret
    const both = await Promise.all([0, 1].map(() => client.post('/me/second-factor/confirmation', { code: codeOf(third) })))
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
  })

  test('[C-I5] secret and recovery codes stand nowhere in the database as they are, and in no event', async () => {
    const { client, secret, recoveryCodes } = await withFactor('gat.user')
    const fresh = await client.post('/me/second-factor/recovery-codes', {}, { key: 'new-codes' })
    expect(fresh.body.recoveryCodes).toHaveLength(10)
    const tables = ['second_factors', 'recovery_codes', 'events', 'event_personals', 'idempotency_keys', 'messages', 'mails']
    await app.drain()
    for (const code of [secret, ...recoveryCodes, ...fresh.body.recoveryCodes as string[]]) for (const table of tables) for (const form of [code, code.replaceAll('-', '')])
      expect(await app.sql(`select 1 from ${table} t where t::text like $1`, [`%${form}%`]), table).toEqual([])
  })

  test('nobody who is not logged in', async () => {
    for (const [method, path] of [['GET', '/me/second-factor'], ['POST', '/me/second-factor'], ['POST', '/me/second-factor/confirmation'], ['POST', '/me/second-factor/recovery-codes'], ['DELETE', '/me/second-factor']] as const)
      expect((await app.stranger().call(method, path, method === 'POST' ? {} : undefined)).status).toBe(401)
  })
})

describe('log-in with a code', () => {
  test('[C-E2] [ASVS 6.5.1] a code counts once, also on two instances at the same moment', async () => {
    const { secret } = await withFactor('jyt.user')
    await later('jyt.user')
    const other = await app.another()
    const code = codeOf(secret)
    const answers = await Promise.all([app.url, other.url, app.url, other.url].map((url) => logIn('jyt.user', { totp: code }, url)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 200)) expect(said(answer)).toEqual([401, 'session.wrong_code'])
    expect(said(await logIn('jyt.user', { totp: code }))).toEqual([401, 'session.wrong_code'])
    expect(said(await logIn('jyt.user', { totp: codeOf(secret, -1) })), 'an earlier one no more').toEqual([401, 'session.wrong_code'])
    expect((await logIn('jyt.user', { totp: codeOf(secret, 1) })).status, 'the next one').toBe(200)
    await other.close()
  })

  test('[C-E2] a minute off is too much, half a minute is not', async () => {
    const { secret } = await withFactor('jyt.admin')
    for (const [ahead, status] of [[3, 401], [-3, 401], [1, 200]] as const) {
      await later('jyt.admin')
      expect((await logIn('jyt.admin', { totp: codeOf(secret, ahead) })).status, String(ahead)).toBe(status)
    }
  })

  test('[C-E5] with a wrong password nothing tells who has a second factor', async () => {
    const { secret } = await withFactor('zrt.user')
    const shown = async (name: string, more: object) => { const { status, body } = await logIn(name, { password: wrongPassword, ...more }); return JSON.stringify({ status, ...body, requestId: '' }) }
    const answers = [await shown('zrt.user', {}), await shown('zrt.user', { totp: codeOf(secret) }), await shown('mzt.user', {}), await shown('mzt.user', { totp: '123456' }), await shown('nobody.here', { totp: '123456' })]
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('session.wrong_credentials')
    expect((await factorOf('zrt.user')).failed_attempts, 'no guess at the factor').toBe(0)
    await later('zrt.user')
    expect((await logIn('zrt.user', { totp: codeOf(secret) })).status, 'and the code did not count').toBe(200)
  })

  test('[C-E2] ten wrong codes lock, also many at once; the right one has to wait; wrong ones are recorded', async () => {
    const { secret, recoveryCodes } = await withFactor('wjw.user')
    await later('wjw.user')
    const answers: Answer[] = []
    // Four at a time: more at once would use up the attempts at the password first.
    while (answers.length < 48) answers.push(...await Promise.all(Array.from({ length: 4 }, () => logIn('wjw.user', { totp: wrongCode(secret) }))))
    expect(answers.filter(({ body }) => body.code === 'session.wrong_code')).toHaveLength(10)
    expect(answers.filter(({ body, status }) => status === 429 && body.code === 'second_factor.locked')).toHaveLength(38)
    expect(await factorOf('wjw.user')).toEqual({ failed_attempts: 10, is_locked: true })
    expect(said(await logIn('wjw.user', { totp: codeOf(secret) }))).toEqual([429, 'second_factor.locked'])
    expect(said(await logIn('wjw.user', { totp: recoveryCodes[0] })), 'a recovery code neither').toEqual([429, 'second_factor.locked'])
    expect((await app.sql(`select 1 from events where kind = 'session.refused' and facts->>'reason' = 'wrong_code'`)).length).toBeGreaterThanOrEqual(48)
    expect((await app.sql<{ failed_attempts: number }>(`select failed_attempts from accounts where account_name = 'wjw.user'`))[0]!.failed_attempts, 'the password is not locked').toBe(0)
    await app.sql('delete from log_in_addresses')
    await app.sql(`update second_factors set locked_until = now() - interval '1 second'`)
    expect((await logIn('wjw.user', { totp: codeOf(secret) })).status).toBe(200)
    expect(await factorOf('wjw.user')).toEqual({ failed_attempts: 0, is_locked: false })
  })

  test('[U2] [ASVS 6.5.1] a recovery code works once, in any spelling, also for two at once, and the owner is told', async () => {
    const { client, recoveryCodes } = await withFactor('wjw.admin')
    const [first, second] = recoveryCodes as [string, string]
    expect((await logIn('wjw.admin', { totp: ` ${first.toLowerCase().replaceAll('-', ' ')} ` })).status).toBe(200)
    expect(said(await logIn('wjw.admin', { totp: first }))).toEqual([401, 'session.wrong_code'])
    const both = await Promise.all([0, 1].map(() => logIn('wjw.admin', { totp: second })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
    expect((await client.get('/me/second-factor')).body.recoveryCodesLeft).toBe(8)
    await app.drain()
    expect(await noticesOf('wjw.admin')).toEqual(['已启用二次验证', '已使用一个恢复码', '已使用一个恢复码'])
    expect((await app.sql<{ text: string }>(`select text from mails where to_name = (select display_name from accounts where account_name = 'wjw.admin') order by id`)).at(-1)!.text).toMatch(/8/)
    const fresh = (await client.post('/me/second-factor/recovery-codes')).body.recoveryCodes as string[]
    expect(said(await logIn('wjw.admin', { totp: recoveryCodes[2] }))).toEqual([401, 'session.wrong_code'])
    expect((await logIn('wjw.admin', { totp: fresh[0] })).status).toBe(200)
  })

  test('another account\'s codes are of no use', async () => {
    const [one, two] = [await withFactor('sft.user'), await withFactor('sft.admin')]
    await later('sft.admin')
    expect(said(await logIn('sft.admin', { totp: one.recoveryCodes[0] }))).toEqual([401, 'session.wrong_code'])
    expect(said(await logIn('sft.admin', { totp: codeOf(one.secret) }))).toEqual([401, 'session.wrong_code'])
    expect((await logIn('sft.admin', { totp: codeOf(two.secret) })).status).toBe(200)
  })

  test('[U4] a new password keeps what the session proved', async () => {
    const { client, secret } = await withFactor('rst.user')
    const changed = await client.put('/me/password', { currentPassword: demoPassword, newPassword: 'Heron-lake-42' })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    expect((await client.get('/me')).status).toBe(200)
    await later('rst.user')
    expect(said(await logIn('rst.user', { password: 'Heron-lake-42' }))).toEqual([401, 'session.second_factor_needed'])
    expect((await logIn('rst.user', { password: 'Heron-lake-42', totp: codeOf(secret) })).status).toBe(200)
  })

  test('[C-C1] a totp of any shape is a wrong code, never a fault', async () => {
    await withFactor('mzt.admin')
    for (const totp of ['0', ' ', '１２', 'a'.repeat(64), '12345６', '😀😀😀😀😀😀', '-----------', '000000\u0000'])
      expect([401, 422], totp).toContain((await logIn('mzt.admin', { totp })).status)
    for (const totp of [123456, null, {}, ['123456'], 'a'.repeat(65)]) expect((await logIn('mzt.admin', { totp })).status).toBe(422)
  })
})

describe('removal and reset (U5, U6)', () => {
  test('[U5] [C-E8] its owner removes it with a fresh proof and is told; a second time there is none', async () => {
    const { client } = await withFactor('gat.admin')
    await makeStale('gat.admin')
    expect(said(await client.delete('/me/second-factor'))).toEqual([403, 'session.proof_needed'])
    await app.sql(`update sessions set proven_at = now() where account_id = (select id from accounts where account_name = 'gat.admin')`)
    expect((await client.delete('/me/second-factor')).body).toMatchObject({ isSetUp: false, recoveryCodesLeft: 0 })
    expect(said(await client.delete('/me/second-factor'))).toEqual([409, 'second_factor.is_not_set_up'])
    expect(said(await client.post('/me/second-factor/recovery-codes'))).toEqual([409, 'second_factor.is_not_set_up'])
    expect((await logIn('gat.admin')).status).toBe(200)
    await app.drain()
    expect(await noticesOf('gat.admin')).toEqual(['已启用二次验证', '已移除二次验证'])
  })

  test('[U6] the platform admin resets somebody\'s: sessions end, the owner is told; not one\'s own, not twice', async () => {
    const { client } = await withFactor('jcy.user')
    const platform = await app.as('platform')
    const find = async (name: string) => (await platform.get(`/accounts?accountName=${name}`)).body.items[0]
    const account = await find('jcy.user')
    expect(account).toMatchObject({ secondFactor: 'on', allowed: expect.arrayContaining(['resetSecondFactor']) })
    expect((await platform.get('/accounts?secondFactor=on')).body.items.map((item: { accountName: string }) => item.accountName)).toContain('jcy.user')
    expect((await platform.get('/accounts?secondFactor=off&accountName=jcy.user')).body.total).toBe(0)
    expect(said(await (await app.as('om')).post(`/accounts/${account.id}/second-factor-reset`))).toEqual([403, 'permission.missing'])
    expect((await app.stranger().post(`/accounts/${account.id}/second-factor-reset`)).status).toBe(401)
    expect((await platform.post('/accounts/999999999/second-factor-reset')).status).toBe(404)
    await makeStale('platform')
    expect(said(await platform.post(`/accounts/${account.id}/second-factor-reset`))).toEqual([403, 'session.proof_needed'])
    await platform.logIn()
    const [first, second] = await Promise.all([0, 1].map(() => platform.post(`/accounts/${account.id}/second-factor-reset`)))
    expect([first!.status, second!.status].sort()).toEqual([200, 409])
    expect((await client.get('/me')).status).toBe(401)
    expect((await logIn('jcy.user')).status).toBe(200)
    expect(said(await platform.post(`/accounts/${(await find('platform')).id}/second-factor-reset`))).toEqual([409, 'account.own'])
    expect(await find('jcy.user')).toMatchObject({ secondFactor: 'off', allowed: expect.not.arrayContaining(['resetSecondFactor']) })
    await app.drain()
    expect(await noticesOf('jcy.user')).toEqual(['已启用二次验证', '平台管理员已重置您的二次验证'])
  })
})

describe('compulsory for a role (U2)', () => {
  const make = (roles: string[]) => app.sql(`insert into platform_settings (key, value) values ('second_factor.roles', $1) on conflict (key) do update set value = excluded.value`, [JSON.stringify(roles)])

  test('[C-E2] [MLPS] nothing goes before it is set up, at once and on open sessions; then everything does; it cannot be removed', async () => {
    const client = await loggedIn('auditor')
    expect((await client.get('/me/sessions')).status).toBe(200)
    await make(['auditor'])
    expect(said(await client.get('/me/sessions'))).toEqual([403, 'second_factor.must_set_up'])
    expect((await client.get('/me')).body.mustSetUpSecondFactor).toBe(true)
    expect((await client.get('/session')).body.me.mustSetUpSecondFactor).toBe(true)
    expect((await client.get('/me/second-factor')).body).toMatchObject({ isSetUp: false, isCompulsory: true })
    await setUpFactor(client)
    expect((await client.get('/me')).body.mustSetUpSecondFactor).toBe(false)
    expect((await client.get('/me/sessions')).status).toBe(200)
    expect(said(await client.delete('/me/second-factor'))).toEqual([409, 'second_factor.compulsory'])
    expect((await (await app.as('om2')).get('/me/sessions')).status, 'other roles go on').toBe(200)
    await make([])
    expect((await client.delete('/me/second-factor')).status).toBe(200)
  })

  test('[U2] [C-E1] a one-time password first, then the second factor, then on', async () => {
    await make(['department_user'])
    const platform = await app.as('platform2')
    const department = (await platform.get('/accounts?accountName=jtt.3.user')).body.items[0]?.departmentId ?? (await platform.get('/accounts?accountName=jtt.user')).body.items[0].departmentId
    const made = await platform.post('/accounts', { accountName: 'new.person', displayName: '新人', departmentId: department, roles: ['department_user'] })
    const client = new Client(app.url, 'new.person')
    expect((await client.logIn(made.body.oneTimePassword)).status).toBe(200)
    expect(said(await client.get('/me/sessions'))).toEqual([403, 'password.must_change'])
    const changed = await client.put('/me/password', { currentPassword: made.body.oneTimePassword, newPassword: 'Heron-lake-42' })
    client.csrfToken = changed.body.csrfToken
    expect(said(await client.get('/me/sessions'))).toEqual([403, 'second_factor.must_set_up'])
    await setUpFactor(client)
    expect((await client.get('/me/sessions')).status).toBe(200)
    await make([])
  })
})
