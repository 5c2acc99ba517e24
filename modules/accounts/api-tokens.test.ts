import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { platformNow } from '#kit/server/database.ts'
import { Program, programOf } from '#testkit/api-tokens.ts'
import { Client, useTestApp } from '#testkit/http.ts'
import { apiTokenJobs } from './api-token-jobs.ts'

const app = useTestApp()
const codeOf = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code]
const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [name]))[0]!.id
const loggedIn = async (name: string) => { const client = new Client(app.url, name); expect((await client.logIn()).status).toBe(200); return client }
const events = (kind: string) => app.sql<{ facts: Record<string, unknown> }>('select facts from events where kind = $1', [kind])

describe('making tokens (U5)', () => {
  test('[U5] [C-F1] shown once, 256 random bits, only a hash stored; the prefix is what one sees again', async () => {
    const person = await app.as('jtt.user')
    const made = await person.post('/me/tokens', { name: ' nightly report ', days: 30, scopes: ['bills:read', 'projects:write'] }, { key: 'token-1' })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const { token, secret } = made.body
    expect(secret).toMatch(/^ys_[A-Za-z0-9_-]{43}$/)
    expect(token).toMatchObject({ name: 'nightly report', prefix: secret.slice(0, 9), scopes: ['bills:read', 'projects:write'], state: 'valid', lastUsedAt: null })
    expect(Math.round((Date.parse(token.expiresAt) - Date.parse(token.madeAt)) / 86_400_000)).toBe(30)
    expect((await person.get('/me/tokens')).body.items).toContainEqual(token)
    // A repeat under the same key makes no second one and shows nothing.
    const again = await person.post('/me/tokens', { name: ' nightly report ', days: 30, scopes: ['bills:read', 'projects:write'] }, { key: 'token-1' })
    expect([again.status, again.body.secret, again.body.token.id]).toEqual([201, null, token.id])
    const everywhere = await app.sql(`select 1 from idempotency_keys where answer::text like $1 union all select 1 from events where facts::text like $1
      union all select 1 from api_tokens t where t::text like $1`, [`%${secret.slice(9)}%`])
    expect(everywhere).toEqual([])
    expect((await events('token.made')).map(({ facts }) => facts)).toContainEqual({ tokenId: token.id, name: 'nightly report', scopes: ['bills:read', 'projects:write'], expiresAt: token.expiresAt })
  })

  test('[U5] only areas in which one holds a permission; fields tell what is wrong', async () => {
    const person = await app.as('jtt.user')
    const areas = (await person.get('/me/tokens/areas')).body.items as { area: string; powers: string[] }[]
    expect(areas).toContainEqual({ area: 'bills', powers: ['read'] })
    expect(areas).toContainEqual({ area: 'projects', powers: ['read', 'write'] })
    const names = areas.map(({ area }) => area)
    for (const never of ['usage-records', 'fee-report', 'me', 'session', 'settings', 'webhooks', 'audit-events', 'messages', 'substitutions']) expect(names).not.toContain(never)
    const make = (body: object) => person.post('/me/tokens', { name: 'x', days: 1, scopes: ['bills:read'], ...body })
    for (const scopes of [['usage-records:write'], ['bills:write'], ['me:write'], ['nothing:read']])
      expect((await make({ scopes })).body.errors, scopes[0]).toMatchObject([{ path: 'scopes/0', code: 'field.not_an_option' }])
    for (const body of [{ scopes: [] }, { scopes: ['bills'] }, { scopes: ['bills:admin'] }, { days: 0 }, { days: 366 }, { days: 1.5 }, { name: '  ' }, { name: 'x'.repeat(65) }, { accountId: '1' }])
      expect((await make(body)).status, JSON.stringify(body)).toBe(422)
  })

  test('[C-E8] a session that proved long ago who it is makes none', async () => {
    const person = await loggedIn('sft.user')
    await app.sql('update sessions set proven_at = proven_at - interval \'1 day\' where account_id = $1', [await idOf('sft.user')])
    expect(codeOf(await person.post('/me/tokens', { name: 'x', days: 1, scopes: ['bills:read'] }))).toEqual([403, 'session.proof_needed'])
    expect((await person.get('/me/tokens')).body.items).toEqual([])
  })

  test('[U5] at most twenty that work, also when many are made at once; a revoked one makes room', async () => {
    const person = await app.as('gat.user')
    const make = () => person.post('/me/tokens', { name: 'many', days: 1, scopes: ['bills:read'] })
    const made = await Promise.all(Array.from({ length: 24 }, make))
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20)
    expect(made.filter(({ status }) => status !== 201).map(codeOf)).toEqual(Array.from({ length: 4 }, () => [409, 'token.too_many']))
    const [first] = (await person.get('/me/tokens')).body.items
    expect((await person.delete(`/me/tokens/${first.id}`)).status).toBe(200)
    expect((await make()).status).toBe(201)
    await app.sql('update api_tokens set revoked_at = clock_timestamp() where account_id = $1', [await idOf('gat.user')])
  })

  test('[A6] not while acting for somebody, and a token never acts for anybody', async () => {
    const today = dayOf(await platformNow(app.database))
    const other = await app.as('jyt.admin')
    const named = await other.post('/substitutions', { substituteId: await idOf('jyt.admin2'), fromDay: today, untilDay: addDays(today, 1) })
    expect(named.status, JSON.stringify(named.body)).toBe(201)
    const substitute = await loggedIn('jyt.admin2')
    const { program } = await programOf(substitute, ['bills:read'])
    expect((await substitute.put('/session/acting', { accountId: await idOf('jyt.admin') })).status).toBe(200)
    expect(codeOf(await substitute.post('/me/tokens', { name: 'x', days: 1, scopes: ['bills:read'] }))).toEqual([409, 'substitution.while_acting'])
    expect((await program.get('/me')).body).toMatchObject({ accountName: 'jyt.admin2', actingFor: null })
    await app.sql('delete from substitutions')
  })
})

describe('ends of tokens', () => {
  test('[U5] revoked counts at the next request, once; others\' tokens do not exist', async () => {
    const { program, id } = await programOf(await app.as('jtt.admin'), ['bills:read'])
    expect((await program.get('/bills')).status).toBe(200)
    expect((await (await app.as('jtt.user')).delete(`/me/tokens/${id}`)).status).toBe(404)
    expect((await app.stranger().delete(`/me/tokens/${id}`)).status).toBe(401)
    const owner = await app.as('jtt.admin')
    const answers = await Promise.all([owner.delete(`/me/tokens/${id}`), owner.delete(`/me/tokens/${id}`)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404])
    expect(codeOf(await program.get('/bills'))).toEqual([401, 'token.not_valid'])
    expect((await owner.get('/me/tokens')).body.items.map((item: { id: string }) => item.id)).not.toContain(id)
    expect((await events('token.revoked')).filter(({ facts }) => facts.tokenId === id)).toHaveLength(1)
  })

  test('[U5] an expired one is refused and shown as expired for a month', async () => {
    const owner = await app.as('wjw.user')
    const { program, id } = await programOf(owner, ['bills:read'])
    const shift = (interval: string) => app.sql(`update api_tokens set made_at = made_at - $2::interval, expires_at = expires_at - $2::interval where id = $1`, [id, interval])
    await shift('30 days')
    expect(codeOf(await program.get('/me'))).toEqual([401, 'token.not_valid'])
    expect((await owner.get('/me/tokens')).body.items).toMatchObject([{ id, state: 'expired' }])
    await shift('31 days')
    expect((await owner.get('/me/tokens')).body.items).toEqual([])
  })

  test('[U5] its owner is told of a new token and, once, seven days before its end', async () => {
    const owner = await app.as('mzt.user')
    const { id } = await programOf(owner, ['bills:read'], { name: 'told', days: 8 })
    await programOf(owner, ['bills:read'], { name: 'short', days: 7 })
    const warn = () => apiTokenJobs[0]!.run({ database: app.database, now: new Date(), log: () => {} })
    expect(await warn()).toEqual({ done: 0 })
    await app.sql('update api_tokens set made_at = made_at - interval \'26 hours\', expires_at = expires_at - interval \'26 hours\' where id = $1', [id])
    expect((await Promise.all([warn(), warn()])).map(({ done }) => done).toSorted()).toEqual([0, 1])
    await app.drain()
    const titles = (await owner.get('/messages?pageSize=50')).body.items.map((item: { title: string[] }) => item.title[2]) as string[]
    expect(titles.filter((title) => title.startsWith('已创建新的接口令牌'))).toHaveLength(2)
    expect(titles.filter((title) => /^接口令牌 told 将于 \d{4}-\d{2}-\d{2} 到期$/.test(title))).toHaveLength(1)
  })

  test('[A4] [U5] disabled, locked, or before a due change of password: the token is refused', async () => {
    const { program } = await programOf(await app.as('sft.admin'), ['bills:read'])
    const id = await idOf('sft.admin')
    const set = (change: string) => app.sql(`update accounts set ${change} where id = $1`, [id])
    for (const [change, back, expected] of [
      ['is_enabled = false', 'is_enabled = true', [401, 'token.not_valid']],
      ['locked_until = clock_timestamp() + interval \'5 minutes\'', 'locked_until = null', [401, 'token.not_valid']],
      ['must_change_password = true', 'must_change_password = false', [403, 'password.must_change']],
    ] as const) {
      await set(change)
      for (const path of ['/me', '/bills']) expect(codeOf(await program.get(path)), change).toEqual(expected)
      await set(back)
      expect((await program.get('/bills')).status, back).toBe(200)
    }
  })
})

describe('the platform admin and tokens (U6)', () => {
  test('[U6] sees names, scopes and days, never the token, and revokes; the owner is told', async () => {
    const owner = await app.as('mzt.admin')
    const { program, id, secret } = await programOf(owner, ['projects:write'], { name: 'leaked' })
    const platform = await app.as('platform')
    const path = `/accounts/${await idOf('mzt.admin')}/tokens`
    const list = await platform.get(path)
    expect(list.body.items).toMatchObject([{ id, name: 'leaked', scopes: ['projects:write'] }])
    expect(JSON.stringify(list.body)).not.toContain(secret.slice(9))
    for (const [name, status] of [['om', 403], ['mzt.admin', 403], ['auditor', 403]] as const) {
      expect((await (await app.as(name)).get(path)).status, name).toBe(status)
      expect((await (await app.as(name)).delete(`${path}/${id}`)).status, name).toBe(status)
    }
    expect((await app.stranger().get(path)).status).toBe(401)
    expect((await platform.get('/accounts/999999/tokens')).status).toBe(404)
    expect((await platform.delete(`/accounts/${await idOf('mzt.user')}/tokens/${id}`)).status).toBe(404)
    expect((await platform.delete(`${path}/${id}`)).status).toBe(200)
    expect((await platform.delete(`${path}/${id}`)).status).toBe(404)
    expect((await program.get('/me')).status).toBe(401)
    await app.drain()
    expect((await owner.get('/messages')).body.items[0].title[2]).toBe('接口令牌 leaked 已撤销')
  })
})

describe('what comes in the header', () => {
  const at = async (authorization: string, path = '/me') => {
    const response = await fetch(`${app.url}/api${path}`, { headers: { authorization, cookie: (await app.as('jtt.user')).cookie } })
    return { status: response.status, challenge: response.headers.get('www-authenticate'), body: await response.json() as { code: string } }
  }

  test('[U5] malformed, empty and huge tokens are 401, also where nobody need log in; the cookie beside them does not count', async () => {
    for (const header of ['Bearer', 'Bearer ', 'bearer x', 'Bearer ys_', 'Bearer ys_a b', 'Bearer null', `Bearer ys_${'x'.repeat(43)}`, `Bearer ${'x'.repeat(9000)}`, 'Bearer \u00ff\u00fe', "Bearer ys_' or 1=1 --"])
      for (const path of ['/me', '/session', '/bills']) {
        const { status, body, challenge } = await at(header, path)
        expect([status, body.code, challenge], `${header.slice(0, 30)} ${path}`).toEqual([401, 'token.not_valid', 'Bearer'])
      }
  })

  test('[U5] another scheme is not ours: without a cookie 401, with one it is the cookie that counts', async () => {
    for (const header of ['Basic anR0OnNlY3JldA==', 'Basic', 'Digest x', 'ys_x', `Basic ${'x'.repeat(9000)}`]) {
      const response = await fetch(`${app.url}/api/me`, { headers: { authorization: header } })
      expect([response.status, (await response.json() as { code: string }).code], header.slice(0, 30)).toEqual([401, 'session.required'])
      expect((await at(header)).status).toBe(200)
    }
    expect((await fetch(`${app.url}/api/me`, { headers: { authorization: `Bearer ${'x'.repeat(40_000)}` } })).status).toBe(431)
  })

  test('[U5] with a right token the cookie counts for nothing, and no token against forgery is asked for', async () => {
    const { program } = await programOf(await app.as('jtt.admin'), ['projects:write'])
    program.cookie = (await app.as('platform')).cookie
    expect((await program.get('/me')).body.accountName).toBe('jtt.admin')
    expect(codeOf(await program.get('/accounts'))).toEqual([403, 'permission.missing'])
    expect(codeOf(await program.get('/me/sessions'))).toEqual([403, 'token.closed_area'])
    expect((await program.post('/projects', {})).status).toBe(422)
    expect(new Program(app.url, 'x').csrfToken).toBe('')
  })

  test('[U5] its last use is noted at most once a minute', async () => {
    const owner = await app.as('jtt.admin')
    const { program, id } = await programOf(owner, ['bills:read'])
    const lastUsed = async () => (await owner.get('/me/tokens')).body.items.find((item: { id: string }) => item.id === id).lastUsedAt
    expect(await lastUsed()).toBe(null)
    await Promise.all([program.get('/me'), program.get('/me'), program.get('/bills')])
    const first = await lastUsed()
    expect(first).not.toBe(null)
    await program.get('/bills')
    expect(await lastUsed()).toBe(first)
    await app.sql('update api_tokens set last_used_at = last_used_at - interval \'2 minutes\' where id = $1', [id])
    await program.get('/bills')
    expect(Date.parse(await lastUsed())).toBeGreaterThanOrEqual(Date.parse(first))
  })
})
