import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { routes, streams } from '#app/modules.server.ts'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { areaPhrases } from '#modules/accounts/area-phrases.ts'
import { areaOf, areasToChoose, scopeNeeded } from '#modules/accounts/rules/token-scopes.ts'
import { Program, programOf } from '#testkit/api-tokens.ts'
import { newDraft } from '#testkit/applications.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { cast, delivered, travelTo } from '#testkit/orders.ts'
import { flow } from '#testkit/usage.ts'

const app = useTestApp()
const endpoints = [...routes, ...streams].map(({ endpoint }) => endpoint)
const label = ({ method, path }: EndpointShape) => `${method} ${path}`
const isRead = ({ method }: EndpointShape) => method === 'GET'

/** A record that does not exist and a body that nobody takes: what is left is who is let in. */
const tried = (client: Client, endpoint: EndpointShape): Promise<Answer> =>
  client.call(endpoint.method, endpoint.path.replaceAll(/:[a-zA-Z]+/g, '999999999'), isRead(endpoint) ? undefined : { unknownField: true })
const outcome = ({ status, body }: Answer) => [status, status < 400 ? 'in' : body.code]

/** Thousands of calls, on a machine that may be busy. */
const patienceMs = 240_000

type Area = { area: string; powers: string[] }
const areasOf = async (person: Client) => (await person.get('/me/tokens/areas')).body.items as Area[]
const people = ['jtt.user', 'bureau.admin', 'om', 'platform2', 'member1']

describe('every route by token', () => {
  test('[U5] [A1] with all scopes that one may choose, a token is let in where its person is, and nowhere else; closed areas never', async () => {
    let closed = 0
    for (const name of people) {
      const person = await app.as(name)
      const { program } = await programOf(person, (await areasOf(person)).map(({ area, powers }) => `${area}:${powers.at(-1)}`))
      for (const endpoint of endpoints) {
        const answer = outcome(await tried(program, endpoint))
        if (scopeNeeded(endpoint) === 'closed') {
          closed += 1
          // Who lacks the permission is told that, as without a token.
          expect([[403, 'token.closed_area'], [403, 'permission.missing']], `${name} ${label(endpoint)}`).toContainEqual(answer)
          if (['public', 'signed-in'].includes(endpoint.permission)) expect(answer, `${name} ${label(endpoint)}`).toEqual([403, 'token.closed_area'])
        } else if (endpoint.permission !== 'public') {
          expect(answer, `${name} ${label(endpoint)}`).toEqual(outcome(await tried(person, endpoint)))
        }
      }
    }
    expect(closed).toBeGreaterThan(people.length * 20)
  }, patienceMs)

  test.each(['read', 'write'] as const)('[U5] area × %s × method: one scope opens its area and no other', async (power) => {
    const person = await app.as('business')
    const areas = (await areasOf(person)).filter(({ powers }) => powers.includes(power))
    expect(areas.length).toBeGreaterThan(power === 'read' ? 20 : 10)
    for (const { area } of areas) {
      const { program, id } = await programOf(person, [`${area}:${power}`])
      for (const endpoint of endpoints.filter(({ permission }) => permission !== 'public')) {
        const isOpen = areaOf(endpoint.path) === area && (power === 'write' || isRead(endpoint))
        // One endpoint of each other area and method shows the same as all of them.
        if (!isOpen && areaOf(endpoint.path) !== area && endpoints.find((other) => other.permission === endpoint.permission && other.method === endpoint.method) !== endpoint) continue
        const [status, code] = outcome(await tried(program, endpoint))
        const mayBe = scopeNeeded(endpoint)
        if (mayBe === 'open' || isOpen && mayBe !== 'closed') expect(['token.out_of_scope', 'token.closed_area'], `${area}:${power} ${label(endpoint)}`).not.toContain(code)
        else expect([['token.out_of_scope', 'token.closed_area', 'permission.missing'].includes(String(code)), status], `${area}:${power} ${label(endpoint)} ${code}`).toEqual([true, 403])
      }
      await person.delete(`/me/tokens/${id}`)
    }
  }, patienceMs)

  test('[U5] what is missing is named, in the words of whoever asks', async () => {
    const { program } = await programOf(await app.as('om'), ['usage-records:read'])
    const refused = await program.post('/usage-records', { records: [] }, { language: 'en' })
    expect(refused.body).toMatchObject({ status: 403, code: 'token.out_of_scope', facts: { scope: 'usage-records:write' }, title: expect.stringContaining('usage-records:write') })
    expect((await program.get('/usage-records')).status).toBe(200)
  })

  test('[A2] a foreign record is 404 for a token as for its person', async () => {
    const draft = await newDraft(app, await app.as('jtt.user'), 'jtt')
    const own = await programOf(await app.as('jtt.user'), ['applications:read'])
    const foreign = await programOf(await app.as('jyt.user'), ['applications:write'])
    expect((await own.program.get(`/applications/${draft.id}`)).status).toBe(200)
    expect((await foreign.program.get(`/applications/${draft.id}`)).status).toBe(404)
    expect((await foreign.program.post(`/applications/${draft.id}/withdrawal`, { version: draft.version })).status).toBe(404)
  })

  test('[A4] roles are read anew: what the person may no longer do, the token may not either', async () => {
    const { program } = await programOf(await app.as('om2'), ['usage-records:write', 'regions:write'])
    expect((await program.get('/usage-records')).status).toBe(200)
    const [row] = await app.sql<{ id: string }>('delete from account_roles r using accounts a where a.id = r.account_id and a.account_name = \'om2\' returning a.id::text as id')
    expect(outcome(await program.get('/usage-records'))).toEqual([403, 'permission.missing'])
    await app.sql('insert into account_roles (account_id, role) values ($1, \'om_operator\')', [row!.id])
    expect((await program.get('/usage-records')).status).toBe(200)
  })

  test('[U5] two instances: made at one it works at the other, revoked at one it is refused at the other at the next request', async () => {
    const second = await app.another()
    const person = await app.as('jtt.admin')
    const { program, id, secret } = await programOf(person, ['projects:read'])
    const there = new Program(second.url, secret)
    expect([(await program.get('/projects')).status, (await there.get('/projects')).status]).toEqual([200, 200])
    expect((await person.delete(`/me/tokens/${id}`)).status).toBe(200)
    expect([(await there.get('/projects')).status, (await program.get('/projects')).status]).toEqual([401, 401])
    await second.close()
  })
})

describe('areas', () => {
  test('[U5] every area that a token can be given has words in three languages', () => {
    const areas = areasToChoose(endpoints, () => true).map(({ area }) => `area.${area}`)
    expect(areas.length).toBeGreaterThan(40)
    // A new area is either named in `area-phrases.ts` or closed to tokens in `rules/token-scopes.ts`.
    expect(areas.filter((area) => !Object.hasOwn(areaPhrases, area))).toEqual([])
  })
})

describe('usage by token', () => {
  test('[U5] [O9] a meter sends its records, again after a break, and sees them; each counts once', async () => {
    const product = await delivered(await cast(app), { months: 12 })
    await travelTo(app, '2027-03-10')
    const { program } = await programOf(await app.as('om'), ['usage-records:write'], { name: 'meter', days: 365 })
    const record = flow(product.number, '2027-03-01', 12.5, { sourceId: 'meter-1' })
    const first = await program.post('/usage-records', { records: [record, { ...record, sourceId: 'meter-2', productId: 'P-unknown' }] }, { key: 'hour-10' })
    expect(first.status, JSON.stringify(first.body)).toBe(200)
    expect(first.body).toMatchObject({ accepted: 1, duplicates: 0, errors: [{ index: 1, code: 'usage.unknown_subject' }] })
    expect((await program.post('/usage-records', { records: [record] })).body).toMatchObject({ accepted: 0, duplicates: 1 })
    expect((await program.get('/usage-records?sourceId=meter-1')).body.items).toMatchObject([{ sourceId: 'meter-1', quantity: 12.5 }])
    expect((await app.sql('select 1 from usage_records where source_id = \'meter-1\''))).toHaveLength(1)
  })
})

describe('the description of the interface', () => {
  test('[U5] names both ways in, and for every endpoint those that lead there', async () => {
    const { body } = await app.stranger().get('/openapi.json')
    expect(body.components.securitySchemes).toMatchObject({ session: { in: 'cookie' }, bearer: { type: 'http', scheme: 'bearer' } })
    const ways = (path: string, method: string) => (body.paths[path][method].security as object[]).flatMap((way) => Object.keys(way))
    expect(ways('/api/usage-records', 'post')).toEqual(['session', 'bearer'])
    expect(body.paths['/api/usage-records'].post.description).toContain('usage-records:write')
    expect(ways('/api/me', 'get')).toEqual(['session', 'bearer'])
    expect(ways('/api/me/tokens', 'post')).toEqual(['session'])
    expect(ways('/api/session', 'post')).toEqual([])
  })
})

describe('what is written down', () => {
  test('[C-I5] a token never stands in the log, also when a request fails', async () => {
    const { program, secret } = await programOf(await app.as('jtt.user'), ['projects:read'])
    const server = `
      import { startServer } from '#app/server.ts'
      import { readConfig } from '#kit/server/config.ts'
      const server = await startServer({ config: readConfig({ PORT: '0', LOG_LEVEL: 'debug', WORKER: '0', NODE_ENV: 'test', SECRET_KEY: 'x'.repeat(40), DATABASE_URL: process.env.TEST_URL }), databaseUrl: process.env.TEST_URL })
      console.log('here is ' + server.address + ' ')`
    const child = spawn(process.execPath, ['--input-type=module', '-e', server], { cwd: join(import.meta.dirname, '..'), env: { ...process.env, TEST_URL: app.databaseUrl }, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const seen = async (pattern: RegExp) => {
      while (!pattern.test(said)) if (child.exitCode === null) await delay(20); else throw new Error(`the instance ended: ${said}`)
      return pattern.exec(said)![1]!
    }
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString() })
    try {
      const there = new Program(await seen(/here is (\S+) /), secret)
      expect((await there.get('/projects')).status).toBe(200)
      expect((await there.get('/bills')).status).toBe(403)
      await app.sql('alter table projects rename to projects_away')
      expect((await there.get('/projects')).status).toBe(500)
      await seen(/(request failed)/)
    } finally {
      await app.sql('alter table if exists projects_away rename to projects')
      child.kill('SIGKILL')
    }
    expect(said).not.toContain(secret.slice(9))
    expect((await program.get('/projects')).status).toBe(200)
  }, 60_000)
})
