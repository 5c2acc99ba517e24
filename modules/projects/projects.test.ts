import { describe, expect, test } from 'vitest'
import { departmentId } from '#testkit/applications.ts'
import { useTestApp, type Client } from '#testkit/http.ts'

const app = useTestApp()

async function accountId(name: string): Promise<string> {
  return (await app.sql<{ id: string }>('select id from accounts where account_name = $1', [name]))[0]!.id
}
let serial = 0
async function create(client: Client, fields: Record<string, unknown> = {}) {
  const answer = await client.post('/projects', { name: `办案项目 ${++serial}`, ...fields })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

describe('creating', () => {
  test('in the own department; contact and owner are oneself if nothing is said', async () => {
    const user = await app.as('jtt.user')
    const project = await create(user, { name: '  最多跑一次  ', description: '一件事' })
    expect(project).toMatchObject({ name: '最多跑一次', description: '一件事', state: 'open', version: 1, members: [], attachments: [], allowed: ['edit', 'close', 'delete'] })
    expect(project.number).toMatch(/^PJ-\d{8}-\d{4,}$/)
    expect(project.department).toEqual({ id: await departmentId(app, 'jtt'), name: '省交通运输厅' })
    expect([project.contact.id, project.owner.id, project.createdBy.id]).toEqual(Array(3).fill(await accountId('jtt.user')))
  })

  test('with contact, owner and members of the department', async () => {
    const [admin, other] = [await accountId('jtt.admin'), await accountId('jtt.admin2')]
    const project = await create(await app.as('jtt.user'), { contactId: admin, ownerId: other, memberIds: [admin, other, admin] })
    expect([project.contact.id, project.owner.id]).toEqual([admin, other])
    expect(project.members.map(({ id }: { id: string }) => id).sort()).toEqual([admin, other].sort())
  })

  test('people of other departments are refused at their fields', async () => {
    const stranger = await accountId('jyt.user')
    const { status, body } = await (await app.as('jtt.user')).post('/projects', { name: '外人', contactId: stranger, memberIds: [await accountId('jtt.admin'), stranger] })
    expect(status).toBe(422)
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([['contactId', 'project.person_elsewhere'], ['memberIds/1', 'project.person_elsewhere']])
  })

  test('a name stands once in a department, however written; elsewhere it is free', async () => {
    const user = await app.as('jtt.user')
    await create(user, { name: 'One Stop' })
    const again = await user.post('/projects', { name: 'one stop' })
    expect([again.status, again.body.code]).toEqual([409, 'project.name_taken'])
    await create(await app.as('jyt.user'), { name: 'One Stop' })
  })

  test('two at once with one name: one project', async () => {
    const [user, admin] = [await app.as('jtt.user'), await app.as('jtt.admin')]
    const answers = await Promise.all([user, admin, user, admin].map((client) => client.post('/projects', { name: '同时创建' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  })

  test.each([
    [{ name: 'x' }, 'name'], [{ name: ' x ' }, 'name'], [{ name: 'x'.repeat(65) }, 'name'], [{}, 'name'], [{ name: 'ok', unknown: 1 }, 'unknown'], [{ name: 'ok', createdBy: '1' }, 'createdBy'],
  ])('wrong input %j is 422 at %s', async (body, path) => {
    const answer = await (await app.as('jtt.user')).post('/projects', body)
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, path])
  })

  test('a repeat under the same key is the same project', async () => {
    const user = await app.as('jtt.user')
    const [first, second] = [await user.post('/projects', { name: '重复提交' }, { key: 'k1' }), await user.post('/projects', { name: '重复提交' }, { key: 'k1' })]
    expect(second.body).toEqual(first.body)
  })
})

describe('a head makes a project for another department', () => {
  test('the department is told, in its admins\' message centre; its own user sees the project', async () => {
    const bureau = await app.as('bureau.admin')
    const project = await create(bureau, { departmentId: await departmentId(app, 'jtt') })
    expect(project.department.name).toBe('省交通运输厅')
    const [event] = await app.sql<{ facts: Record<string, unknown> }>("select facts from whole_events where kind = 'project.created' and subject_id = $1", [project.id])
    expect(event!.facts).toMatchObject({ isForOtherDepartment: true, departmentName: '省交通运输厅' })
    await app.drain()
    const told = await app.sql<{ name: string }>(`select a.account_name as name from messages m join accounts a on a.id = m.account_id where m.link = $1 order by 1`, [`/projects/${project.id}`])
    expect(told.map(({ name }) => name)).toEqual(['jtt.admin', 'jtt.admin2'])
    expect((await (await app.as('jtt.user')).get(`/projects/${project.id}`)).status).toBe(200)
  })

  test('only inside its sector; a unit for nobody but itself', async () => {
    const [gat, jyt] = [await departmentId(app, 'gat'), await departmentId(app, 'jyt')]
    expect((await (await app.as('bureau.admin')).post('/projects', { name: '越界', departmentId: gat })).status).toBe(404)
    expect((await (await app.as('committee.user')).post('/projects', { name: '越界', departmentId: jyt })).status).toBe(404)
    expect((await (await app.as('jtt.admin')).post('/projects', { name: '越界', departmentId: jyt })).status).toBe(404)
    expect((await (await app.as('bureau.admin')).post('/projects', { name: '越界', departmentId: await departmentId(app, 'yun') })).status).toBe(404)
  })
})

describe('[A2] [A3] who sees and who changes', () => {
  test('everybody in scope sees it, in the list, alone and among the choices; nobody else does', async () => {
    const project = await create(await app.as('jtt.1.user'), { name: '内设机构项目' })
    const inner = await departmentId(app, 'jtt.1')
    const sees = async (name: string) => {
      const client = await app.as(name)
      const [single, list] = [await client.get(`/projects/${project.id}`), await client.get('/projects?q=内设机构项目')]
      return [single.status, list.status === 200 ? list.body.total : list.status]
    }
    for (const name of ['jtt.1.user', 'jtt.user', 'jtt.admin', 'bureau.user', 'om', 'business']) expect(await sees(name), name).toEqual([200, 1])
    for (const name of ['jtt.2.user', 'jyt.admin', 'gat.user', 'committee.admin']) expect(await sees(name), name).toEqual([404, 0])
    for (const name of ['platform', 'auditor', 'member1']) expect(await sees(name), name).toEqual([403, 403])
    expect((await app.stranger().get('/projects')).status).toBe(401)
    expect((await (await app.as('jtt.user')).get(`/projects/choices?departmentId=${inner}`)).body.items.map(({ id }: { id: string }) => id)).toContain(project.id)
    expect((await (await app.as('jyt.user')).get(`/projects/choices?departmentId=${inner}`)).status).toBe(404)
  })

  test('its creator and the department\'s admin change it; others in scope get 403, outside 404', async () => {
    const project = await create(await app.as('jtt.user'))
    const attempt = async (name: string, version: number) => (await (await app.as(name)).patch(`/projects/${project.id}`, { version, description: name })).status
    expect(await attempt('jtt.user', 1)).toBe(200)
    expect(await attempt('jtt.admin', 2)).toBe(200)
    for (const name of ['bureau.user', 'bureau.admin']) expect(await attempt(name, 3), name).toBe(403)
    for (const name of ['jyt.admin', 'gat.admin', 'committee.admin']) expect(await attempt(name, 3), name).toBe(404)
    const list = await (await app.as('bureau.admin')).get(`/projects?number=${project.number}`)
    expect(list.body.items[0].allowed).toEqual([])
  })
})

describe('changing, closing, deleting', () => {
  test('what is not sent stays; a stale version is 409; the event keeps before and after', async () => {
    const user = await app.as('jtt.user')
    const project = await create(user, { description: '原描述', memberIds: [await accountId('jtt.admin')] })
    const changed = await user.patch(`/projects/${project.id}`, { version: 1, name: '新名称', contactId: await accountId('jtt.admin') })
    expect(changed.body).toMatchObject({ name: '新名称', description: '原描述', version: 2, contact: { id: await accountId('jtt.admin') }, members: project.members })
    const stale = await user.patch(`/projects/${project.id}`, { version: 1, name: '更新的名称' })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
    const [event] = await app.sql<{ facts: { before: { name: string }; after: { name: string } } }>("select facts from whole_events where kind = 'project.changed' and subject_id = $1", [project.id])
    expect([event!.facts.before.name, event!.facts.after.name]).toEqual([project.name, '新名称'])
    expect((await user.patch(`/projects/${project.id}`, { version: 2, departmentId: await departmentId(app, 'jyt') })).status).toBe(422)
  })

  test('somebody who left the department does not keep others from changing the rest', async () => {
    const project = await create(await app.as('jtt.user'), { contactId: await accountId('jtt.admin2') })
    await app.sql("update accounts set is_enabled = false where account_name = 'jtt.admin2'")
    const changed = await (await app.as('jtt.admin')).patch(`/projects/${project.id}`, { version: 1, description: '接手' })
    await app.sql("update accounts set is_enabled = true where account_name = 'jtt.admin2'")
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
  })

  test('a closed project is read only, not among the choices, and can be opened again', async () => {
    const user = await app.as('jtt.user')
    const project = await create(user)
    const choices = async () => (await user.get('/projects/choices')).body.items.map(({ id }: { id: string }) => id)
    expect(await choices()).toContain(project.id)
    const closed = await user.post(`/projects/${project.id}/closing`, { version: 1 })
    expect(closed.body).toMatchObject({ state: 'closed', version: 2, allowed: ['reopen', 'delete'] })
    expect(await choices()).not.toContain(project.id)
    expect((await user.patch(`/projects/${project.id}`, { version: 2, description: 'x' })).body.code).toBe('project.is_closed')
    expect((await user.post(`/projects/${project.id}/closing`, { version: 2 })).body.code).toBe('project.is_closed')
    expect((await user.post(`/projects/${project.id}/reopening`, { version: 2 })).body).toMatchObject({ state: 'open', version: 3 })
    expect((await user.post(`/projects/${project.id}/reopening`, { version: 3 })).body.code).toBe('project.is_open')
  })

  test('an unused project is deleted by its editors; twice is 404', async () => {
    const project = await create(await app.as('jtt.user'))
    expect((await (await app.as('bureau.admin')).delete(`/projects/${project.id}`)).status).toBe(403)
    expect((await (await app.as('jyt.admin')).delete(`/projects/${project.id}`)).status).toBe(404)
    expect((await (await app.as('jtt.admin')).delete(`/projects/${project.id}`)).status).toBe(200)
    expect((await (await app.as('jtt.admin')).delete(`/projects/${project.id}`)).status).toBe(404)
  })

  test('a used project is not deleted, whatever uses it', async () => {
    const user = await app.as('jtt.user')
    const project = await create(user)
    await app.sql('create table uses_of_projects (project_id bigint not null references projects)')
    await app.sql('insert into uses_of_projects values ($1)', [project.id])
    const refused = await user.delete(`/projects/${project.id}`)
    await app.sql('drop table uses_of_projects')
    expect([refused.status, refused.body.code]).toEqual([409, 'project.in_use'])
    expect((await user.get(`/projects/${project.id}`)).status).toBe(200)
  })
})

test('the list sorts by name in the order of the sounds, and filters by state, people and day', async () => {
  const user = await app.as('wjw.user')
  for (const name of ['浙里办', '办案', '最多跑一次', '安全']) await create(user, { name })
  const names = async (query: string) => (await user.get(`/projects?${query}`)).body.items.map(({ name }: { name: string }) => name)
  expect(await names('sort=name')).toEqual(['安全', '办案', '浙里办', '最多跑一次'])
  expect(await names('sort=-name')).toEqual(['最多跑一次', '浙里办', '办案', '安全'])
  expect(await names('state=closed')).toEqual([])
  expect(await names('name=跑&state=open,closed')).toEqual(['最多跑一次'])
  expect(await names('createdAt=2000-01-01..2000-01-02')).toEqual([])
  expect((await user.get('/projects?sort=contact')).status).toBe(400)
  expect((await user.get('/projects?colour=red')).status).toBe(400)
})
