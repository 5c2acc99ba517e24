import { describe, expect, test } from 'vitest'
import { approve, departmentId, newDraft, newProject, submitted } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text as id from accounts where account_name = $1', [name]))[0]!.id
const accountOf = async (name: string) => (await (await app.as('platform')).get(`/accounts/${await idOf(name)}`)).body

describe('handing over to a colleague (U6)', () => {
  test('[U6] an account that is in charge of something does not move; handed over it does, and the colleague is in charge', async () => {
    const [person, platform] = [await app.as('mzt.user'), await app.as('platform')]
    const project = await newProject(person, '移交的项目')
    const application = await submitted(app, person, 'mzt')
    const draft = await newDraft(app, person, 'mzt')
    const account = await accountOf('mzt.user')
    const move = async () => platform.patch(`/accounts/${account.id}`, { version: (await accountOf('mzt.user')).version, departmentId: await departmentId(app, 'jyt') })
    const refused = await move()
    expect([refused.status, refused.body.code]).toEqual([409, 'account.has_possessions'])
    const { body: before } = await platform.get(`/accounts/${account.id}/hand-over`)
    expect(before).toMatchObject({ account: { id: account.id }, applications: 1 })
    expect(refused.body.facts).toEqual({ projects: before.projects, applications: 1 })
    const toAccountId = await idOf('mzt.admin')
    expect(before.candidates.map(({ id }: { id: string }) => id)).toContain(toAccountId)
    const handed = await platform.post(`/accounts/${account.id}/hand-over`, { toAccountId })
    expect([handed.status, handed.body.projects, handed.body.applications]).toEqual([200, 0, 0])
    const admin = await app.as('mzt.admin')
    expect((await admin.get(`/projects/${project}`)).body).toMatchObject({ createdBy: { id: toAccountId }, owner: { id: toAccountId }, contact: { id: toAccountId } })
    for (const { id } of [application, draft]) expect((await admin.get(`/applications/${id}`)).body.applicant.id).toBe(toAccountId)
    expect((await admin.get(`/applications/${application.id}`)).body.allowed).toEqual(expect.arrayContaining(['edit', 'withdraw']))
    expect((await move()).status).toBe(200)
    await app.drain()
    expect((await admin.get('/messages')).body.items.some(({ link, kind }: { link: string; kind: string }) => kind === 'account' && link === '/projects')).toBe(true)
    const [event] = await app.sql(`select facts from events where kind = 'project.handed_over' and subject_id = $1`, [project])
    expect(event).toMatchObject({ facts: { before: { accountId: account.id }, after: { accountId: toAccountId } } })
  })

  test('[C-A4] handed over while it is reviewed: the decision on what was seen counts, four eyes too', async () => {
    const sent = await submitted(app, await app.as('wjw.user'), 'wjw')
    await (await app.as('platform')).post(`/accounts/${await idOf('wjw.user')}/hand-over`, { toAccountId: await idOf('wjw.admin') })
    expect((await approve(await app.as('om'), sent)).stage).toBe('bureau')
  })

  test('[chapter 2] the department\'s admin takes over from a disabled colleague; nobody else may', async () => {
    const person = await app.as('rst.user')
    const project = await newProject(person, '离职同事的项目')
    const { id, version } = await accountOf('rst.user')
    expect((await (await app.as('platform')).post(`/accounts/${id}/disabling`, { version })).status).toBe(200)
    const admin = await app.as('rst.admin')
    const { body } = await admin.get('/hand-over')
    expect(body.items.find(({ account }: { account: { id: string } }) => account.id === id)).toMatchObject({ isEnabled: false })
    expect((await (await app.as('jtt.admin')).get('/hand-over')).body.items.every(({ account }: { account: { id: string } }) => account.id !== id)).toBe(true)
    expect((await (await app.as('jtt.user')).get('/hand-over')).body.items).toEqual([])
    const toAccountId = await idOf('rst.admin')
    for (const [name, status] of [['jtt.admin', 404], ['bureau.admin', 403], ['om', 403], ['auditor', 404], ['member1', 404]] as const) {
      expect((await (await app.as(name)).get(`/hand-over/${id}`)).status, name).toBe(status)
      expect((await (await app.as(name)).post(`/hand-over/${id}`, { toAccountId })).status, name).toBe(status)
    }
    for (const name of ['rst.admin', 'bureau.admin', 'om', 'auditor']) expect((await (await app.as(name)).get(`/accounts/${id}/hand-over`)).status, name).toBe(403)
    expect((await app.stranger().get(`/hand-over/${id}`)).status).toBe(401)
    expect((await admin.post(`/hand-over/${id}`, { toAccountId })).status).toBe(200)
    expect((await admin.get(`/projects/${project}`)).body.createdBy.id).toBe(toAccountId)
    expect((await admin.post(`/hand-over/${id}`, { toAccountId })).body).toMatchObject({ projects: 0, applications: 0 })
  })

  test('only to an enabled colleague who may apply there: the others at the field', async () => {
    const platform = await app.as('platform')
    const id = await idOf('jtt.user')
    for (const name of ['jyt.user', 'om', 'jtt.user', 'rst.user', 'bureau.admin'])
      expect((await platform.post(`/accounts/${id}/hand-over`, { toAccountId: await idOf(name) })).body.errors, name).toMatchObject([{ path: 'toAccountId', code: 'account.not_a_successor' }])
    expect((await platform.post('/accounts/999999/hand-over', { toAccountId: id })).status).toBe(404)
    const inner = (await platform.get(`/accounts/${await idOf('jtt.1.user')}/hand-over`)).body.candidates.map((candidate: { id: string }) => candidate.id)
    expect(inner).toEqual(expect.arrayContaining([await idOf('jtt.admin')]))
  })

  test('a repeat under the same key is one hand-over', async () => {
    await newProject(await app.as('jtt.user'), '重复移交')
    const platform = await app.as('platform')
    const id = await idOf('jtt.user')
    const toAccountId = await idOf('jtt.admin')
    const answers = [await platform.post(`/accounts/${id}/hand-over`, { toAccountId }, { key: 'hand' }), await platform.post(`/accounts/${id}/hand-over`, { toAccountId }, { key: 'hand' })]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await app.sql(`select count(*)::int as count from events where kind = 'account.handed_over' and subject_id = $1`, [id])).toEqual([{ count: 1 }])
  })
})
