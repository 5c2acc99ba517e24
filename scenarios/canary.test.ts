import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withSealedPath } from '#kit/server/outbox.ts'
import { Client, useTestApp } from '#testkit/http.ts'
import { demoPassword, testSecretKey } from '#testkit/names.ts'
import { codeOf } from '#testkit/second-factor.ts'

/**
 * Every kind of secret goes through a process that logs all it can; afterwards none of them is in its log, in any column
 * of the database, or in the answer that an idempotency key repeats (C-I5).
 */
const app = useTestApp()
const secrets = new Map<string, string>()
const lines: string[] = []
let url = ''
let stop = async () => {}

beforeAll(async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'testkit', 'serve-instance.ts'), app.databaseUrl, app.ownerUrl],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TEST_LOG_LEVEL: 'debug' } })
  const ended = once(child, 'exit')
  stop = async () => { child.kill('SIGTERM'); await ended }
  let text = ''
  const read = (chunk: Buffer) => { text += chunk.toString(); const parts = text.split('\n'); text = parts.pop()!; lines.push(...parts) }
  child.stderr.on('data', read)
  child.stdout.on('data', read)
  for (const deadline = Date.now() + 60_000; url === ''; await new Promise((resolve) => setTimeout(resolve, 50))) {
    url = lines.map((line) => /^listening (\S+)$/.exec(line)?.[1]).find(Boolean) ?? ''
    if (Date.now() > deadline) throw new Error(lines.join('\n'))
  }
})
afterAll(() => stop())

async function person(name: string, password = demoPassword): Promise<Client> {
  const client = new Client(url, name)
  const answer = await client.logIn(password)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  secrets.set(`session of ${name}`, client.cookie.split('=')[1]!)
  return client
}
const keep = (what: string, value: string) => { expect(value.length, what).toBeGreaterThan(5); secrets.set(what, value); return value }

describe('secrets', () => {
  test('[C-I5] passwords, sessions, tokens, factors, links, settings and webhooks pass through', async () => {
    await new Client(url, 'jyt.user').logIn(keep('a wrong password', 'Wrong-Kanarienvogel-71'))
    const own = await person('jyt.user')
    const changed = await own.put('/me/password', { currentPassword: demoPassword, newPassword: keep('a new password', 'Gelber-Kanarienvogel-88') })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    own.csrfToken = changed.body.csrfToken
    const made = await own.post('/me/tokens', { name: '抄表', days: 30, scopes: ['applications:read'] }, { key: 'canary-token' })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const bearer = keep('an interface token', made.body.secret)
    for (const given of [bearer, `${bearer}x`]) await fetch(`${url}/api/applications`, { headers: { authorization: `Bearer ${given}` } })
    expect((await own.post('/me/tokens', { name: '抄表', days: 30, scopes: ['applications:read'] }, { key: 'canary-token' })).body.secret).toBeNull()
    const begun = await own.post('/me/second-factor')
    keep('a second factor', begun.body.secret)
    const confirmed = await own.post('/me/second-factor/confirmation', { code: codeOf(begun.body.secret) })
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
    for (const [index, recovery] of (confirmed.body.recoveryCodes as string[]).entries()) keep(`recovery code ${index}`, recovery)
    await app.sql(`update accounts set email = 'canary@jtt.example' where account_name = 'jtt.user'`)
    await new Client(url, 'nobody').post('/password-links', { account: 'canary@jtt.example' })
    await app.drain()
    const [mail] = await app.sql<{ text: string; sealed_path: string }>(`select text, sealed_path from mails where to_address = 'canary@jtt.example' and sealed_path is not null order by id desc limit 1`)
    keep('a one-time link', /#([\w-]{40,})/.exec(withSealedPath(mail!.text, mail!.sealed_path))![1]!)
    const platform = await person('platform')
    const set = await platform.put('/settings/mail.smtp_url', { value: `smtp://mailer:${keep('the password of the mail server', 'Mailer-Kanarienvogel-9')}@mail.example:587`, changedAt: null })
    expect(set.status, JSON.stringify(set.body)).toBe(200)
    const hook = await platform.post('/webhooks', { name: '对账', url: 'https://hooks.example/in' })
    expect(hook.status, JSON.stringify(hook.body)).toBe(201)
    keep('the secret of a webhook', hook.body.secret)
    keep('the secret key', testSecretKey)
    keep('the password of the database', new URL(app.databaseUrl).password || 'no-password-in-this-address')
    expect(secrets.size).toBeGreaterThan(15)
  })

  test('[C-I5] faults of every kind are answered without them', async () => {
    const token = secrets.get('an interface token')!
    const answers = await Promise.all([
      fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: `{"account":"jyt.user","password":"${secrets.get('a new password')}` }),
      fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account: 'jyt.user', password: secrets.get('a new password'), extra: secrets.get('a new password') }) }),
      fetch(`${url}/api/applications?token=${token}`, { headers: { authorization: `Bearer ${token}` } }),
      fetch(`${url}/api/nothing/${token}`),
    ])
    for (const answer of answers) {
      const text = await answer.text()
      for (const [what, secret] of secrets) expect(text.includes(secret), `${what} in an answer`).toBe(false)
    }
  })

  test('[ASVS 16.4.1] what people send cannot write lines of its own into the log', async () => {
    await fetch(`${url}/api/applications?q=${encodeURIComponent('\r\n{"level":50,"msg":"forged"}\u001b[2J')}`)
    await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'user-agent': 'agent\u00a0x' }, body: JSON.stringify({ account: 'a\nb\u001b[31m', password: 'x' }) })
    await new Promise((resolve) => setTimeout(resolve, 300))
    for (const line of lines.filter((one) => one !== '' && !one.startsWith('listening '))) {
      expect(() => JSON.parse(line), line.slice(0, 200)).not.toThrow()
      expect((JSON.parse(line) as { msg?: string }).msg).not.toBe('forged')
      // oxlint-disable-next-line no-control-regex -- exactly these must not reach a terminal
      expect(line).not.toMatch(/[\u0000-\u001f\u007f]/)
    }
  })

  test('[C-I5] none of them is in the log, nor in any column of the database', async () => {
    await app.drain()
    await stop()
    stop = async () => {}
    const log = lines.join('\n')
    const tables = await app.sql<{ table: string }>(`select quote_ident(table_name) as "table" from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
    expect(tables.length).toBeGreaterThan(60)
    for (const [what, secret] of secrets) expect(log.includes(secret), `${what} in the log`).toBe(false)
    for (const { table } of tables) {
      const found = await app.sql<{ what: string }>(`select distinct s.what from ${table} t, unnest($1::text[], $2::text[]) as s (what, secret) where position(s.secret in t::text) > 0`, [[...secrets.keys()], [...secrets.values()]])
      expect(found, table).toEqual([])
    }
  })
})
