import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { platformNow } from '#kit/server/database.ts'
import { approve, departmentId, newProject, submit, submitted, newDraft } from '#testkit/applications.ts'
import { existingDraft, existingSubmitted } from '#testkit/existing.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { quotaOf } from '#testkit/quotas.ts'
import { reorganisationJobs } from './jobs.ts'

const app = useTestApp()
const today = dayOf(new Date())
const job = async () => (await reorganisationJobs[0]!.run({ database: app.database, now: await platformNow(app.database), log: () => {} })).done

let serial = 0
/** A project with so many running servers. */
async function running(code: string, quantity = 1): Promise<{ projectId: string; ids: string[]; instances: string[]; applicationId: string }> {
  const person = await app.as(`${code}.user`)
  const sent = await submitted(app, person, code, { quantity, projectName: `轉移 ${code} ${++serial}` })
  const approved = await approve(await app.as('bureau.admin'), await approve(await app.as('om'), sent))
  const instances = Array.from({ length: quantity }, () => `i-move-${++serial}`)
  const { status, body } = await (await app.as('om')).post(`/applications/${sent.id}/provisioning`, { items: [{ id: approved.items[0].id, units: instances.map((instanceId) => ({ instanceId })) }] })
  expect(status, JSON.stringify(body)).toBe(200)
  const rows = await app.sql<{ id: string; project: string }>('select id::text as id, project_id::text as project from resources where application_id = $1 order by id', [sent.id])
  return { projectId: rows[0]!.project, ids: rows.map(({ id }) => id), instances, applicationId: sent.id }
}

type Wanted = { projectIds?: string[]; resources?: { id: string; toProjectId: string }[]; day?: string; reason?: string }
const bodyOf = async (from: string, to: string, { projectIds = [], resources = [], day = today }: Wanted) =>
  ({ day, fromDepartmentId: await departmentId(app, from), toDepartmentId: await departmentId(app, to), projectIds, resources })
const plan = async (from: string, to: string, wanted: Wanted, client?: Client): Promise<Answer> =>
  (client ?? await app.as('platform')).post('/reorganisations', { ...await bodyOf(from, to, wanted), reason: wanted.reason ?? '机构改革' })
const codes = ({ body }: Answer): string[] => body.errors.map(({ code }: { code: string }) => code)
const placeOf = async (table: 'projects' | 'resources', id: string) =>
  (await app.sql<{ department: string; unit: string; sector: string }>(`select d.code as department, u.code as unit, x.sector from ${table} x join departments d on d.id = x.department_id join departments u on u.id = x.unit_id where x.id = $1`, [id]))[0]!

describe('a reorganisation for today (chapter 2)', () => {
  test('[A1] without a session 401, without the permission 403', async () => {
    for (const path of ['/reorganisations', '/reorganisations/1', `/reorganisations/choices?departmentId=${await departmentId(app, 'jtt')}`]) {
      expect((await app.stranger().get(path)).status, path).toBe(401)
      for (const name of ['jtt.admin', 'bureau.admin', 'om', 'business', 'auditor']) expect((await (await app.as(name)).get(path)).status, `${name} ${path}`).toBe(403)
    }
    expect((await plan('jtt', 'jyt', {}, await app.as('bureau.admin'))).status).toBe(403)
    expect((await (await app.as('platform')).get('/reorganisations/999999')).status).toBe(404)
  })

  test('[A3] a project passes with its resources: the old department sees neither any more, the new one both', async () => {
    const { projectId, ids, instances } = await running('jtt', 2)
    const [before, after] = [await app.as('jtt.user'), await app.as('jyt.user')]
    expect((await before.get(`/resources?instanceId=${instances[0]}`)).body.total).toBe(1)
    const answer = await plan('jtt', 'jyt', { projectIds: [projectId] })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.body).toMatchObject({ state: 'done', day: today, allowed: [], hindrances: [], consequences: { resourceCount: 2, projects: [{ id: projectId, resources: 2 }] } })
    expect(answer.body.number).toMatch(new RegExp(`^RO-${today.replaceAll('-', '')}-\\d{4}$`))
    expect(await placeOf('projects', projectId)).toEqual({ department: 'jyt', unit: 'jyt', sector: 'government' })
    for (const id of ids) expect(await placeOf('resources', id)).toMatchObject({ department: 'jyt', unit: 'jyt' })
    for (const [client, count, status] of [[before, 0, 404], [after, 1, 200]] as const) {
      expect((await client.get(`/projects/${projectId}`)).status).toBe(status)
      expect((await client.get(`/resources/${ids[0]}`)).status).toBe(status)
      expect((await client.get(`/resources?instanceId=${instances[0]}`)).body.total).toBe(count)
      const { body: file } = await client.get(`/resources/export?instanceId=${instances[0]}`)
      const { body: search } = await client.get(`/projects?number=${answer.body.consequences.projects[0].number}`)
      expect(search.total).toBe(count)
      expect(file.length).toBeGreaterThan(0)
    }
    expect((await (await app.as('jyt.admin')).get(`/projects/${projectId}`)).body.allowed).toContain('edit')
    const history = (await after.get(`/resources/${ids[0]}`)).body.history
    expect(history.map(({ kind }: { kind: string }) => kind)).toEqual(['resource.started', 'resource.reorganised'])
  })

  test('[Q1] quota follows: used and as much of the total pass on every level, nobody has more or less left', async () => {
    const { projectId } = await running('jtt', 1)
    const left = async (code: string) => { const { total, allocated, used, reserved } = await quotaOf(app, code); return { total, used, left: total - allocated - used - reserved } }
    const before = { jtt: await left('jtt'), inner: await left('jyt.1'), unit: await left('jyt'), head: await left('dsj') }
    const [{ vcpu }] = await app.sql<{ vcpu: number }>(`select (sum((quota_demand ->> 'ecs.vcpu')::int))::int as vcpu from resources where project_id = $1`, [projectId]) as [{ vcpu: number }]
    expect(vcpu).toBeGreaterThan(0)
    const { body } = await plan('jtt', 'jyt.1', { projectIds: [projectId] })
    expect(body.state).toBe('done')
    expect(body.consequences.quota.find(({ metric, department }: { metric: string; department: { id: string } }) => metric === 'ecs.vcpu' && department.id === body.from.id))
      .toMatchObject({ total: { before: before.jtt.total, after: before.jtt.total - vcpu }, used: { before: before.jtt.used, after: before.jtt.used - vcpu } })
    expect({ jtt: await left('jtt'), inner: await left('jyt.1'), unit: await left('jyt'), head: await left('dsj') }).toEqual({
      jtt: { total: before.jtt.total - vcpu, used: before.jtt.used - vcpu, left: before.jtt.left },
      inner: { total: before.inner.total + vcpu, used: before.inner.used + vcpu, left: before.inner.left },
      unit: { ...before.unit, total: before.unit.total + vcpu }, head: before.head,
    })
    expect((await (await app.as('platform')).post('/quotas/check')).body).toMatchObject({ differences: [] })
    const [told] = await app.sql(`select subject_kind, subject_number, reason from quota_changes where kind = 'move' and department_id = $1 order by id desc limit 1`, [body.from.id])
    expect(told).toEqual({ subject_kind: 'reorganisation', subject_number: body.number, reason: '机构改革' })
  })

  test('[Q8] what was given until a day does not pass: refused with the numbers, nothing is half done', async () => {
    const { projectId, ids } = await running('jtt', 1)
    const { departmentId: id, regionId, total } = await quotaOf(app, 'jtt')
    await app.sql(`insert into quota_grants (department_id, region_id, metric, amount, granted, ends_on, created_at) values ($1, $2, 'ecs.vcpu', $3, $3, current_date + 30, now())`, [id, regionId, total])
    const refused = await plan('jtt', 'jyt', { projectIds: [projectId] })
    expect([refused.status, refused.body.code, codes(refused)]).toEqual([409, 'reorganisation.hindered', ['reorganisation.quota_temporary']])
    expect(refused.body.errors[0].message).not.toMatch(/[{}]/)
    expect(await placeOf('resources', ids[0]!)).toMatchObject({ department: 'jtt' })
    await app.sql(`update quota_grants set ended_at = now() where department_id = $1 and metric = 'ecs.vcpu' and ended_at is null`, [id])
    expect((await plan('jtt', 'jyt', { projectIds: [projectId] })).status).toBe(201)
  })

  test('a resource alone leaves its project for one of the new department', async () => {
    const { projectId, ids } = await running('jtt', 2)
    const target = await newProject(await app.as('jyt.user'), '接收单个资源')
    const foreign = await newProject(await app.as('mzt.user'), '第三方项目')
    const wrong = await plan('jtt', 'jyt', { resources: [{ id: ids[0]!, toProjectId: foreign }] })
    expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ path: 'resources/0/toProjectId', code: 'reorganisation.target_project' }]])
    const done = await plan('jtt', 'jyt', { resources: [{ id: ids[0]!, toProjectId: target }] })
    expect(done.status, JSON.stringify(done.body)).toBe(201)
    expect(await placeOf('resources', ids[0]!)).toMatchObject({ department: 'jyt' })
    expect(await placeOf('resources', ids[1]!)).toMatchObject({ department: 'jtt' })
    expect(await app.sql('select project_id::text as p from resources where id = any($1) order by id', [ids])).toEqual([{ p: target }, { p: projectId }])
    expect((await (await app.as('jyt.user')).get(`/projects/${target}`)).body.resources.total).toBe(1)
  })

  test('[R5] an open application that names the project or the resource stands in the way, by its number', async () => {
    const { projectId, ids } = await running('jtt')
    const person = await app.as('jtt.user')
    const draft = await newDraft(app, person, 'jtt')
    const { body: changed } = await person.patch(`/applications/${draft.id}`, { version: draft.version, projectId })
    const open = await submit(person, changed)
    const refused = await plan('jtt', 'jyt', { projectIds: [projectId] })
    expect([refused.status, codes(refused)]).toEqual([409, ['reorganisation.application_open']])
    expect(refused.body.errors[0].message).toContain(open.number)
    await person.post(`/applications/${open.id}/withdrawal`)
    const release = await existingSubmitted(app, person, 'jtt', 'release', projectId, [{ resourceIds: ids }])
    expect(codes(await plan('jtt', 'jyt', { projectIds: [projectId] }))).toEqual(['reorganisation.application_open'])
    const target = await newProject(await app.as('jyt.user'), '释放中的资源')
    const single = await plan('jtt', 'jyt', { resources: [{ id: ids[0]!, toProjectId: target }] })
    expect(single.body.errors[0].message).toContain(release.number)
  })

  test('names of projects stay unique in a department', async () => {
    const own = await newProject(await app.as('jtt.user'), '同名项目')
    await newProject(await app.as('jyt.user'), '同名项目')
    const refused = await plan('jtt', 'jyt', { projectIds: [own] })
    expect([refused.status, codes(refused)]).toEqual([409, ['reorganisation.project_name_taken']])
  })

  test('inside one sector only, never to the root, to itself or to an archived department; each at its field', async () => {
    const projectIds = [await newProject(await app.as('jtt.user'), '越界项目')]
    const errorsOf = async (to: string) => (await plan('jtt', to, { projectIds })).body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])
    expect(await errorsOf('gat')).toEqual([['toDepartmentId', 'department.other_sector']])
    expect(await errorsOf('jtt')).toEqual([['toDepartmentId', 'reorganisation.same_department']])
    expect(await errorsOf('yun')).toEqual([['toDepartmentId', 'reorganisation.root']])
    expect((await plan('jyt', 'jtt', { projectIds })).body.errors).toMatchObject([{ path: 'projectIds/0', code: 'reorganisation.item_elsewhere' }])
    expect((await plan('jtt', 'jyt', {})).body.errors).toMatchObject([{ code: 'reorganisation.nothing_chosen' }])
    expect((await plan('jtt', 'jyt', { projectIds, day: addDays(today, -1) })).body.errors).toMatchObject([{ path: 'day', code: 'reorganisation.day_past' }])
    expect((await plan('jtt', 'jyt', { projectIds: ['999999'] })).body.errors).toMatchObject([{ path: 'projectIds/0', code: 'field.not_an_option' }])
  })

  test('the preview says the same as the act, and changes nothing', async () => {
    const { projectId, ids } = await running('jtt', 1)
    const platform = await app.as('platform')
    const preview = await platform.post('/reorganisations/preview', await bodyOf('jtt', 'jyt', { projectIds: [projectId] }))
    expect(preview.status, JSON.stringify(preview.body)).toBe(200)
    expect(preview.body).toMatchObject({ hindrances: [], consequences: { resourceCount: 1, losing: { names: expect.any(Array) } } })
    expect(preview.body.consequences.losing.count).toBe((await app.sql(`select 1 from accounts a join departments d on d.id = a.department_id where d.code = 'jtt' and a.is_enabled`)).length)
    expect(await placeOf('resources', ids[0]!)).toMatchObject({ department: 'jtt' })
    const { body } = await plan('jtt', 'jyt', { projectIds: [projectId] })
    expect(body.consequences).toEqual(preview.body.consequences)
    expect((await platform.get(`/reorganisations/${body.id}`)).body).toEqual(body)
  })

  test('a repeat under the same key is one reorganisation; [C-A4] of two at once one passes the project', async () => {
    const [first, second] = [await running('jtt'), await running('jtt')]
    const platform = await app.as('platform')
    const wanted = { ...await bodyOf('jtt', 'jyt', { projectIds: [first.projectId] }), reason: '一次' }
    const answers = [await platform.post('/reorganisations', wanted, { key: 'reorganise' }), await platform.post('/reorganisations', wanted, { key: 'reorganise' })]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]!.body.id).toBe(answers[1]!.body.id)
    const both = await Promise.all(['jyt', 'mzt'].map((to) => plan('jtt', to, { projectIds: [second.projectId] })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  })

  test('[R5] the new department changes what passed to it, though it stands in a network of the old one', async () => {
    const { projectId, ids } = await running('jtt')
    expect((await plan('jtt', 'jyt', { projectIds: [projectId] })).status).toBe(201)
    const client = await app.as('jyt.user')
    const draft = await existingDraft(app, client, 'jyt', 'change', projectId, [{ resourceIds: ids }])
    const items = draft.items.map(({ id, configuration }: { id: string; configuration: object }) => ({ id, resourceIds: ids, configuration: { ...configuration, systemDiskSizeGb: 140 } }))
    const changed = await client.patch(`/applications/${draft.id}`, { version: draft.version, items })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    const sent = await submit(client, changed.body)
    const approved = await approve(await app.as('bureau.admin'), await approve(await app.as('om'), sent))
    const done = await (await app.as('om')).post(`/applications/${sent.id}/provisioning`, { items: [{ id: approved.items[0].id, units: [{ resourceId: ids[0] }] }] })
    expect([done.status, done.body.status]).toEqual([200, 'completed'])
  })

  test('a VPC takes its network along; who has something in it may choose it still', async () => {
    const { projectId, instances } = await running('jtt')
    const [jtt, jyt] = [await departmentId(app, 'jtt'), await departmentId(app, 'jyt')]
    const [network] = await app.sql<{ id: string }>(`insert into vpcs (region_id, department_id, name, cidr, cloud_id) select min(id), $1, '随项目划转', '10.99.0.0/16', $2 from regions returning id::text as id`, [jtt, instances[0]])
    expect((await plan('jtt', 'jyt', { projectIds: [projectId] })).status).toBe(201)
    expect(await app.sql('select department_id::text as d from vpcs where id = $1', [network!.id])).toEqual([{ d: jyt }])
    const region = (await app.sql<{ id: string }>('select min(id)::text as id from regions'))[0]!.id
    for (const [name, code] of [['jtt.user', jtt], ['jyt.user', jyt]] as const) {
      const { body } = await (await app.as(name)).get(`/services/ecs/facts?regionId=${region}&departmentId=${code}`)
      expect(body.choices.vpcs.map(({ value }: { value: string }) => value), name).toContain(network!.id)
    }
    const stranger = await (await app.as('mzt.user')).get(`/services/ecs/facts?regionId=${region}&departmentId=${await departmentId(app, 'mzt')}`)
    expect(stranger.body.choices.vpcs.map(({ value }: { value: string }) => value)).not.toContain(network!.id)
  })

  test('choices: what the department has, found by name or id', async () => {
    const { projectId, instances } = await running('mzt', 1)
    const platform = await app.as('platform')
    const { body } = await platform.get(`/reorganisations/choices?departmentId=${await departmentId(app, 'mzt')}&q=${instances[0]}`)
    expect(body.projects.find(({ id }: { id: string }) => id === projectId)).toMatchObject({ resources: 1, isClosed: false })
    expect(body.resources).toMatchObject([{ instanceId: instances[0], project: { id: projectId } }])
    expect((await platform.get('/reorganisations/choices?departmentId=999999')).status).toBe(404)
  })
})

describe('a reorganisation for a later day', () => {
  let planned: Answer['body'], blocking: Answer['body'], projectId: string
  beforeAll(async () => {
    projectId = (await running('jtt', 1)).projectId
    const person = await app.as('jtt.user')
    const draft = await newDraft(app, person, 'jtt')
    const { body } = await person.patch(`/applications/${draft.id}`, { version: draft.version, projectId })
    blocking = await submit(person, body)
    const answer = await plan('jtt', 'jyt', { projectIds: [projectId], day: addDays(today, 3) })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    planned = answer.body
  })
  const read = async () => (await (await app.as('platform')).get(`/reorganisations/${planned.id}`)).body

  test('is planned, with what is in its way today; both departments are told, and neither moves meanwhile', async () => {
    expect(planned).toMatchObject({ state: 'planned', allowed: ['postpone', 'cancel'], hindrances: [{ code: 'reorganisation.application_open' }] })
    await app.drain()
    for (const name of ['jtt.admin', 'jyt.admin']) expect(JSON.stringify((await (await app.as(name)).get('/messages')).body.items[0].title), name).toContain(planned.number)
    expect(await job()).toBe(0)
    const platform = await app.as('platform')
    const { body: department } = await platform.get(`/departments/${await departmentId(app, 'jyt')}`)
    const refused = await platform.post(`/departments/${department.id}/move`, { version: department.version, parentId: await departmentId(app, 'wjw') })
    expect(codes(refused)).toContain('department.has_planned_reorganisations')
    expect(codes(await plan('jtt', 'mzt', { projectIds: [projectId], day: addDays(today, 5) }))).toEqual(['reorganisation.planned_in'])
    expect((await platform.post(`/reorganisations/${planned.id}/start`, { version: planned.version })).body.code).toBe('reorganisation.not_due')
  })

  test('on its day what is in the way is noted once, and the platform admins are told', async () => {
    await app.travel('3 days')
    expect(await job()).toBe(1)
    expect(await job()).toBe(0)
    const refused = await read()
    expect(refused).toMatchObject({ state: 'refused', lastRefusal: { hindrances: [{ code: 'reorganisation.application_open' }] }, allowed: ['postpone', 'start', 'cancel'] })
    expect(refused.lastRefusal.hindrances[0].message).toContain(blocking.number)
    await app.drain()
    expect((await (await app.as('platform')).get('/messages')).body.items[0]).toMatchObject({ link: `/reorganisations/${planned.id}` })
    const start = (await (await app.as('platform')).post(`/reorganisations/${planned.id}/start`, { version: refused.version }))
    expect([start.status, codes(start)]).toEqual([409, ['reorganisation.application_open']])
  })

  test('cleared and started a day later, it counts from its day', async () => {
    await (await app.as('jtt.user')).post(`/applications/${blocking.id}/withdrawal`)
    await app.travel('1 day')
    const { version } = await read()
    const platform = await app.as('platform')
    expect((await platform.post(`/reorganisations/${planned.id}/start`, { version: version + 1 })).body.code).toBe('conflict.stale')
    const done = await platform.post(`/reorganisations/${planned.id}/start`, { version })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect(done.body).toMatchObject({ state: 'done', lastRefusal: null })
    expect(await app.sql(`select d.code, s.from_day, s.to_day from resource_stretches s join departments d on d.id = s.department_id join resources r on r.id = s.resource_id where r.project_id = $1 order by s.from_day`, [projectId]))
      .toMatchObject([{ code: 'jtt', to_day: addDays(today, 2) }, { code: 'jyt', from_day: addDays(today, 3), to_day: null }])
    expect((await platform.post(`/reorganisations/${planned.id}/cancellation`, { version: done.body.version })).body.code).toBe('reorganisation.is_over')
  })

  test('a planned one is put off, done at once by naming today, or cancelled', async () => {
    const platform = await app.as('platform')
    const now = addDays(today, 4)
    const [one, two] = [await running('jtt'), await running('jtt')]
    const first = (await plan('jtt', 'jyt', { projectIds: [one.projectId], day: addDays(now, 10) })).body
    const put = await platform.patch(`/reorganisations/${first.id}`, { version: first.version, day: addDays(now, 20) })
    expect(put.body).toMatchObject({ state: 'planned', day: addDays(now, 20), version: first.version + 1 })
    expect((await platform.patch(`/reorganisations/${first.id}`, { version: put.body.version, day: addDays(now, -1) })).body.errors).toMatchObject([{ path: 'day', code: 'reorganisation.day_past' }])
    expect((await platform.patch(`/reorganisations/${first.id}`, { version: put.body.version, day: now })).body).toMatchObject({ state: 'done', day: now })
    const second = (await plan('jtt', 'jyt', { projectIds: [two.projectId], day: addDays(now, 2) })).body
    const cancelled = await platform.post(`/reorganisations/${second.id}/cancellation`, { version: second.version })
    expect(cancelled.body).toMatchObject({ state: 'cancelled', consequences: null, allowed: [] })
    await app.travel('2 days')
    expect(await job()).toBe(0)
    expect(await placeOf('projects', two.projectId)).toMatchObject({ department: 'jtt' })
  })

  test('the list filters by state and day, sorts and searches', async () => {
    const platform = await app.as('platform')
    const numbers = async (parameters: string) => (await platform.get(`/reorganisations?pageSize=100&${parameters}`)).body.items.map(({ number }: { number: string }) => number)
    expect(await numbers(`q=${planned.number}`)).toEqual([planned.number])
    expect(await numbers(`state=cancelled`)).toHaveLength(1)
    expect((await numbers(`state=done&day=${planned.day}..${planned.day}`))).toEqual([planned.number])
    expect((await platform.get('/reorganisations?sort=reason')).status).toBe(400)
  })
})
