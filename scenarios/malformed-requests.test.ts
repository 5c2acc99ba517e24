import fc from 'fast-check'
import { Check } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { routes } from '#app/modules.server.ts'
import { allPhrases } from '#app/server.ts'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { say } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { quotaPermissions, scopesOf, type Role, type RolePermission } from '#modules/access/rules/permissions.ts'
import { newDraft, submitted } from '#testkit/applications.ts'
import { oddRequest, type Material, type OddRequest } from '#testkit/fuzz/requests.ts'
import { send, type RawAnswer } from '#testkit/fuzz/send.ts'
import { useTestApp } from '#testkit/http.ts'

/** `SEED=… REQUESTS=…` tries others; a seed that fails is written down here as a test of its own. */
const seed = Number(process.env['SEED'] ?? 20_261_122)
const count = Number(process.env['REQUESTS'] ?? 1000)
const people: Readonly<Record<string, Role[]>> = {
  'jtt.user': ['department_user'], 'bureau.admin': ['bureau_admin'], 'committee.user': ['committee_user'], om: ['om_operator'], business: ['business_operator'],
  platform2: ['platform_admin'], auditor: ['auditor'], member1: ['member'], nobody: [],
}
// Log-outs and changed passwords would make strangers of the people who send the rest.
const left = new Set(['DELETE /session', 'PUT /me/password', 'POST /session', 'PATCH /me'])

const app = useTestApp()
const endpoints = routes.map(({ endpoint }) => endpoint).filter((endpoint) => !left.has(`${endpoint.method} ${endpoint.path}`))

/** Mostly those who are let in, so that checks behind the door are reached; sometimes anybody. */
function peopleFor({ permission }: EndpointShape): string[] {
  const names = Object.keys(people)
  if (permission === 'public' || permission === 'signed-in') return names
  const holders = names.filter((name) => holdsSomewhere(name, permission))
  return [...names, ...Array.from({ length: 30 }, (_, index) => holders[index % holders.length]!)]
}

/** By the demonstration's grants: users ask for quota, admins of a head hold all five, O&M gives at the root. */
function holdsSomewhere(name: string, permission: EndpointShape['permission']): boolean {
  if (quotaPermissions.some((known) => known === permission)) return ['jtt.user', 'bureau.admin', 'om'].includes(name)
  return scopesOf(people[name]!, permission as RolePermission).length > 0
}

/** Existing records by the first word of a route's path, so that a call gets behind the first door. */
async function material(): Promise<Material> {
  const jtt = await app.as('jtt.user')
  const drafts = [await newDraft(app, jtt, 'jtt'), await submitted(app, jtt, 'jtt'), await submitted(app, await app.as('gat.user'), 'gat')]
  const idsOf = async (table: string, where = 'true') => (await app.sql<{ id: string }>(`select id::text from ${table} where ${where} order by id limit 20`)).map(({ id }) => id)
  const tables: Record<string, string[]> = {
    applications: drafts.map(({ id }) => id), accounts: await idsOf('accounts', `account_name like 'member1_'`), departments: await idsOf('departments', `code like 'rst%'`),
    projects: await idsOf('projects'), attachments: await idsOf('attachments'), images: await idsOf('images'), networks: await idsOf('vpcs'), regions: await idsOf('regions'), services: ['ecs', 'oss', 'slb'],
  }
  return {
    endpoints, peopleFor, bodyIds: [...tables['departments']!, ...tables['projects']!, ...tables['regions']!, ...tables['attachments']!],
    poolOf: ({ path }) => tables[path.split('/')[1]!] ?? ['1', '2', '3', '999999999'],
  }
}

async function answerTo(odd: OddRequest): Promise<RawAnswer> {
  const client = odd.person === 'nobody' ? app.stranger() : await app.as(odd.person)
  return send(app.url, {
    method: odd.method, path: `/api${odd.path}`, body: odd.body,
    headers: { ...(client.cookie ? { cookie: client.cookie } : {}), ...(client.csrfToken ? { 'x-csrf-token': client.csrfToken } : {}), ...odd.headers },
  })
}

const innerDetail = /node_modules|node:internal|\.ts:\d|\bat [\w.<>]+ \(|\/work\/|\/tmp\/|\bselect .* from\b|\binsert into\b|\bviolates\b|\brelation "|\bsyntax error\b|\bpg_|kysely|fastify|FST_|TypeError|RangeError/i

/** What a refused request must look like (chapter 9, errors); `names` are the tables, which nobody outside needs to know. */
function expectProblem(answer: RawAnswer, asked: Language | undefined, names: RegExp): void {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const problem = JSON.parse(answer.text) as { title: string; status: number; code: string; facts?: Record<string, string>; requestId: string; errors: { path: string; code: string; message: string }[] }
  expect(problem.status).toBe(answer.status)
  expect(Object.hasOwn(allPhrases, problem.code), problem.code).toBe(true)
  expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/)
  if (asked) expect(problem.title).toBe(say(allPhrases[problem.code]!, asked, { ...problem.facts, requestId: problem.requestId }))
  for (const { code, message } of problem.errors) expect([code, message, Object.hasOwn(allPhrases, code)]).toEqual([code, expect.not.stringMatching(/\{\w+\}/), true])
  // Paths repeat the names that the request itself used.
  const said = JSON.stringify({ ...problem, type: '', errors: problem.errors.map(({ message }) => message) })
  expect(said).not.toMatch(innerDetail)
  expect(said).not.toMatch(names)
}

/** The contract alone tells that this body cannot be accepted; `null` and a byte-order mark stand for nothing. */
function isAgainstContract(endpoint: EndpointShape, body: string | undefined): boolean {
  if (!endpoint.body || body === undefined || body === '') return false
  try {
    return !Check(endpoint.body, JSON.parse(body.replace(/^\ufeff/, '')) ?? {})
  } catch {
    return true
  }
}

describe('malformed requests', () => {
  test(`[C-H1] [C-H2] [C-H4] ${count} generated requests (seed ${seed}): no fault of ours, every refusal a problem in the reader's language`, async () => {
    const names = (await app.sql<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' and tablename like '%\\_%'`)).map(({ name }) => name)
    const tables = new RegExp(`\\b(${names.join('|')})\\b`)
    const tally = new Map<number, number>()
    const faults: string[] = []
    for (const odd of fc.sample(oddRequest(await material()), { numRuns: count, seed })) {
      const label = `${odd.method} ${odd.path.slice(0, 200)} as ${odd.person}, ${odd.how}: ${odd.body?.slice(0, 300)} ${JSON.stringify(odd.headers).slice(0, 200)}`
      const answer = await answerTo(odd)
      tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1)
      try {
        expect(answer.status).toBeLessThan(500)
        if (answer.status >= 400) expectProblem(answer, odd.path.includes('lang=') ? undefined : odd.language, tables)
        else expect(isAgainstContract(odd.endpoint, odd.body), 'accepted against the contract').toBe(false)
      } catch (error) {
        faults.push(`${label}\n→ ${answer.status} ${answer.text.slice(0, 500)}\n${String(error).split('\n')[0]}`)
      }
    }
    expect(faults, `seed ${seed}`).toEqual([])
    expect(Object.prototype).not.toHaveProperty('polluted')
    // A run that was only refused at the door would prove little.
    expect(tally.get(200) ?? 0, JSON.stringify([...tally])).toBeGreaterThan(count / 20)
    expect(tally.get(422) ?? 0).toBeGreaterThan(count / 20)
  })
})
