import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startHostileProvider, type HostileProvider, type Mischief } from '#testkit/hostile-provider.ts'
import { useTestApp } from '#testkit/http.ts'
import { link, problemOf, useProvider, Wanderer, whoIsIn } from '#testkit/identity-provider.ts'

const app = useTestApp()
let hostile: HostileProvider
beforeAll(async () => { hostile = await startHostileProvider() })
afterAll(() => hostile.close())
const start = () => `${app.url}/api/single-sign-on`
const whoIs = (browser: Wanderer) => whoIsIn(app, browser)

describe('answers that cannot be trusted (C-E7)', () => {
  beforeEach(async () => {
    hostile.mischief = {}
    await useProvider(app, hostile)
    await link(app, 'om', hostile, 'mallory')
  })
  const attempt = async (mischief: Mischief) => {
    hostile.mischief = mischief
    const browser = new Wanderer()
    const arrived = await browser.open(start())
    return [problemOf(arrived), await whoIs(browser)]
  }

  test('without mischief it works, so what follows is refused for its reason', async () => {
    expect(await attempt({})).toEqual([null, 'om'])
    expect(await attempt({ answer: { iss: hostile.issuer, session_state: 'any' } })).toEqual([null, 'om'])
  })

  const now = () => Math.floor(Date.now() / 1000)
  test.each<[string, () => Mischief]>([
    ['alg none', () => ({ alg: 'none' })],
    ['alg HS256', () => ({ alg: 'HS256' })],
    ['a key that is not the provider\'s', () => ({ key: 'other' })],
    ['for another client', () => ({ claims: { aud: 'another' } })],
    ['for several clients without saying which', () => ({ claims: { aud: ['another', 'third'] } })],
    ['another nonce', () => ({ claims: { nonce: 'another' } })],
    ['no nonce', () => ({ claims: { nonce: undefined } })],
    ['another issuer in the token', () => ({ claims: { iss: 'https://other.example' } })],
    ['another issuer in the answer', () => ({ answer: { iss: 'https://other.example' } })],
    ['run out', () => ({ claims: { iat: now() - 7200, exp: now() - 3600 } })],
    ['no subject', () => ({ claims: { sub: undefined } })],
    ['an empty subject', () => ({ claims: { sub: '' } })],
    ['a subject that is no text', () => ({ claims: { sub: 7 } })],
    ['no ID token', () => ({ token: { status: 200, body: { access_token: 'any', token_type: 'Bearer' } } })],
    ['no JWT', () => ({ token: { status: 200, body: { access_token: 'any', token_type: 'Bearer', id_token: 'a.b.c' } } })],
    ['an error about the code', () => ({ token: { status: 400, body: { error: 'invalid_grant' } } })],
  ])('[C-E7] [ASVS 6.8.2] [ASVS 10.5.1] %s', async (_what, mischief) => {
    expect(await attempt(mischief())).toEqual(['single_sign_on.not_trusted', null])
    expect(await app.sql(`select facts->>'reason' as reason, facts->>'detail' is not null as "hasDetail" from events where kind = 'session.refused' order by id desc limit 1`)).toMatchObject([{ reason: 'single_sign_on.not_trusted' }])
  })

  test('[C-E7] another state than the one that was given is nobody\'s', async () => {
    expect(await attempt({ answer: { state: 'another' } })).toEqual(['single_sign_on.begin_again', null])
  })

  test('[C-E7] [ASVS 6.8.1] the same subject and e-mail at a second provider is somebody else', async () => {
    const second = await startHostileProvider()
    await useProvider(app, second)
    const browser = new Wanderer()
    expect(problemOf(await browser.open(start()))).toBe('single_sign_on.unknown')
    expect(await whoIs(browser)).toBeNull()
    await second.close()
  })

  test('[C-E7] [ASVS 10.5.3] metadata in another issuer\'s name are not used', async () => {
    const liar = await startHostileProvider()
    liar.mischief = { discovery: { issuer: hostile.issuer } }
    await useProvider(app, liar)
    expect(problemOf(await new Wanderer().open(start()))).toBe('single_sign_on.not_trusted')
    await liar.close()
  })

  test('[C-E7] other settings since it began: the answer belongs to nobody', async () => {
    const browser = new Wanderer()
    const { url } = await browser.open(start(), { until: /\/single-sign-on\/answer/ })
    const second = await startHostileProvider()
    await useProvider(app, second)
    expect(problemOf(await browser.open(url.href))).toBe('single_sign_on.begin_again')
    await second.close()
  })

  test('[C-H6] a provider that keeps silent holds nobody up for long, and says so', async () => {
    const silent = await startHostileProvider()
    silent.mischief = { isSilent: true }
    await useProvider(app, silent)
    const began = Date.now()
    expect(problemOf(await new Wanderer().open(start()))).toBe('single_sign_on.provider_away')
    expect(Date.now() - began).toBeLessThan(12_000)
    await silent.close()
  }, 20_000)
})
