import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { approve, departmentId, ecsConfiguration, newDraft, newProject, regionId, submit, submitted, uploadPdf } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const paths = (answer: { body: { errors: { path: string; code: string }[] } }) => answer.body.errors.map(({ path }) => path)

describe('drafts', () => {
  test('[R10] may be empty, have a number at once, and keep it', async () => {
    const user = await app.as('jtt.user')
    const { status, body: draft } = await user.post('/applications', { kind: 'new', mode: 'batch' })
    expect(status).toBe(201)
    expect(draft).toMatchObject({ status: 'draft', version: 1, title: '', items: [], submittedAt: null, allowed: ['edit', 'submit', 'withdraw', 'copy'] })
    expect(draft.number).toMatch(/^RA-\d{8}-\d{4,}$/)
    const saved = await user.patch(`/applications/${draft.id}`, { version: 1, title: '  先写标题  ' })
    expect(saved.body).toMatchObject({ title: '先写标题', version: 2, number: draft.number, versions: [] })
  })

  test('[A2] only their applicant sees them', async () => {
    const { body: draft } = await (await app.as('jtt.user')).post('/applications', { kind: 'new', mode: 'single', title: '草稿' })
    for (const name of ['jtt.admin', 'bureau.admin', 'om', 'business', 'gat.user']) {
      const other = await app.as(name)
      expect((await other.get(`/applications/${draft.id}`)).status, name).toBe(404)
      expect((await other.get('/applications?q=草稿')).body.items, name).toEqual([])
    }
    expect((await app.stranger().get(`/applications/${draft.id}`)).status).toBe(401)
  })

  test('a stale version saves nothing', async () => {
    const user = await app.as('jtt.user')
    const { body: draft } = await user.post('/applications', { kind: 'new', mode: 'single' })
    await user.patch(`/applications/${draft.id}`, { version: 1, title: '第一个窗口' })
    const stale = await user.patch(`/applications/${draft.id}`, { version: 1, title: '第二个窗口' })
    expect([stale.status, stale.body.code]).toEqual([409, 'application.changed'])
    expect((await user.get(`/applications/${draft.id}`)).body.title).toBe('第一个窗口')
  })

  test('twice under one key is one draft', async () => {
    const user = await app.as('jtt.user'), key = randomUUID()
    const body = { kind: 'new', mode: 'single', title: '只要一张' }
    const answers = [await user.post('/applications', body, { key }), await user.post('/applications', body, { key })]
    expect(answers[1]!.body).toEqual(answers[0]!.body)
    expect((await user.get('/applications?q=只要一张')).body.total).toBe(1)
  })

  test('what they name must exist and be the applicant’s to name', async () => {
    const user = await app.as('jtt.user')
    const foreign = await newProject(await app.as('gat.user'), '别人的项目')
    const gat = await departmentId(app, 'gat')
    const [stranger] = await app.sql<{ id: string }>(`select id from accounts where account_name = 'gat.user'`)
    const begin = (content: object) => user.post('/applications', { kind: 'new', mode: 'single', ...content })
    const item = { service: 'ecs', regionId: await regionId(app), configuration: {}, quantity: 1 }
    expect((await begin({ projectId: foreign })).status).toBe(404)
    expect((await begin({ departmentId: gat })).status).toBe(404)
    expect(paths(await begin({ users: [{ accountId: stranger!.id }] }))).toEqual(['users/0/accountId'])
    expect(paths(await begin({ items: [{ ...item, service: 'no-such' }] }))).toEqual(['items/0/service'])
    expect(paths(await begin({ items: [{ ...item, id: '1' }] }))).toEqual(['items/0/id'])
    expect((await begin({ items: [{ ...item, regionId: '999999' }] })).status).toBe(422)
    expect(paths(await begin({ items: [{ ...item, quantity: 101 }, { ...item, quantity: 0 }] }))).toEqual(['items/0/quantity', 'items/1/quantity'])
    const files = [await uploadPdf(user), await uploadPdf(user), await uploadPdf(user)]
    expect((await begin({ attachmentIds: files })).status).toBe(422)
    expect((await begin({ attachmentIds: [await uploadPdf(await app.as('gat.user'))] })).status).toBe(404)
    expect((await begin({ surprise: true })).status).toBe(422)
    expect((await (await app.as('om')).post('/applications', { kind: 'new', mode: 'single' })).status).toBe(403)
  })

  test('heads apply for the departments of their sector, with a project of that department', async () => {
    const bureau = await app.as('bureau.admin')
    const jtt = await departmentId(app, 'jtt')
    const draft = await newDraft(app, bureau, 'jtt')
    expect(draft.department.id).toBe(jtt)
    const wrong = await bureau.patch(`/applications/${draft.id}`, { version: draft.version, departmentId: await departmentId(app, 'jyt') })
    expect([wrong.status, paths(wrong)]).toEqual([422, ['projectId']])
    expect((await bureau.patch(`/applications/${draft.id}`, { version: draft.version, departmentId: await departmentId(app, 'gat') })).status).toBe(404)
  })
})

describe('submission', () => {
  test('names everything that is missing, and stores nothing', async () => {
    const user = await app.as('jtt.user')
    const { body: draft } = await user.post('/applications', { kind: 'new', mode: 'single' })
    const answer = await user.post(`/applications/${draft.id}/submission`, { version: draft.version })
    expect([answer.status, answer.body.code]).toEqual([422, 'application.incomplete'])
    expect(paths(answer)).toEqual(['projectId', 'title', 'reason', 'users', 'attachmentIds', 'items'])
    expect((await user.get(`/applications/${draft.id}`)).body).toMatchObject({ status: 'draft', version: draft.version })
  })

  test('checks configurations by the catalogue’s rules', async () => {
    const user = await app.as('jtt.user')
    const draft = await newDraft(app, user, 'jtt')
    const item = draft.items[0]
    const configuration = { ...item.configuration, systemDiskSizeGb: 1, surprise: 1, dataDisks: [{ category: 'cloud_ssd', sizeGb: 200, count: 17 }] }
    const { body: saved } = await user.patch(`/applications/${draft.id}`, {
      version: draft.version, items: [{ id: item.id, service: 'ecs', regionId: item.region.id, configuration, quantity: 1 }, { service: 'ecs', regionId: null, configuration: {}, quantity: 1 }],
    })
    const answer = await user.post(`/applications/${draft.id}/submission`, { version: saved.version })
    expect(answer.status).toBe(422)
    expect(paths(answer)).toEqual(expect.arrayContaining(['items/0/configuration/systemDiskSizeGb', 'items/0/configuration/surprise', 'items/1/regionId']))
  })

  test('a modification in review must stay complete', async () => {
    const user = await app.as('jtt.user')
    const application = await submitted(app, user, 'jtt')
    for (const [content, path] of [[{ title: '' }, 'title'], [{ users: [] }, 'users'], [{ items: [] }, 'items'], [{ attachmentIds: [] }, 'attachmentIds'], [{ projectId: null }, 'projectId']] as const) {
      const answer = await user.patch(`/applications/${application.id}`, { version: application.version, ...content })
      expect([answer.status, paths(answer)]).toEqual([422, [path]])
    }
    expect((await user.get(`/applications/${application.id}`)).body.version).toBe(application.version)
  })

  test('[R10] 20 at once: 20 numbers', async () => {
    const user = await app.as('jtt.user')
    const drafts = await Promise.all(Array.from({ length: 20 }, () => user.post('/applications', { kind: 'new', mode: 'single' })))
    expect(drafts.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201))
    expect(new Set(drafts.map(({ body }) => body.number)).size).toBe(20)
    const first = drafts[0]!.body
    await user.post(`/applications/${first.id}/withdrawal`, { version: first.version })
    expect((await user.post('/applications', { kind: 'new', mode: 'single' })).body.number).not.toBe(first.number)
  })

  test('20 submissions of one draft at once are one submission', async () => {
    const user = await app.as('jtt.user')
    const draft = await newDraft(app, user, 'jtt')
    const answers = await Promise.all(Array.from({ length: 20 }, () => user.post(`/applications/${draft.id}/submission`, { version: draft.version })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    expect((await user.get(`/applications/${draft.id}`)).body.versions).toHaveLength(1)
  })

  test('a closed project takes no more applications', async () => {
    const user = await app.as('jtt.user')
    const draft = await newDraft(app, user, 'jtt')
    await app.sql('update projects set is_closed = true where id = $1', [draft.project.id])
    const answer = await user.post(`/applications/${draft.id}/submission`, { version: draft.version })
    expect([answer.status, answer.body.code]).toEqual([409, 'project.is_closed'])
  })
})

describe('withdrawal', () => {
  test('by the applicant from draft, review and rejection; not by others, not later', async () => {
    const user = await app.as('jtt.user'), om = await app.as('om')
    const draft = await newDraft(app, user, 'jtt')
    expect((await user.post(`/applications/${draft.id}/withdrawal`)).body).toMatchObject({ status: 'withdrawn', allowed: ['copy'] })
    const reviewing = await submitted(app, user, 'jtt')
    expect((await (await app.as('jtt.admin')).post(`/applications/${reviewing.id}/withdrawal`)).status).toBe(403)
    expect((await om.post(`/applications/${reviewing.id}/withdrawal`)).status).toBe(403)
    expect((await (await app.as('gat.user')).post(`/applications/${reviewing.id}/withdrawal`)).status).toBe(404)
    expect((await user.post(`/applications/${reviewing.id}/withdrawal`, { version: reviewing.version })).body.status).toBe('withdrawn')
    const late = await om.post(`/applications/${reviewing.id}/approval`, { version: reviewing.version + 1 })
    expect([late.status, late.body.code]).toEqual([409, 'application.bad_transition'])
    const passed = await approve(await app.as('bureau.admin'), await approve(om, await submitted(app, user, 'jtt')))
    const tooLate = await user.post(`/applications/${passed.id}/withdrawal`, { version: passed.version })
    expect([tooLate.status, tooLate.body.code]).toEqual([409, 'application.bad_transition'])
  })
})

describe('apply again', () => {
  test('[R14] a copy is a draft of one’s own with everything but the attachments', async () => {
    const application = await submitted(app, await app.as('jtt.user'), 'jtt')
    const { status, body: copy } = await (await app.as('jtt.admin')).post(`/applications/${application.id}/copy`)
    expect(status).toBe(201)
    expect(copy).toMatchObject({ status: 'draft', title: application.title, project: application.project, users: application.users, attachments: [], round: 0, versions: [] })
    expect(copy.number).not.toBe(application.number)
    expect(copy.items[0]).toMatchObject({ configuration: application.items[0].configuration, quantity: 1 })
    expect(copy.items[0].id).not.toBe(application.items[0].id)
    const admin = await app.as('jtt.admin')
    const { body: complete } = await admin.patch(`/applications/${copy.id}`, { version: copy.version, attachmentIds: [await uploadPdf(admin)] })
    expect((await submit(admin, complete)).status).toBe('reviewing')
    expect((await (await app.as('om')).post(`/applications/${application.id}/copy`)).status).toBe(403)
    expect((await (await app.as('gat.user')).post(`/applications/${application.id}/copy`)).status).toBe(404)
  })
})

describe('attachments', () => {
  test('[A3] are seen by exactly those who see the application', async () => {
    const user = await app.as('jtt.user')
    const draft = await newDraft(app, user, 'jtt')
    const file = `/attachments/${draft.attachments[0].id}`
    expect((await (await app.as('om')).get(file)).status).toBe(404)
    await submit(user, draft)
    expect((await (await app.as('om')).get(file)).status).toBe(200)
    expect((await (await app.as('gat.user')).get(file)).status).toBe(404)
  })

  test('items keep their ids, and what was left out is gone', async () => {
    const user = await app.as('jtt.user')
    const draft = await newDraft(app, user, 'jtt')
    const [first] = draft.items
    const region = await regionId(app)
    const second = { service: 'ecs', regionId: region, configuration: await ecsConfiguration(user, region, draft.department.id, 'db'), quantity: 3 }
    const kept = { id: first.id, service: 'ecs', regionId: region, configuration: first.configuration, quantity: 2 }
    const { body: two } = await user.patch(`/applications/${draft.id}`, { version: draft.version, items: [second, kept] })
    expect(two.items.map((item: { quantity: number }) => item.quantity)).toEqual([3, 2])
    expect(two.items[1].id).toBe(first.id)
    const { body: one } = await user.patch(`/applications/${draft.id}`, { version: two.version, items: [kept] })
    expect(one.items.map((item: { id: string }) => item.id)).toEqual([first.id])
    const { body: twice } = await user.patch(`/applications/${draft.id}`, { version: one.version, items: [kept, kept] })
    expect(twice.errors[0].path).toBe('items/1/id')
  })
})
