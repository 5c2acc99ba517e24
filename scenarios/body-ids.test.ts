import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#app/modules.server.ts'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { databaseState } from '#testkit/database-state.ts'
import { fromSchema } from '#testkit/fuzz/from-schema.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { recordsOfEveryPlace, sees, type Person, type ScopeRecord } from '#testkit/scope-records.ts'

/** Ids that come in a body or a query: whoever names a record outside their scope learns no more than of one that does not exist (C-D2). */
const app = useTestApp()
const people = ['jtt.user', 'jtt.admin', 'committee.admin', 'member1'] as const satisfies readonly Person[]
const nowhere = '999999999999998'
let records: ScopeRecord[] = []
beforeAll(async () => { records = [...await recordsOfEveryPlace(app), ...await others()] })

/** What has no page of its own by id for these people, but may be named. */
async function others(): Promise<ScopeRecord[]> {
  const of = async (noun: string, query: string) => (await app.sql<{ id: string; place: string }>(query)).map(({ id, place }) => ({ noun, what: noun, id, place }))
  return [
    ...await of('departments', `select id::text, code as place from departments where code in ('gat', 'jyt')`),
  ]
}

const takesIds = (schema: unknown) => JSON.stringify(schema ?? {}).includes('"^[1-9][0-9]{0,17}$"')
const endpoints = routes.map(({ endpoint }) => endpoint).filter(({ path }) => !path.startsWith('/session') && !path.startsWith('/me'))

/** Which noun a field names; what only operators know, or everybody (regions, sets), is nobody's secret. */
const nounsOf: Readonly<Record<string, string>> = {
  departmentId: 'departments', department: 'departments', unit: 'departments', projectId: 'projects', project: 'projects', resourceId: 'resources', resourceIds: 'resources',
  accountId: 'accounts', substituteId: 'accounts', ownerId: 'accounts', contactId: 'accounts', memberIds: 'accounts', attachmentIds: 'attachments', billIds: 'bills', billId: 'bills',
  productId: 'products', productIds: 'products', applicationId: 'applications', ids: 'applications',
}
const placeholder = '999999999999997'

/** The same body with another id in the fields of one noun; undefined if it has none. */
function withId(value: unknown, noun: string, id: string, key = ''): { value: unknown; isChanged: boolean } {
  if (Array.isArray(value)) {
    const parts = value.map((part) => withId(part, noun, id, key))
    return { value: parts.map((part) => part.value), isChanged: parts.some(({ isChanged }) => isChanged) }
  }
  if (value !== null && typeof value === 'object') {
    const parts = Object.entries(value).map(([name, part]) => [name, withId(part, noun, id, name)] as const)
    return { value: Object.fromEntries(parts.map(([name, part]) => [name, part.value])), isChanged: parts.some(([, { isChanged }]) => isChanged) }
  }
  const isIt = value === placeholder && nounsOf[key] === noun
  return { value: isIt ? id : value === placeholder ? nowhere : value, isChanged: isIt }
}

/** Bodies that name the record, and the same naming nothing. */
function bodiesWith(schema: NonNullable<EndpointShape['body']>, { noun, id }: ScopeRecord): (readonly [unknown, unknown])[] {
  const bodies = fc.sample(fromSchema(schema, [placeholder]), { numRuns: 12, seed: 5 })
  return bodies.flatMap((body) => {
    const foreign = withId(body, noun, id)
    return foreign.isChanged ? [[foreign.value, withId(body, '', id).value] as const] : []
  }).slice(0, 2)
}

/** What an answer tells; ids that were sent say nothing new. */
function told({ status, body }: Answer, id: string): unknown {
  if (Buffer.isBuffer(body)) return { status }
  const { requestId: _requestId, ...rest } = body as Record<string, unknown>
  return JSON.parse(JSON.stringify({ status, ...rest }).replaceAll(`"${id}"`, `"${nowhere}"`))
}

/** Of each noun some that the person may not see. */
function foreignTo(person: Person): ScopeRecord[] {
  // Departments and colleagues are known wherever their projects are.
  const hidden = records.filter((record) => sees(person, ['departments', 'accounts'].includes(record.noun) ? { ...record, noun: 'projects' } : record) !== 'yes')
  return [...Map.groupBy(hidden, ({ noun, place }) => `${noun} ${place}`).values()].map((group) => group[0]!).filter(({ place }) => ['gat', 'jyt', 'dsj', 'member2'].includes(place))
}

async function differencesOf(person: Person, client: Client, endpoint: EndpointShape, record: ScopeRecord): Promise<string[]> {
  const differences: string[] = []
  for (const [foreign, missing] of bodiesWith(endpoint.method === 'GET' ? endpoint.query! : endpoint.body!, record)) {
    const path = endpoint.path.replace(':year', '2026').replaceAll(/:[a-zA-Z]+/g, '1')
    const ask = (given: unknown) => endpoint.method === 'GET'
      ? client.get(`${path}?${new URLSearchParams(Object.entries(given as object).map(([name, value]): [string, string] => [name, String(value)]))}`)
      : client.call(endpoint.method, path, given)
    const [there, not] = [await ask(foreign), await ask(missing)]
    if (JSON.stringify(told(there, record.id)) !== JSON.stringify(told(not, nowhere)))
      differences.push(`${endpoint.method} ${endpoint.path} as ${person}, ${record.what} of ${record.place}: ${there.status} ${there.body.code ?? ''} but ${not.status} ${not.body.code ?? ''} ${JSON.stringify(there.body).slice(0, 200)}`)
  }
  return differences
}

describe('ids in bodies and queries', () => {
  test.each(people)('[A2] [C-D2] [C-D3] %s: a foreign id in any body or query tells nothing', async (person) => {
    const client = await app.as(person)
    const tried = endpoints.filter(({ method, body, query, upload }) => !upload && takesIds(method === 'GET' ? query : body))
    expect(tried.length).toBeGreaterThan(20)
    const before = await databaseState(app)
    const differences: string[] = []
    for (const endpoint of tried) for (const record of foreignTo(person)) differences.push(...await differencesOf(person, client, endpoint, record))
    expect(differences).toEqual([])
    expect(await databaseState(app)).toEqual(before)
  }, 120_000)

  test.each(people)('[A3] [C-D2] %s: filtering a list by something foreign finds as little as by nothing', async (person) => {
    const client = await app.as(person)
    let tried = 0
    for (const endpoint of endpoints.filter(({ method, list, path }) => method === 'GET' && list && !path.includes(':')))
      for (const name of Object.keys(endpoint.list!.filters)) for (const record of foreignTo(person).filter(({ noun }) => noun === nounsOf[name])) {
        const [there, not] = [await client.get(`${endpoint.path}?${name}=${record.id}`), await client.get(`${endpoint.path}?${name}=${nowhere}`)]
        expect(there.status, `${endpoint.path}?${name}`).toBe(not.status)
        if (there.status === 200 && !Buffer.isBuffer(there.body)) {
          // A text filter may find digits in a name that one may see; what is found must still be in scope, which the matrix proves.
          const filter = (endpoint.list!.filters as Record<string, string>)[name]
          if (filter === 'choice') expect(there.body.items, `${endpoint.path}?${name} ${record.what} of ${record.place}`).toEqual([])
        }
        tried++
      }
    expect(tried).toBeGreaterThan(0)
  })
})
