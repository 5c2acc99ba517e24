import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Client, useTestApp } from '#testkit/http.ts'
import { link, problemOf, startIdentityProvider, useProvider, Wanderer, whoIsIn, type IdentityProvider } from '#testkit/identity-provider.ts'
import { demoPassword } from '#testkit/names.ts'
import { codeOf, setUpFactor } from '#testkit/second-factor.ts'

const app = useTestApp()
let real: IdentityProvider
beforeAll(async () => { real = await startIdentityProvider([`${app.url}/api/single-sign-on/answer`]) })
beforeEach(async () => { await app.sql('delete from log_in_addresses') })
afterAll(() => real.close())

const start = () => `${app.url}/api/single-sign-on`
const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [name]))[0]!.id
const linkedTo = (name: string, provider: { issuer: string }, subject: string) => link(app, name, provider, subject)
const whoIs = (browser: Wanderer) => whoIsIn(app, browser)
/** Somebody who has logged in with a password, in a browser that can wander. */
const withPassword = async (name: string) => {
  const browser = new Wanderer()
  const { body } = await browser.call(app.url, 'POST', '/session', { account: name, password: demoPassword })
  return { browser, csrf: { 'x-csrf-token': body.csrfToken as string } }
}

describe('single sign-on with a real provider (U2)', () => {
  beforeEach(() => useProvider(app, real))

  test('[U2] the page knows whether there is a provider, and what it is called', async () => {
    expect((await app.stranger().get('/session')).body.singleSignOn).toEqual({ name: '政务统一身份' })
    await useProvider(app, real, '')
    expect((await app.stranger().get('/session')).body.singleSignOn).toEqual({ name: new URL(real.issuer).host })
    await useProvider(app, null)
    expect((await app.stranger().get('/session')).body.singleSignOn).toBeNull()
    expect(problemOf(await new Wanderer().open(start()))).toBe('single_sign_on.not_set')
  })

  test('[ASVS 10.2.1] [ASVS 10.4.6] code flow with PKCE, state and nonce, for no more than who it is', async () => {
    const { url } = await new Wanderer().open(start(), { until: /\/auth\?/ })
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: 'yunshan', response_type: 'code', scope: 'openid', code_challenge_method: 'S256', redirect_uri: `${app.url}/api/single-sign-on/answer`,
      state: expect.stringMatching(/^.{43}$/), nonce: expect.stringMatching(/^.{43}$/), code_challenge: expect.stringMatching(/^.{43}$/),
    })
    const response = await fetch(start(), { redirect: 'manual' })
    expect(response.status).toBe(303)
    expect(response.headers.getSetCookie()[0]).toMatch(/^yunshan_way_in=[^;]{43}; Max-Age=600; Path=\/api; HttpOnly; SameSite=Lax$/)
    const rows = await app.sql<{ row: string }>('select s::text as row from single_sign_ons s')
    for (const { row } of rows) expect(row).not.toContain(url.searchParams.get('state'))
  })

  test('[U2] [C-E7] linked by its owner after log-in, then in without a password; the session says how; no password needs changing', async () => {
    const { browser, csrf } = await withPassword('jtt.user')
    expect((await browser.call(app.url, 'GET', '/me/identities')).body).toEqual({ name: '政务统一身份', isPossible: true, items: [] })
    const { body: { address } } = await browser.call(app.url, 'POST', '/me/identities', {}, csrf)
    expect((await browser.through(address, 'alice')).url.pathname).toBe('/me')
    expect((await browser.call(app.url, 'GET', '/me/identities')).body).toMatchObject({ isPossible: false, items: [{ issuer: real.issuer, subject: 'alice' }] })
    expect((await browser.call(app.url, 'POST', '/me/identities', {}, csrf)).body.code).toBe('single_sign_on.linked_already')

    const elsewhere = new Wanderer()
    elsewhere.keep(app.url, 'yunshan_session=chosen-by-somebody')
    const before = elsewhere.cookies(app.url)
    expect((await elsewhere.through(`${start()}?returnTo=/applications`, 'alice')).url.href).toBe(`${app.url}/applications`)
    expect(await whoIs(elsewhere)).toBe('jtt.user')
    expect(elsewhere.cookies(app.url)).not.toContain(before)
    expect(await app.sql(`select facts->>'method' as method, facts->>'hasSecondFactor' as factor from events where kind = 'session.opened' order by id desc limit 1`)).toEqual([{ method: 'single_sign_on', factor: 'false' }])
    await app.sql(`update accounts set must_change_password = true where account_name = 'jtt.user'`)
    expect((await elsewhere.call(app.url, 'GET', '/me')).body.mustChangePassword).toBe(false)
    expect((await browser.call(app.url, 'GET', '/me')).body.mustChangePassword).toBe(true)
    await app.sql(`update accounts set must_change_password = false where account_name = 'jtt.user'`)
    await app.drain()
    expect(await app.sql(`select m.titles[3] as title from messages m where account_id = $1`, [await idOf('jtt.user')])).toEqual([{ title: '您的账号已关联统一身份' }])
  })

  test('[C-E7] an unknown person is nobody, whatever the e-mail; who refuses at the provider is told so', async () => {
    const browser = new Wanderer()
    expect(problemOf(await browser.through(start(), 'jtt.admin@yunshan.example'))).toBe('single_sign_on.unknown')
    expect(await whoIs(browser)).toBeNull()
    expect(await app.sql(`select facts->>'reason' as reason from events where kind = 'session.refused' order by id desc limit 1`)).toEqual([{ reason: 'single_sign_on.unknown' }])
    expect(problemOf(await new Wanderer().through(start(), ''))).toBe('single_sign_on.denied')
  })

  test('[A4] a disabled account does not come in, an unlinked one no more', async () => {
    await linkedTo('sft.user', real, 'frank')
    await app.sql(`update accounts set is_enabled = false where account_name = 'sft.user'`)
    expect(problemOf(await new Wanderer().through(start(), 'frank'))).toBe('single_sign_on.disabled')
    await app.sql(`update accounts set is_enabled = true where account_name = 'sft.user'`)
    const browser = new Wanderer()
    await browser.through(start(), 'frank')
    expect(await whoIs(browser)).toBe('sft.user')
    await app.sql(`delete from external_identities where subject = 'frank'`)
    expect(problemOf(await new Wanderer().through(start(), 'frank'))).toBe('single_sign_on.unknown')
  })

  test('[C-E2] a second factor is asked for here too, and where a role needs one it must be set up', async () => {
    await linkedTo('jyt.user', real, 'judy')
    const owner = new Client(app.url, 'jyt.user')
    await owner.logIn()
    const { secret, recoveryCodes } = await setUpFactor(owner)
    const browser = new Wanderer()
    const arrived = await browser.through(`${start()}?returnTo=/applications`, 'judy')
    expect(`${arrived.url.pathname}${arrived.url.search}`).toBe('/login?step=second-factor&from=%2Fapplications')
    expect(await whoIs(browser)).toBeNull()
    const other = new Wanderer()
    expect((await other.call(app.url, 'POST', '/session/single-sign-on', { totp: codeOf(secret, 1) })).body.code).toBe('single_sign_on.begin_again')
    expect((await browser.call(app.url, 'POST', '/session/single-sign-on', { totp: codeOf(secret) })).body.code, 'used at set-up').toBe('session.wrong_code')
    const finished = await browser.call(app.url, 'POST', '/session/single-sign-on', { totp: codeOf(secret, 1) })
    expect([finished.status, finished.body.me?.accountName]).toEqual([200, 'jyt.user'])
    expect((await browser.call(app.url, 'POST', '/session/single-sign-on', { totp: recoveryCodes[0] })).body.code, 'once').toMatch(/session.csrf|single_sign_on.begin_again/)
    expect(await app.sql(`select method, has_second_factor from sessions where account_id = $1 order by id desc limit 1`, [await idOf('jyt.user')])).toEqual([{ method: 'single_sign_on', has_second_factor: true }])

    await linkedTo('auditor', real, 'otto')
    await app.sql(`insert into platform_settings (key, value) values ('second_factor.roles', '["auditor"]')`)
    const auditor = new Wanderer()
    await auditor.through(start(), 'otto')
    expect((await auditor.call(app.url, 'GET', '/me/sessions')).body.code).toBe('second_factor.must_set_up')
    await app.sql(`delete from platform_settings where key = 'second_factor.roles'`)
  })

  test('[C-E8] whoever is logged in proves anew who they are: an open log-in at the provider does not count', async () => {
    await linkedTo('gat.user', real, 'gina')
    const browser = new Wanderer()
    await browser.through(start(), 'gina')
    expect(await whoIs(browser)).toBe('gat.user')
    const { url } = await browser.open(start(), { until: /\/auth\?/ })
    expect(url.searchParams.get('max_age')).toBe('60')
    expect((await browser.through(`${start()}?returnTo=/me`, 'gina')).url.pathname).toBe('/me')
    await browser.call(app.url, 'GET', '/session')
  })

  test('[C-F6] it leads back to pages of this site only', async () => {
    await linkedTo('gat.admin', real, 'gus')
    for (const [wanted, page] of [['//evil.example', '/home'], ['https://evil.example', '/home'], ['/\\evil.example', '/home'], ['/api/me', '/home'], ['/me', '/me']] as const)
      expect((await new Wanderer().through(`${start()}?returnTo=${encodeURIComponent(wanted)}`, 'gus')).url.href, wanted).toBe(`${app.url}${page}`)
  })

  test('[U2] a provider that wants the secret in the body gets it there; a wrong secret is said in words', async () => {
    const post = await startIdentityProvider([`${app.url}/api/single-sign-on/answer`], 'client_secret_post')
    await useProvider(app, post)
    await linkedTo('wjw.user', post, 'pat')
    const browser = new Wanderer()
    await browser.through(start(), 'pat')
    expect(await whoIs(browser)).toBe('wjw.user')
    await useProvider(app, { ...post, clientSecret: 'not-this' })
    expect(problemOf(await new Wanderer().through(start(), 'pat'))).toBe('single_sign_on.wrong_client')
    await post.close()
    await useProvider(app, { ...post, clientSecret: 'yet-another' })
    expect(problemOf(await new Wanderer().open(start()))).toBe('single_sign_on.provider_away')
  })

  test('[C-I4] without HTTPS only on this machine', async () => {
    await useProvider(app, { ...real, issuer: 'http://identity.example' })
    expect(problemOf(await new Wanderer().open(start()))).toBe('single_sign_on.not_https')
  })
})

describe('state and browser (C-E7)', () => {
  beforeEach(() => useProvider(app, real))
  const back = /\/single-sign-on\/answer/

  test('[ASVS 10.2.1] an answer counts once, in the browser that began it, within ten minutes', async () => {
    await linkedTo('zrt.user', real, 'zoe')
    const victim = new Wanderer()
    const { url } = await new Wanderer().through(start(), 'zoe', back)
    await victim.open(start(), { until: /\/auth\?/ })
    expect(problemOf(await victim.open(url.href)), 'begun by somebody else').toBe('single_sign_on.begin_again')
    expect(problemOf(await new Wanderer().open(url.href)), 'in a browser that began nothing').toBe('single_sign_on.begin_again')
    expect(await whoIs(victim)).toBeNull()

    const own = new Wanderer()
    const mine = (await own.through(start(), 'zoe', back)).url
    const cookies = own.cookies(app.url)
    const twice = await Promise.all([0, 1].map(() => fetch(mine, { redirect: 'manual', headers: { cookie: cookies } })))
    expect(twice.map(({ headers }) => headers.get('location')).sort()).toEqual(['/home', '/login?problem=single_sign_on.begin_again'])
    const third = await fetch(mine, { redirect: 'manual', headers: { cookie: cookies } })
    expect(third.headers.get('location')).toBe('/login?problem=single_sign_on.begin_again')

    const late = new Wanderer()
    const old = (await late.through(start(), 'zoe', back)).url
    await app.sql(`update single_sign_ons set begun_at = begun_at - interval '11 minutes'`)
    expect(problemOf(await late.open(old.href))).toBe('single_sign_on.begin_again')
  })

  test('[C-C1] answers of any shape are refused in words, never a fault', async () => {
    for (const query of ['', '?state=', '?state=x', '?code=x', '?state=x&code=y&iss=z&session_state=s', `?state=${'x'.repeat(200)}`, '?error=access_denied', '?lang=en'])
      expect(problemOf(await new Wanderer().open(`${app.url}/api/single-sign-on/answer${query}`)), query).toBe('single_sign_on.begin_again')
    for (const query of ['?state=%00', '?state=a&state=b', `?state=${'x'.repeat(201)}`]) expect((await fetch(`${app.url}/api/single-sign-on/answer${query}`)).status).toBe(400)
  })

  test('[C-E7] linking belongs to the session that began it', async () => {
    const { browser, csrf } = await withPassword('mzt.user')
    const { body: { address } } = await browser.call(app.url, 'POST', '/me/identities', {}, csrf)
    const { url } = await browser.through(address, 'nina', back)
    await browser.call(app.url, 'POST', '/session', { account: 'mzt.admin', password: demoPassword }, csrf)
    const arrived = await browser.open(url.href)
    expect([arrived.url.pathname, problemOf(arrived)]).toEqual(['/me', 'single_sign_on.begin_again'])
    expect(await app.sql(`select 1 from external_identities where subject = 'nina'`)).toEqual([])
  })
})

describe('links by owner and platform admin (U5, U6)', () => {
  beforeEach(() => useProvider(app, real))
  const makeStale = (name: string) => app.sql(`update sessions set proven_at = proven_at - interval '11 minutes' where account_id = (select id from accounts where account_name = $1)`, [name])

  test('[U6] [C-E8] the platform admin enters the subject; once for a person, once for an account; not one\'s own', async () => {
    const platform = await app.as('platform')
    const [one, two] = [await idOf('rst.user'), await idOf('rst.admin')]
    const enter = (id: string, subject: string) => platform.post(`/accounts/${id}/identities`, { subject })
    expect((await enter(one, 'rosa')).body).toMatchObject({ isPossible: false, items: [{ issuer: real.issuer, subject: 'rosa' }] })
    expect((await enter(one, 'rita')).body.code).toBe('single_sign_on.linked_already')
    expect((await enter(two, 'rosa')).body.code).toBe('single_sign_on.taken')
    expect((await enter(two, ' rosa')).body.errors).toMatchObject([{ path: 'subject', code: 'single_sign_on.spaces' }])
    expect((await enter(await idOf('platform'), 'me')).body.code).toBe('account.own')
    expect((await enter('999999999', 'x')).status).toBe(404)
    expect((await (await app.as('om')).post(`/accounts/${two}/identities`, { subject: 'x' })).status).toBe(403)
    expect((await app.stranger().post(`/accounts/${two}/identities`, { subject: 'x' })).status).toBe(401)
    const both = await Promise.all([0, 1].map(() => enter(two, 'rudi')))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    await makeStale('platform')
    expect((await enter(two, 'x')).body.code).toBe('session.proof_needed')
    await platform.logIn()
    const browser = new Wanderer()
    await browser.through(start(), 'rosa')
    expect(await whoIs(browser)).toBe('rst.user')
    const [{ id: identity }] = (await platform.get(`/accounts/${one}/identities`)).body.items
    expect((await platform.delete(`/accounts/${two}/identities/${identity}`)).status, 'not by another account').toBe(404)
    expect((await platform.delete(`/accounts/${one}/identities/${identity}`)).body.items).toEqual([])
    expect((await platform.delete(`/accounts/${one}/identities/${identity}`)).status).toBe(404)
    expect(await whoIs(browser)).toBeNull()
  })

  test('[U5] [C-E8] the owner links and unlinks with a fresh proof; not others\', not the only way in', async () => {
    await linkedTo('jcy.user', real, 'jo')
    const owner = new Client(app.url, 'jcy.user')
    await owner.logIn()
    const [{ id }] = (await owner.get('/me/identities')).body.items
    await makeStale('jcy.user')
    expect((await owner.delete(`/me/identities/${id}`)).body.code).toBe('session.proof_needed')
    expect((await owner.post('/me/identities')).body.code).toBe('session.proof_needed')
    await owner.logIn()
    expect((await (await app.as('jtt.admin')).delete(`/me/identities/${id}`)).status).toBe(404)
    await app.sql(`update accounts set password_hash = null where account_name = 'jcy.user'`)
    expect((await owner.delete(`/me/identities/${id}`)).body.code).toBe('single_sign_on.no_other_way')
    await app.sql(`update accounts set password_hash = (select password_hash from accounts where account_name = 'jtt.admin') where account_name = 'jcy.user'`)
    expect((await owner.delete(`/me/identities/${id}`)).body).toMatchObject({ isPossible: true, items: [] })
    expect((await owner.delete(`/me/identities/${id}`)).status).toBe(404)
  })
})
