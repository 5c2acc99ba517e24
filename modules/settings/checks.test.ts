import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'
import { startMailServer } from '#testkit/mail-server.ts'
import { startReceiver } from '#testkit/receiver.ts'
import { discover } from './discovery.ts'

const app = useTestApp()
const stops: (() => Promise<unknown>)[] = []
afterAll(async () => { for (const stop of stops) await stop() })

async function provider(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve) }))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
async function set(code: string, value: unknown) {
  const platform = await app.as('platform')
  const { body } = await platform.get('/settings')
  const { changedAt } = body.items.find((row: { code: string }) => row.code === code)
  expect((await platform.put(`/settings/${code}`, { value, changedAt })).status).toBe(200)
}

describe('a test mail', () => {
  test('without a mail server 409; nobody else may', async () => {
    expect((await (await app.as('platform')).post('/settings/mail/test', { to: 'a@b.example' })).body.code).toBe('setting.no_mail_server')
    expect((await (await app.as('om')).post('/settings/mail/test', { to: 'a@b.example' })).status).toBe(403)
    expect((await app.stranger().post('/settings/mail/test', { to: 'a@b.example' })).status).toBe(401)
    expect((await (await app.as('platform')).post('/settings/mail/test', {})).status).toBe(422)
  })

  test('goes by the present settings, and it is written down who sent one to whom', async () => {
    const server = await startMailServer({ refused: ['refused@b.example'] })
    stops.push(() => server.stop())
    await set('mail.smtp_url', server.url)
    await set('mail.from', '滨海政务云 <no-reply@cloud.example>')
    const platform = await app.as('platform')
    expect((await platform.post('/settings/mail/test', { to: 'a@b.example' })).body).toEqual({ isSent: true, trouble: null, said: expect.stringMatching(/^250/) })
    expect(server.received.map(({ to }) => to)).toEqual([['a@b.example']])
    expect(server.received[0]!.source).toContain('no-reply@cloud.example')
    expect((await platform.post('/settings/mail/test', { to: 'refused@b.example' })).body).toEqual({ isSent: false, trouble: 'wrong_recipient', said: expect.stringContaining('550') })
    expect((await platform.post('/settings/mail/test', { to: 'a@b.example\r\nBcc: c@d.example' })).body.isSent).toBe(false)
    expect(server.received).toHaveLength(1)
    const events = await app.sql<{ facts: { isSent: boolean } }>(`select facts from events where kind = 'mail.tested' order by id`)
    expect(events.map(({ facts }) => facts.isSent)).toEqual([true, false, false])
    await server.stop()
    expect((await platform.post('/settings/mail/test', { to: 'a@b.example' })).body).toMatchObject({ isSent: false, trouble: 'no_connection' })
  })
})

describe('a test text to the DingTalk group', () => {
  const send = async () => (await app.as('platform')).post('/settings/dingtalk/test')
  test('without a robot 409; nobody else may', async () => {
    expect((await send()).body.code).toBe('setting.no_robot')
    expect((await (await app.as('om')).post('/settings/dingtalk/test')).status).toBe(403)
  })

  test('[C-I5] goes signed; what the robot refuses is told without its address', async () => {
    const receiver = await startReceiver()
    stops.push(() => receiver.stop())
    await set('dingtalk.robot_url', `${receiver.url}/robot/send?access_token=canary-token`)
    await set('dingtalk.robot_secret', 'SECcanary')
    receiver.answers = () => ({ body: '{"errcode":0,"errmsg":"ok"}' })
    expect((await send()).body).toEqual({ isSent: true, trouble: null, said: '' })
    expect(JSON.parse(receiver.received[0]!.body).text.content).toContain('测试')
    expect(receiver.received[0]!.url).toMatch(/timestamp=\d+&sign=/)
    receiver.answers = () => ({ body: '{"errcode":310000,"errmsg":"sign not match canary-token"}' })
    expect((await send()).body).toEqual({ isSent: false, trouble: 'not_accepted', said: 'DingTalk answered errcode 310000' })
    expect(JSON.stringify(await app.sql(`select facts from events where kind = 'robot.tested'`))).not.toContain('canary')
  })
})

describe('the identity provider', () => {
  const check = async () => (await app.as('platform')).post('/settings/single-sign-on/test')
  test('not set: 409; nobody else may', async () => {
    expect((await check()).body.code).toBe('setting.no_identity_provider')
    expect((await (await app.as('auditor')).post('/settings/single-sign-on/test')).status).toBe(403)
  })

  test('one that describes itself is fine', async () => {
    const address: string = await provider((_request, reply) => reply.end(JSON.stringify({ issuer: address, authorization_endpoint: `${address}/auth`, token_endpoint: `${address}/token`, jwks_uri: `${address}/keys` })))
    await set('oidc.issuer', address)
    expect((await check()).body).toEqual({ code: 'fine', detail: address })
  })

  test.each<[code: string, detail: RegExp, answer: RequestListener]>([
    ['other_status', /^404$/, (_request, reply) => reply.writeHead(404).end()],
    ['moved', /^http:\/\/169\.254\.169\.254\/$/, (_request, reply) => reply.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['too_large', /^$/, (_request, reply) => reply.end('x'.repeat(70_000))],
    ['not_json', /^$/, (_request, reply) => reply.end('<html>')],
    ['other_issuer', /elsewhere/, (_request, reply) => reply.end('{"issuer": "https://elsewhere.example"}')],
  ])('%s is told, not thrown', async (code, detail, answer) => {
    await set('oidc.issuer', await provider(answer))
    const { status, body } = await check()
    expect([status, body.code]).toEqual([200, code])
    expect(body.detail).toMatch(detail)
  })

  test('one that is away, or never answers', async () => {
    await set('oidc.issuer', 'http://127.0.0.1:9')
    expect((await check()).body.code).toBe('unreachable')
    expect(await discover(await provider(() => {}), 300)).toEqual({ code: 'too_slow', detail: '' })
  })
})
