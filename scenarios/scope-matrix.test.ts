import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#app/modules.server.ts'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { databaseState } from '#testkit/database-state.ts'
import { fromSchema } from '#testkit/fuzz/from-schema.ts'
import { useTestApp } from '#testkit/http.ts'
import { cast, people, recordsOfEveryPlace, relation, sees, type Person, type ScopeRecord } from '#testkit/scope-records.ts'

/**
 * Every route that takes a record's id × somebody of every role × where the record stands: own, child, parent, sibling,
 * other sector. What must come out is told a second time in `scope-records.ts`, not read from the policy table.
 */
const app = useTestApp()
let records: ScopeRecord[] = []
beforeAll(async () => { records = await recordsOfEveryPlace(app) })

const nounOf = ({ path }: EndpointShape) => /^\/([^/]+)\/:(?:id|memberId)/.exec(path)?.[1]
const byId = routes.map(({ endpoint }) => endpoint).filter((endpoint) => nounOf(endpoint) !== undefined)
const recordsFor = (endpoint: EndpointShape) => records.filter(({ noun }) => noun === nounOf(endpoint))
const nowhere = '999999999999999'

function addressOf(endpoint: EndpointShape, id: string): string {
  const path = endpoint.path.replace(/:(id|memberId)/, id).replaceAll(/:[a-zA-Z]+/g, '1')
  const needed = endpoint.path.endsWith('/focus') ? '?version=1.2' : endpoint.path.endsWith('/differences') ? '?from=1&to=1' : ''
  return path + needed
}
function properBody(endpoint: EndpointShape): unknown {
  return endpoint.body ? fc.sample(fromSchema(endpoint.body, [nowhere]), { numRuns: 1, seed: 11 })[0] : undefined
}

describe('route × role × place', () => {
  test('every noun and every relation is tried', () => {
    expect([...new Set(records.map(({ noun }) => noun))].sort()).toEqual(['accounts', 'applications', 'attachments', 'bills', 'members', 'points', 'products', 'projects', 'resources', 'roll-ups'])
    for (const person of ['jtt.user', 'jtt.admin'] as const)
      expect([...new Set(records.map(({ place }) => relation(person, place)))].toSorted()).toEqual(expect.arrayContaining(['child', 'other sector', 'own', 'parent', 'sibling']))
    expect(byId.filter((endpoint) => recordsFor(endpoint).length > 0).length).toBeGreaterThan(70)
  })

  test('[A1] [A2] [C-D1] [C-D2] reading: what every person gets, as reviewed and as chapter 2 says', async () => {
    const lines: string[] = []
    const differences: string[] = []
    for (const endpoint of byId.filter(({ method }) => method === 'GET')) for (const person of people) {
      const client = await app.as(person)
      const cells = new Map<string, Set<number>>()
      for (const record of recordsFor(endpoint)) {
        const { status } = await client.get(addressOf(endpoint, record.id))
        const label = `${record.what}: ${relation(person, record.place)}`
        cells.set(label, (cells.get(label) ?? new Set()).add(status))
        // Inside the scope a part may need more than sight (403) or another status (409); it is never absent.
        // The first line is the unit's own, so whoever sees the bill cut to an inner department has no such line.
        const wanted = endpoint.path === '/bills/:id/lines/:number' && person === 'jtt.1.user' ? 'absent' : sees(person, record)
        const isRight = { yes: status !== 404 && status !== 401 && status < 500, absent: status === 404 || status === 403, refused: status === 403 }[wanted]
        if (!isRight) differences.push(`${endpoint.path} as ${person}: ${record.what} of ${record.place}: ${status}, but ${wanted}`)
      }
      if (cells.size > 0) lines.push(`GET ${endpoint.path} as ${cast[person][0]} (${person})`, ...[...Map.groupBy(cells, ([, statuses]) => [...statuses].toSorted().join('/'))].toSorted().map(([statuses, group]) => `    ${statuses}: ${group.map(([label]) => label).toSorted().join(', ')}`))
    }
    expect(differences).toEqual([])
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('scope-matrix.txt')
  }, 240_000)

  test.each(people)('[A2] [C-D2] %s: a write outside the scope is answered like one on nothing, and nothing changes', async (person: Person) => {
    const client = await app.as(person)
    const before = await databaseState(app)
    for (const endpoint of byId.filter(({ method }) => method !== 'GET')) {
      const missing = await client.call(endpoint.method, addressOf(endpoint, nowhere), properBody(endpoint))
      for (const record of recordsFor(endpoint)) {
        if (sees(person, record) === 'yes') continue
        const answer = await client.call(endpoint.method, addressOf(endpoint, record.id), properBody(endpoint))
        const label = `${endpoint.method} ${endpoint.path}: ${record.what} of ${record.place}`
        expect([answer.status, answer.body.code], label).toEqual([missing.status, missing.body.code])
        expect([403, 404], label).toContain(answer.status)
      }
    }
    expect(await databaseState(app)).toEqual(before)
  }, 120_000)

  test.each(people)('[A3] [C-D2] %s: lists, counts and exports hold exactly what single records show', async (person: Person) => {
    const client = await app.as(person)
    const lists = { applications: '/applications?', resources: '/resources?', projects: '/projects?', bills: '/bills?month=2026-09&', products: '/products?' }
    for (const [noun, path] of Object.entries(lists)) {
      const known = records.filter((record) => record.noun === noun && record.what !== 'draft bill')
      const { status, body } = await client.get(`${path}pageSize=200`)
      if (status === 403) {
        expect(known.map((record) => sees(person, record)).filter((one) => one === 'yes'), `${noun} refused`).toEqual([])
        continue
      }
      expect(status, noun).toBe(200)
      const ids = new Set((body.items as { id: string }[]).map(({ id }) => id))
      for (const record of known) expect(ids.has(record.id), `${noun}: ${record.what} of ${record.place}`).toBe(sees(person, record) === 'yes')
      expect((await client.get(`${path}pageSize=1`)).body.total, `${noun} counted`).toBe(ids.size)
    }
  })
})
