import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#app/modules.server.ts'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { isQuotaPermission } from '#modules/access/rules/actor.ts'
import { scopesOf, type RolePermission } from '#modules/access/rules/permissions.ts'
import { departmentId, ecsConfiguration, regionId } from '#testkit/applications.ts'
import { databaseState } from '#testkit/database-state.ts'
import { maySee, owners, recordsOfEverybody, scopes, type ForeignRecord, type OwnerCode } from '#testkit/foreign-records.ts'
import { fromSchema } from '#testkit/fuzz/from-schema.ts'
import { useTestApp, type Answer } from '#testkit/http.ts'

const app = useTestApp()
const people = Object.keys(scopes)
const nowhere = '999999999999999'
let records: ForeignRecord[] = []
beforeAll(async () => { records = await recordsOfEverybody(app) })

/** The answer without what differs in every answer and without the id that was asked for. */
function comparable({ status, body }: Answer, id: string): unknown {
  if (Buffer.isBuffer(body)) return { status, file: true }
  const { requestId: _requestId, ...rest } = body as Record<string, unknown>
  return JSON.parse(JSON.stringify({ status, ...rest }).replaceAll(`"${id}"`, '"ID"'))
}

/** A body that the contract accepts, with ids that nobody has. */
function properBody(endpoint: EndpointShape): unknown {
  return endpoint.body ? fc.sample(fromSchema(endpoint.body, [nowhere]), { numRuns: 1, seed: 7 })[0] : undefined
}
const nounOf = ({ path }: EndpointShape) => /^\/(.*?)\/:id/.exec(path)?.[1]
const byId = routes.map(({ endpoint }) => endpoint).filter((endpoint) => nounOf(endpoint) !== undefined)

describe('a record by its id in the path', () => {
  test('every kind of record that belongs to somebody is tried by every route that takes its id', () => {
    expect([...new Set(records.map(({ noun }) => noun))].sort()).toEqual(['applications', 'attachments', 'me/sessions', 'messages', 'projects', 'quota-requests', 'resources'])
    expect(byId.filter((endpoint) => records.some(({ noun }) => noun === nounOf(endpoint))).length).toBeGreaterThan(18)
  })

  test.each(people)('[A2] [C-D2] %s: outside the scope every route answers as if it did not exist, and nothing changes', async (person) => {
    const client = await app.as(person)
    const before = await databaseState(app)
    for (const endpoint of byId) for (const record of records.filter(({ noun }) => noun === nounOf(endpoint))) {
      if (maySee(person, record)) continue
      const body = properBody(endpoint)
      const ask = (id: string) => client.call(endpoint.method, endpoint.path.replace(':id', id), body)
      const [foreign, missing] = [await ask(record.id), await ask(nowhere)]
      const label = `${endpoint.method} ${endpoint.path}: ${record.what} of ${record.code}`
      expect(comparable(foreign, record.id), label).toEqual(comparable(missing, nowhere))
      expect(foreign.body.code, label).toBe(foreign.status === 403 ? 'permission.missing' : 'record.not_found')
      if (endpoint.method === 'GET') expect(foreign.status, label).toBe(404)
    }
    expect(await databaseState(app)).toEqual(before)
  })

  test.each(people)('[A2] %s: inside the scope the record is there', async (person) => {
    const client = await app.as(person)
    for (const endpoint of byId.filter(({ method }) => method === 'GET')) for (const record of records.filter(({ noun }) => noun === nounOf(endpoint)))
      // What is for reviewers only is refused to others by the permission, and not as if the record were not there.
      if (maySee(person, record)) expect(endpoint.path === '/applications/:id/review' ? [200, 403] : [200], `${endpoint.path}: ${record.what} of ${record.code}`).toContain((await client.get(endpoint.path.replace(':id', record.id))).status)
  })
})

describe('a record by its id in a body or a query', () => {
  type Try = { readonly name: string; readonly foreign: string; readonly send: (id: string) => Promise<Answer> }

  async function tries(): Promise<Try[]> {
    const client = await app.as('jtt.user')
    const find = (what: string, code: OwnerCode) => records.find((record) => record.what === what && record.code === code)!.id
    const [own, other, region] = [await departmentId(app, 'jtt'), await departmentId(app, 'gat'), await regionId(app)]
    const [stranger] = await app.sql<{ id: string }>(`select id::text from accounts where account_name = 'gat.user'`)
    const configuration = await ecsConfiguration(client, region, own)
    const [vpc] = await app.sql<{ id: string }>('select id::text from vpcs where department_id = $1 and region_id = $2', [other, region])
    const [strangeItem] = await app.sql<{ id: string }>('select id::text from application_items where application_id = $1', [find('application in review', 'gat')])
    const draftId = find('draft', 'jtt')
    const draft = (await client.get(`/applications/${draftId}`)).body
    const item = { service: 'ecs', regionId: region, configuration, quantity: 1 }
    const create = (fields: object) => client.post('/applications', { kind: 'new', mode: 'single', ...fields })
    const save = (fields: object) => client.patch(`/applications/${draftId}`, { version: draft.version, ...fields })
    const project = (fields: object) => client.post('/projects', { name: '外来编号', ...fields })
    const one = (name: string, foreign: string, send: (id: string) => Promise<Answer>): Try => ({ name, foreign, send })
    return [
      ...(['jyt', 'gat', 'dsj'] as const).flatMap((code) => [
        one(`an application in the project of ${code}`, find('project', code), (projectId) => create({ projectId })),
        one(`a draft moved to the project of ${code}`, find('project', code), (projectId) => save({ projectId })),
        one(`an application with an attachment of ${code}`, find('attachment in review', code), (id) => create({ attachmentIds: [id] })),
        one(`a draft with a pending attachment of ${code}`, find('attachment nobody uses yet', code), (id) => save({ attachmentIds: [id] })),
        one(`a project with an attachment of ${code}`, find('attachment nobody uses yet', code), (id) => project({ attachmentIds: [id] })),
      ]),
      one('an application for another department', other, (id) => create({ departmentId: id })),
      one('a draft moved to another department', other, (id) => save({ departmentId: id })),
      one('a project for another department', other, (id) => project({ departmentId: id })),
      one('a project owned by a stranger', stranger!.id, (ownerId) => project({ ownerId })),
      one('a project with a strange contact', stranger!.id, (contactId) => project({ contactId })),
      one('a project with a strange member', stranger!.id, (id) => project({ memberIds: [id] })),
      one('a resource for a strange user', stranger!.id, (accountId) => save({ users: [{ accountId }] })),
      one('an item of another application', strangeItem!.id, (id) => save({ items: [{ id, ...item }] })),
      one('the facts of another department', other, (id) => client.get(`/services/ecs/facts?regionId=${region}&departmentId=${id}`)),
      one('an estimate for another department', other, (id) => client.post('/services/ecs/estimate', { configuration, regionId: region, departmentId: id })),
      one('the colleagues of another department', other, (id) => client.get(`/accounts/choices?departmentId=${id}`)),
      one('the projects of another department', other, (id) => client.get(`/projects/choices?departmentId=${id}`)),
      one('the applications of another department', other, (id) => client.get(`/applications?department=${id}`)),
      one('the network of another department', vpc!.id, async (id) => {
        const { body: { version } } = await client.get(`/applications/${draftId}`)
        const saved = await save({ version, items: [{ ...item, configuration: { ...configuration, vpc: id } }] })
        return saved.status === 200 ? client.post(`/applications/${draftId}/submission`, { version: saved.body.version }) : saved
      }),
    ]
  }

  test('[A2] [C-D2] [C-D3] a foreign id is answered as one that does not exist', async () => {
    const answers: string[] = []
    for (const { name, foreign, send } of await tries()) {
      const [there, missing] = [await send(foreign), await send(nowhere)]
      answers.push(`${name}: ${there.status} ${there.body.code ?? 'nothing found'}`)
      expect(comparable(there, foreign), name).toEqual(comparable(missing, nowhere))
      if (there.status < 400) expect(there.body.items, name).toEqual([])
    }
    expect(answers).toMatchSnapshot()
  })

  test('[R6] [C-D2] O&M cannot provision an item of another application', async () => {
    const om = await app.as('om')
    const [mine] = await app.sql<{ application: string; item: string }>(`select a.id::text as application, i.id::text as item from applications a join application_items i on i.application_id = a.id where a.status = 'completed' order by a.id limit 1`)
    const review = records.find(({ what }) => what === 'application in review')!
    const answer = await om.post(`/applications/${review.id}/provisioning`, { items: [{ id: mine!.item, units: [{ instanceId: 'i-foreign' }] }] })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await app.sql('select 1 from resources where instance_id = $1', ['i-foreign'])).toEqual([])
  })
})

function inGroups<Part>(parts: readonly Part[], size: number): Part[][] {
  return Array.from({ length: Math.ceil(parts.length / size) }, (_, index) => parts.slice(index * size, (index + 1) * size))
}

describe('fields that nobody may set', () => {
  /** Somebody whom the route lets in. */
  const holders = { 'jtt.user': 'department_user', platform2: 'platform_admin', om: 'om_operator', business: 'business_operator', member1: 'member',
    'jtt.admin': 'department_admin', 'committee.admin': 'committee_admin', 'bureau.admin': 'bureau_admin' } as const
  const holderOf = ({ permission }: EndpointShape) => permission === 'signed-in' || permission === 'public' ? 'jtt.user' : isQuotaPermission(permission) ? 'jtt.admin'
    : Object.entries(holders).find(([, role]) => scopesOf([role], permission as RolePermission).length > 0)![0]
  const camel = (name: string) => name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())

  test('[C-D3] every column of every table as an extra field of every body: refused by name, and nothing changes', async () => {
    const columns = (await app.sql<{ name: string }>(`select distinct column_name as name from information_schema.columns where table_schema = 'public'`)).flatMap(({ name }) => [name, camel(name)])
    for (const name of Object.keys(holders)) await app.as(name)
    const before = await databaseState(app)
    const writes = routes.map(({ endpoint }) => endpoint).filter(({ body, path }) => body && path !== '/session')
    expect(writes.length).toBeGreaterThan(25)
    for (const endpoint of writes) {
      const known = Object.keys((endpoint.body as unknown as { properties: object }).properties)
      const extra = [...new Set(columns)].filter((name) => !known.includes(name))
      const path = endpoint.path.replace(':year', '2026').replace(':jobTitle', 'om').replace('/settings/:code', '/settings/product_name').replace(/:[a-zA-Z]+/, records.find(({ noun }) => noun === nounOf(endpoint))?.id ?? '1').replaceAll(/:[a-zA-Z]+/g, '1')
      const client = await app.as(holderOf(endpoint))
      for (const names of inGroups(extra, 60)) {
        const { status, body } = await client.call(endpoint.method, path, { ...properBody(endpoint) as object, ...Object.fromEntries(names.map((name) => [name, '1'])) })
        expect([status, body.code], `${endpoint.method} ${endpoint.path}`).toEqual([422, 'input.invalid'])
        const refused = (body.errors as { path: string; code: string }[]).filter(({ code }) => code === 'field.unknown').map((error) => error.path)
        expect(refused.toSorted(), `${endpoint.method} ${endpoint.path}`).toEqual(names.toSorted())
      }
    }
    expect(await databaseState(app)).toEqual(before)
  })

  test('[C-D3] the same in the parts of a body', async () => {
    const client = await app.as('jtt.user')
    const draft = records.find(({ what, code }) => what === 'draft' && code === 'jtt')!
    const before = (await client.get(`/applications/${draft.id}`)).body
    const item = { service: 'ecs', regionId: null, configuration: {}, quantity: 1 }
    for (const [path, part] of [['items/0/applicationId', { items: [{ ...item, applicationId: '1' }] }], ['items/0/catalogueVersion', { items: [{ ...item, catalogueVersion: 1 }] }], ['users/0', { users: [{ accountId: '1', name: 'x' }] }]] as const) {
      const answer = await client.patch(`/applications/${draft.id}`, { version: before.version, ...part })
      expect(answer.status, path).toBe(422)
      expect(answer.body.errors.map((error: { path: string }) => error.path).some((found: string) => found.startsWith(path)), JSON.stringify(answer.body.errors)).toBe(true)
    }
    expect((await client.get(`/applications/${draft.id}`)).body).toEqual(before)
  })
})

describe('lists, exports, counts and the stream', () => {
  test.each(people)('[A3] [C-D2] %s: exactly what single records say', async (person) => {
    const client = await app.as(person)
    const idsOf = async (path: string) => ((await client.get(path)).body.items as { id: string }[]).map(({ id }) => id).toSorted()
    const seen = (noun: string) => records.filter((record) => record.noun === noun && maySee(person, record))
    const applications = seen('applications')
    expect(await idsOf('/applications?pageSize=200')).toEqual(applications.map(({ id }) => id).toSorted())
    for (const { number, id } of records.filter((record) => record.noun === 'applications'))
      expect(await idsOf(`/applications?q=${number}`), `search for ${number}`).toEqual(applications.some((one) => one.id === id) ? [id] : [])
    expect((await client.get('/applications?pageSize=1')).body.total).toBe(applications.length)
    const sheet = await readSheet((await client.get('/applications/export')).body)
    expect(sheet.slice(1).map(([number]) => number).toSorted()).toEqual(applications.map(({ number }) => number).toSorted())
    for (const id of await idsOf('/applications/waiting')) expect(applications.map((one) => one.id)).toContain(id)
    expect(await idsOf('/resources?pageSize=200')).toEqual(seen('resources').map(({ id }) => id).toSorted())
    expect((await readSheet((await client.get('/resources/export')).body)).length - 1).toBe(seen('resources').length)
    const projects = await idsOf('/projects?pageSize=200')
    for (const record of records.filter(({ noun }) => noun === 'projects')) expect(projects.includes(record.id), record.code).toBe(maySee(person, record))
    const messages = await idsOf('/messages?pageSize=200')
    for (const record of records.filter(({ noun }) => noun === 'messages')) expect(messages.includes(record.id), record.code).toBe(maySee(person, record))
    const links = ((await client.get('/messages?pageSize=200')).body.items as { link: string }[]).map(({ link }) => link)
    for (const record of records.filter(({ noun, what }) => noun === 'applications' && what !== 'draft'))
      if (!maySee(person, record)) expect(links, `news of ${record.what} of ${record.code}`).not.toContain(`/applications/${record.id}`)
  })

  test('[A3] the stream tells one\'s own unread messages', async () => {
    for (const person of Object.values(owners)) {
      const client = await app.as(person)
      const { body } = await client.get('/messages/unread')
      const leaving = new AbortController()
      const response = await fetch(`${app.url}/api/messages/stream`, { headers: { cookie: client.cookie }, signal: leaving.signal })
      let text = ''
      for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
        text += piece
        if (text.includes('event: unread')) break
      }
      leaving.abort()
      expect(JSON.parse(/data: (.*)/.exec(text)![1]!), person).toMatchObject({ count: body.count })
    }
  })
})
