import { argon2Sync, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Client, useTestApp } from '#testkit/http.ts'
import { demoPassword } from '#testkit/names.ts'
import { hashPassword } from './passwords.ts'

const app = useTestApp()
const wrong = 'not-The-password-1'
const browser = (name: string, url = app.url) => new Client(url, name)
const unlockAddress = () => app.sql('delete from log_in_addresses')
const set = (key: string, value: unknown) => app.sql('insert into platform_settings (key, value) values ($1, $2::jsonb) on conflict (key) do update set value = excluded.value', [key, JSON.stringify(value)])
const unset = () => app.sql(`delete from platform_settings where key like 'password.%' or key like 'session.%'`)
const lockOf = async (name: string) => (await app.sql<{ attempts: number; minutes: number | null }>(`select failed_attempts as attempts, round(extract(epoch from locked_until - now()) / 60)::int as minutes from accounts where account_name = $1`, [name]))[0]!

describe('lock-out without denial of service (U3)', () => {
  test('[C-E6] [ASVS 6.3.1] a hundred guesses at once on two instances get five looks', async () => {
    const other = await app.another()
    await app.sql(`insert into log_in_addresses (address, attempts) values ('127.0.0.1', 0) on conflict (address) do update set attempts = 0`)
    const guesses = Array.from({ length: 50 }, () => [app.url, other.url]).flat()
    const statuses = new Map<number, number>()
    await Promise.all(guesses.map(async (url) => {
      const { status } = await browser('mzt.user', url).logIn(wrong)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }))
    expect([...statuses.keys()].filter((status) => ![401, 429].includes(status))).toEqual([])
    const looked = await app.sql(`select 1 from events where kind = 'session.refused' and facts->>'reason' = 'wrong' and subject_id = (select id from accounts where account_name = 'mzt.user')`)
    expect(looked).toHaveLength(5)
    // The address is counted on both instances together: no more than its sixty got as far as the account.
    expect(statuses.get(429)).toBe(40)
    await unlockAddress()
  })

  test('[C-E6] a browser that the account was used in gets in although strangers locked the account, and the lock stays for strangers', async () => {
    const owner = browser('gat.user')
    await owner.logIn()
    expect(owner.device).not.toBe('')
    for (let guess = 0; guess < 6; guess++) await browser('gat.user').logIn(wrong)
    expect((await lockOf('gat.user')).minutes).toBe(15)
    expect((await browser('gat.user').logIn()).status).toBe(401)
    expect((await owner.logIn()).status).toBe(200)
    expect((await browser('gat.user').logIn()).status).toBe(401)
    await unlockAddress()
  })

  test('[C-E6] such a browser has five attempts of its own, which lock nobody else out', async () => {
    const owner = browser('jcy.user')
    await owner.logIn()
    for (let guess = 0; guess < 5; guess++) expect((await owner.logIn(wrong)).status).toBe(401)
    expect((await owner.logIn()).status).toBe(401)
    expect(await lockOf('jcy.user')).toEqual({ attempts: 0, minutes: null })
    expect((await browser('jcy.user').logIn()).status).toBe(200)
    await app.sql(`update log_in_addresses set window_started_at = now() - interval '16 minutes' where address like 'device %'`)
    expect((await owner.logIn()).status).toBe(200)
    await unlockAddress()
  })

  test('[C-E6] what a browser says of itself counts only as it was sealed, and only for the accounts it was used for', async () => {
    const owner = browser('rst.user')
    await owner.logIn()
    for (let guess = 0; guess < 5; guess++) await browser('zrt.user').logIn(wrong)
    const [name, token] = owner.device.split('=') as [string, string]
    for (const device of [owner.device, `${name}=made-up`, `${name}=${token.slice(0, -2)}AA`]) {
      const other = browser('zrt.user')
      other.device = device
      expect((await other.logIn()).status).toBe(401)
    }
    await unlockAddress()
  })

  test('[U3] how many attempts and how long a lock: the settings hold from the next request on', async () => {
    await set('password.wrong_attempts', 3)
    await set('password.lock_minutes', 40)
    for (let guess = 0; guess < 3; guess++) await browser('wjw.user').logIn(wrong)
    expect(await lockOf('wjw.user')).toEqual({ attempts: 3, minutes: 40 })
    expect((await browser('wjw.user').logIn()).status).toBe(401)
    await unset()
    await unlockAddress()
  })

  test('[C-F2] how long a session lasts: the settings hold from the next request on', async () => {
    const client = browser('wjw.admin')
    await client.logIn()
    await app.sql(`update sessions set last_seen_at = last_seen_at - interval '12 minutes', created_at = created_at - interval '2 hours' where account_id = (select id from accounts where account_name = 'wjw.admin')`)
    for (const [key, value] of [['session.idle_minutes', 10], ['session.hours', 1]] as const) {
      await set(key, value)
      expect((await client.get('/departments/choices?purpose=view')).status, key).toBe(401)
      await unset()
    }
    expect((await client.get('/me')).status).toBe(200)
  })

  test('[U3] how long a password lasts: the settings hold from the next request on, and under nist none ends', async () => {
    const client = browser('jyt.user')
    await client.logIn()
    await app.sql(`update accounts set password_changed_at = now() - interval '45 days', password_expires_at = now() + interval '45 days' where account_name = 'jyt.user'`)
    expect((await client.get('/departments/choices?purpose=view')).status).toBe(200)
    await set('password.life_days', 40)
    expect((await client.get('/departments/choices?purpose=view')).body.code).toBe('password.must_change')
    await set('password.profile', 'nist')
    expect((await client.get('/departments/choices?purpose=view')).status).toBe(200)
    await unset()
  })
})

describe('hashing (C-E4)', () => {
  test('[C-E4] [ASVS 11.4.2] a hash of a former cost is renewed at log-in, the history with it', async () => {
    const salt = randomBytes(16)
    const tag = argon2Sync('argon2id', { message: demoPassword, nonce: salt, memory: 8192, passes: 1, parallelism: 1, tagLength: 32 })
    const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const old = `$argon2id$v=19$m=8192,t=1,p=1$${text(salt)}$${text(tag)}`
    await app.sql(`update accounts set password_hash = $1 where account_name = 'sft.user'`, [old])
    await app.sql(`insert into password_history (account_id, password_hash) select id, $1 from accounts where account_name = 'sft.user'`, [old])
    const hashes = () => app.sql<{ now: string; before: string }>(`select a.password_hash as now, h.password_hash as before from accounts a join password_history h on h.account_id = a.id where a.account_name = 'sft.user'`)
    await browser('sft.user').logIn(wrong)
    expect((await hashes())[0]!.now).toBe(old)
    expect((await browser('sft.user').logIn()).status).toBe(200)
    const [renewed] = await hashes()
    expect(renewed!.now).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(renewed!.before).toBe(renewed!.now)
    expect((await browser('sft.user').logIn()).status).toBe(200)
    await unlockAddress()
  })

  test('[C-E4] [ASVS 15.2.2] a hundred wrong log-ins at once leave other routes answering', async () => {
    const reader = await app.as('jtt.user')
    let isOver = false
    const flood = Promise.all(Array.from({ length: 100 }, async (_, index) => {
      if (index % 50 === 49) await unlockAddress()
      return browser(`who.${index}`).logIn(wrong)
    })).finally(() => { isOver = true })
    const taken: number[] = []
    while (!isOver) {
      const begun = performance.now()
      const statuses = await Promise.all(['/me', '/projects', '/messages'].map(async (path) => (await reader.get(path)).status))
      expect(statuses).toEqual([200, 200, 200])
      taken.push(performance.now() - begun)
    }
    const sorted = taken.toSorted((a, b) => a - b)
    console.table({ 'wrong log-ins at once': (await flood).length, 'rounds of three reads meanwhile': taken.length, 'median round (ms)': Math.round(sorted[taken.length >> 1]!), '95 of 100 rounds within (ms)': Math.round(sorted[Math.floor(taken.length * 0.95)]!) })
    for (const { status } of await flood) expect([401, 429]).toContain(status)
    expect(taken.length).toBeGreaterThan(1)
    await unlockAddress()
  })

  test('[C-E4] [ASVS 15.2.2] beyond the queue of hashes it is 503 with retry-after, and it opens again', async () => {
    const hashes = Array.from({ length: 102 }, () => hashPassword(wrong))
    const refused = await browser('who.else').logIn(wrong)
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([503, 'server.unavailable', '2'])
    expect(await Promise.allSettled(hashes)).toSatisfy((outcomes: PromiseSettledResult<string>[]) => outcomes.every(({ status }) => status === 'fulfilled'))
    expect((await browser('who.else').logIn(wrong)).status).toBe(401)
    await unlockAddress()
  })
})
