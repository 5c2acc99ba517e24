import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { routes, streams } from '#app/modules.server.ts'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { newDraft, uploadPdf } from '#testkit/applications.ts'
import { databaseState } from '#testkit/database-state.ts'
import { send, type RawAnswer } from '#testkit/fuzz/send.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { demoPassword, testSecretKey } from '#testkit/names.ts'

// One test provokes a fault on purpose; its log line would only alarm.
const app = useTestApp({ LOG_LEVEL: 'silent' })
const endpoints = [...routes, ...streams].map(({ endpoint }) => endpoint)
const label = ({ method, path }: EndpointShape) => `${method} ${path}`
const somewhere = ({ path }: EndpointShape) => path.replace(/:\w+/g, '1')
const raw = (client: Client, method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<RawAnswer> =>
  send(app.url, { method, path, body, headers: { ...(client.cookie ? { cookie: client.cookie } : {}), ...headers } })
const codeOf = (answer: RawAnswer) => [answer.status, (JSON.parse(answer.text) as { code: string }).code]

describe('forged requests', () => {
  const writes = endpoints.filter(({ method, path }) => method !== 'GET' && path !== '/session')
  const json = { 'content-type': 'application/json' }

  test('[U4] [C-F4] every writing route refuses a missing or wrong token and another site, before it reads the body', async () => {
    expect(writes.length).toBeGreaterThan(40)
    const client = await app.as('jtt.user')
    const stranger = await app.as('jyt.user')
    const before = await databaseState(app)
    const forgeries: Record<string, string>[] = [
      {}, { 'x-csrf-token': '' }, { 'x-csrf-token': stranger.csrfToken }, { 'x-csrf-token': client.csrfToken, 'sec-fetch-site': 'cross-site' }, { 'x-csrf-token': client.csrfToken, 'sec-fetch-site': 'same-site' },
    ]
    for (const endpoint of writes) for (const headers of forgeries)
      expect(codeOf(await raw(client, endpoint.method, `/api${somewhere(endpoint)}`, { ...json, ...headers }, '{')), `${label(endpoint)} ${JSON.stringify(headers)}`).toEqual([403, 'session.csrf'])
    expect(codeOf(await raw(client, 'DELETE', '/api/session', { 'sec-fetch-site': 'cross-site' }))).toEqual([403, 'session.csrf'])
    expect(await databaseState(app)).toEqual(before)
  })

  test('[C-F4] what a plain form can send is no JSON: refused everywhere', async () => {
    const client = await app.as('platform2')
    for (const endpoint of writes.filter(({ upload, body }) => !upload && body)) for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const answer = await raw(client, endpoint.method, `/api${somewhere(endpoint)}`, { 'content-type': type, 'x-csrf-token': client.csrfToken }, '{"version":1}')
      expect([403, 415], `${label(endpoint)} ${type}`).toContain(answer.status)
    }
    expect(codeOf(await send(app.url, { method: 'POST', path: '/api/session', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ account: 'om', password: demoPassword }) }))).toEqual([415, 'input.media_type'])
  })

  // Who takes personal data or the audit log away is recorded (chapter 8, audit); nothing else changes by it.
  const recordedReads = new Set(['/audit-events/export', '/accounts/:id/personal-data', '/me/personal-data'])

  test('[C-F4] a read changes nothing: every GET, with records behind it', async () => {
    const owner = await app.as('jtt.user')
    const draft = await newDraft(app, owner, 'jtt')
    await uploadPdf(owner)
    for (const person of ['om', 'platform2', 'auditor']) await app.as(person)
    const before = await databaseState(app)
    for (const endpoint of endpoints.filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream') && !recordedReads.has(path))) for (const person of ['jtt.user', 'om', 'platform2', 'auditor']) {
      const path = endpoint.path.replace('/applications/:id', `/applications/${draft.id}`).replace(':code', 'ecs').replace(':id', '1')
      const answer = await (await app.as(person)).get(path)
      expect(answer.status, label(endpoint)).toBeLessThan(500)
    }
    expect(await databaseState(app)).toEqual(before)
  })
})

describe('the session\'s cookie', () => {
  test('[U4] [C-F1] only the server makes tokens, only their hash is stored, and each log-in gets a new one', async () => {
    const chosen = randomBytes(32).toString('base64url')
    const client = app.stranger()
    client.cookie = `yunshan_session=${chosen}`
    const answer = await client.call('POST', '/session', { account: 'mzt.user', password: demoPassword })
    expect(answer.status).toBe(200)
    const [line] = answer.headers.getSetCookie()
    const attributes = line!.split('; ').slice(1).map((part) => part.toLowerCase()).toSorted()
    expect(attributes).toEqual(['httponly', 'path=/', 'samesite=lax'])
    const token = /yunshan_session=([^;]+)/.exec(line!)![1]!
    expect(token).not.toBe(chosen)
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16)
    const stored = await app.sql<{ row: string; hash: Buffer }>(`select s::text as row, token_hash as hash from sessions s`)
    expect(stored.some(({ hash }) => hash.equals(createHash('sha256').update(token).digest()))).toBe(true)
    expect(stored.every(({ row }) => !row.includes(token) && !row.includes(chosen))).toBe(true)
    for (const { hash } of stored) for (const replayed of [hash.toString('hex'), hash.toString('base64url')])
      expect((await raw(Object.assign(app.stranger(), { cookie: `yunshan_session=${replayed}` }), 'GET', '/api/me')).status).toBe(401)
  })

  test('[C-F1] [C-F5] [ASVS 3.3.1] behind HTTPS the cookies are secure and bound to the host, and browsers are told to stay with HTTPS', async () => {
    const { startServer } = await import('#app/server.ts')
    const { readConfig } = await import('#kit/server/config.ts')
    const server = await startServer({ config: readConfig({ PORT: '0', WORKER: '0', LOG_LEVEL: 'error', SECRET_KEY: testSecretKey, DATABASE_URL: app.databaseUrl, PUBLIC_URL: 'https://cloud.example' }), databaseUrl: app.databaseUrl, ownerUrl: app.ownerUrl })
    try {
      const response = await fetch(`${server.address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'mzt.user', password: demoPassword }) })
      const [session, device] = response.headers.getSetCookie()
      expect(session).toMatch(/^__Host-yunshan_session=[^;]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
      expect(device).toMatch(/^__Host-yunshan_device=[^;]+; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
      const ask = (cookie: string) => fetch(`${server.address}/api/me`, { headers: { cookie } })
      expect((await ask(session!.split(';')[0]!)).status).toBe(200)
      // The same token under the name that any host could have set does not count.
      expect((await ask(session!.split(';')[0]!.replace('__Host-', ''))).status).toBe(401)
      expect(response.headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
      await response.text()
    } finally {
      await server.close()
    }
  })
})

describe('what is taken away holds at the next request', () => {
  test('[A4] [U4] [C-D5] a role, the account and the session, on both instances', async () => {
    const second = await app.another()
    const platform = await app.as('platform2')
    const accountOf = async (name: string) => (await platform.get(`/accounts?accountName=${name}`)).body.items[0]
    const both = async (here: Client, path: string) => {
      const there = Object.assign(app.stranger(), { url: second.url, cookie: here.cookie })
      return [(await here.get(path)).status, (await fetch(`${second.url}/api${path}`, { headers: { cookie: there.cookie } })).status]
    }
    const om = await app.as('om2')
    expect(await both(om, '/images')).toEqual([200, 200])
    const account = await accountOf('om2')
    const changed = await platform.patch(`/accounts/${account.id}`, { version: account.version, roles: ['business_operator'] })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    expect(await both(om, '/images')).toEqual([403, 403])
    expect(await both(om, '/applications')).toEqual([200, 200])
    const disabled = await platform.post(`/accounts/${account.id}/disabling`, { version: changed.body.version })
    expect(disabled.status, JSON.stringify(disabled.body)).toBe(200)
    expect(await both(om, '/applications')).toEqual([401, 401])

    const leaving = await app.as('sft.user')
    expect(await both(leaving, '/me')).toEqual([200, 200])
    const kept = leaving.cookie
    await leaving.delete('/session')
    expect(await both(Object.assign(app.stranger(), { cookie: kept }), '/me')).toEqual([401, 401])
  })
})

describe('headers of every answer', () => {
  const directives = (policy: string) => new Map(policy.split(';').map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name!, values]))

  function expectSecure(answer: RawAnswer, what: string): void {
    expect(answer.headers, what).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/), 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin', 'cache-control': expect.any(String) })
    const policy = directives(String(answer.headers['content-security-policy']))
    expect(policy.get('default-src'), what).toEqual(["'none'"])
    for (const [name, values] of policy) for (const value of values) {
      // Keywords only count with quotes; unsafe ones and whole schemes let anything in.
      expect(value, `${what} ${name}`).not.toMatch(/^(none|self)$|unsafe|\*|^https?:$|^blob:$/)
      if (name === 'script-src') expect(value, what).not.toMatch(/^data:/)
    }
    expect(answer.headers, what).not.toHaveProperty('x-powered-by')
    expect(answer.headers, what).not.toHaveProperty('access-control-allow-origin')
  }

  test('[C-F5] answers of every kind: good, refused, unknown, unreadable, a file, the page', async () => {
    const client = await app.as('jtt.user')
    const attachment = await uploadPdf(client)
    const token = { 'x-csrf-token': client.csrfToken, 'content-type': 'application/json' }
    const kinds: [number, string, string, Record<string, string>?, string?][] = [
      [200, 'GET', '/api/me'], [200, 'HEAD', '/api/me'], [403, 'GET', '/api/accounts'], [404, 'GET', '/api/applications/999999'], [404, 'GET', '/api/nothing'], [400, 'GET', '/api/applications?sort=x'],
      [400, 'GET', '/api/%ff'], [405, 'PUT', '/api/applications'], [422, 'POST', '/api/applications', token, '{}'], [400, 'POST', '/api/applications', token, '{'], [413, 'POST', '/api/applications', token, `"${'x'.repeat(1_100_000)}"`],
      [415, 'POST', '/api/applications', { ...token, 'content-type': 'text/xml' }, '<a/>'], [200, 'GET', '/api/applications/export'], [200, 'GET', `/api/attachments/${attachment}`], [200, 'GET', '/healthz'], [200, 'GET', '/api/openapi.json'],
    ]
    for (const [status, method, path, headers, body] of kinds) {
      const answer = await raw(client, method, path, headers, body)
      expect(answer.status, `${method} ${path}`).toBe(status)
      expectSecure(answer, `${method} ${path}`)
      if (path.startsWith('/api/')) expect(answer.headers['cache-control'], path).toMatch(/no-store/)
    }
    expectSecure(await raw(app.stranger(), 'GET', '/api/me'), '401')
  })

  test('[C-F5] a fault of ours has the same headers and no detail', async () => {
    const client = await app.as('jtt.user')
    await app.sql('alter table messages rename to messages_away')
    try {
      const answer = await raw(client, 'GET', '/api/messages')
      expect(codeOf(answer)).toEqual([500, 'server.error'])
      expect(answer.text).not.toMatch(/messages_away|relation|select|\.ts/)
      expectSecure(answer, '500')
    } finally {
      await app.sql('alter table messages_away rename to messages')
    }
  })

  test('[C-F5] the page: a fresh nonce for scripts and styles, nothing inline without it', async () => {
    const pages = [await raw(app.stranger(), 'GET', '/'), await raw(app.stranger(), 'GET', '/applications/1')]
    const nonces = pages.map((answer) => {
      expect(answer.status).toBe(200)
      expectSecure(answer, 'page')
      const policy = directives(String(answer.headers['content-security-policy']))
      for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(name), name).toEqual(["'none'"])
      const nonce = policy.get('script-src')!.find((value) => value.startsWith("'nonce-"))!.slice(7, -1)
      expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16)
      for (const [tag] of answer.text.matchAll(/<(?:script|style)\b[^>]*>/g)) expect(/ src=/.test(tag) || tag.includes(`nonce="${nonce}"`), tag).toBe(true)
      expect(answer.text).not.toMatch(/ on\w+=|javascript:|__NONCE__/)
      return nonce
    })
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('[C-G1] a download is saved, never shown', async () => {
    const client = await app.as('jtt.user')
    for (const path of [`/api/attachments/${await uploadPdf(client, '说明<b>".pdf')}`, '/api/applications/export', '/api/resources/export']) {
      const { headers } = await raw(client, 'GET', path)
      expect(headers['content-disposition'], path).toMatch(/^attachment; filename="download"; filename\*=UTF-8''[\w%.~!-]+$/)
      expect(directives(String(headers['content-security-policy'])).has('sandbox'), path).toBe(true)
      expect(headers['content-type'], path).not.toMatch(/html|svg|xml;|javascript/)
    }
  })
})

describe('addresses and methods', () => {
  test('[C-H2] every other method of every address: 405 with what is allowed', async () => {
    const client = await app.as('jtt.user')
    for (const [path, group] of Map.groupBy(endpoints, (endpoint) => endpoint.path)) {
      const taken = group.map(({ method }) => method as string)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !taken.includes(one))) {
        const answer = await raw(client, method, `/api${path.replace(/:\w+/g, '1')}`)
        // `/messages/unread` may also be read as a message's id, whose methods then count.
        if (answer.status === 404 || answer.status === 403) continue
        expect(codeOf(answer), `${method} ${path}`).toEqual([405, 'method.not_allowed'])
        for (const one of taken) expect(String(answer.headers['allow']).split(', '), `${method} ${path}`).toContain(one)
      }
    }
  })

  test('[C-H2] HEAD answers like GET without a body; unknown addresses below /api are problems, in any language', async () => {
    const client = await app.as('jtt.user')
    const head = await raw(client, 'HEAD', '/api/applications')
    expect([head.status, head.text]).toEqual([200, ''])
    for (const path of ['/api', '/api/', '/api/nothing', '/api/applications/1/nothing', '/api/../api/x', '/api//me']) {
      const answer = await raw(client, 'GET', path, { 'accept-language': 'en' })
      expect([answer.status, answer.headers['content-type']], path).toEqual([404, 'application/problem+json; charset=utf-8'])
    }
  })

  test('[C-H2] who forwards a request cannot say for whom, without TRUST_PROXY', async () => {
    const client = await app.as('jyt.user')
    const answer = await fetch(`${app.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' }, body: JSON.stringify({ account: 'jyt.user', password: demoPassword }) })
    expect(answer.status).toBe(200)
    await answer.text()
    const { body } = await client.get('/me/sessions')
    expect((body.items as { address: string }[]).every(({ address }) => address !== '203.0.113.9')).toBe(true)
    expect(await app.sql(`select 1 from whole_events where address = '203.0.113.9'`)).toEqual([])
  })

  test('openapi.json is OpenAPI 3.1 and knows every route', async () => {
    const { status, body } = await app.stranger().get('/openapi.json')
    expect([status, body.openapi]).toEqual([200, '3.1.0'])
    expect(body).toMatchObject({ info: { title: expect.any(String), version: expect.any(String) }, paths: expect.any(Object) })
    for (const endpoint of endpoints) {
      const operation = body.paths[`/api${endpoint.path.replaceAll(/:(\w+)/g, '{$1}')}`]?.[endpoint.method.toLowerCase()]
      expect(operation, label(endpoint)).toMatchObject({ summary: endpoint.summary, responses: expect.any(Object) })
      for (const [, name] of endpoint.path.matchAll(/:(\w+)/g)) expect(operation.parameters, label(endpoint)).toContainEqual(expect.objectContaining({ name, in: 'path', required: true }))
      if (endpoint.body) expect(operation.requestBody.content['application/json'].schema, label(endpoint)).toBeTruthy()
    }
    const names = (function* walk(value: unknown): Generator<string> {
      if (typeof value !== 'object' || value === null) return
      for (const [name, part] of Object.entries(value)) { if (name === '$ref') yield String(part); yield* walk(part) }
    })(body)
    for (const reference of names) expect(reference.split('/').slice(1).reduce((part, name) => part?.[name], body), reference).toBeTruthy()
  })
})
