import { describe, expect, test } from 'vitest'
import { approve, ecsConfiguration, newDraft, regionId, departmentId, submit, uploadPdf } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'

/**
 * A government application from the first draft to the running server, told by its days: Ms Wang of the transport
 * department applies, O&M sends it back, she mends it, O&M and the Big Data Bureau approve, O&M provisions.
 */
describe('a government application, day by day', () => {
  const app = useTestApp()
  let id = ''
  const titlesOf = async (name: string) => {
    await app.drain()
    const { body } = await (await app.as(name)).get('/messages')
    return (body.items as { link: string; title: string; kind: string }[]).filter(({ link }) => link === `/applications/${id}`)
  }

  test('[R1] Monday: two servers with two data disks, an EIP and two attachments are applied for', async () => {
    const wang = await app.as('jtt.user')
    const draft = await newDraft(app, wang, 'jtt', { title: '高速公路收费系统扩容', quantity: 2, attachments: 2 })
    id = draft.id
    expect(draft).toMatchObject({ status: 'draft', step: 'draft' })
    const sent = await submit(wang, draft)
    expect(sent).toMatchObject({ status: 'reviewing', stage: 'operator', step: 'reviewing_operator', route: ['operator', 'bureau'], round: 1 })
    expect(sent.attachments).toHaveLength(2)
    expect(sent.items[0].configuration.dataDisks).toHaveLength(2)
  })

  test('[R8] the same day: O&M and the bureau\'s admins know, other departments do not', async () => {
    expect(await titlesOf('om')).not.toEqual([])
    expect(await titlesOf('bureau.admin')).not.toEqual([])
    expect(await titlesOf('business')).not.toEqual([])
    expect(await titlesOf('committee.admin')).toEqual([])
    expect(await titlesOf('gat.admin')).toEqual([])
    const { status } = await (await app.as('jyt.user')).get(`/applications/${id}`)
    expect(status).toBe(404)
  })

  test('[R2] Tuesday: O&M sends it back; a reason is needed', async () => {
    await app.travel('1 day')
    const om = await app.as('om')
    const seen = (await om.get(`/applications/${id}`)).body
    const withoutReason = await om.post(`/applications/${id}/rejection`, { version: seen.version })
    expect(withoutReason).toMatchObject({ status: 422, body: { errors: [{ path: 'reason', code: 'field.required' }] } })
    const rejected = await om.post(`/applications/${id}/rejection`, { version: seen.version, reason: '请说明第二台服务器的用途' })
    expect(rejected).toMatchObject({ status: 200, body: { status: 'rejected' } })
    expect(await titlesOf('jtt.user')).not.toEqual([])
  })

  test('[R2] [R3] Wednesday: she mends it on the same number; review begins again', async () => {
    await app.travel('1 day')
    const wang = await app.as('jtt.user')
    const before = (await wang.get(`/applications/${id}`)).body
    const [item] = before.items
    const saved = await wang.patch(`/applications/${id}`, {
      version: before.version, reason: '第一台为应用，第二台为备机',
      items: [{ id: item.id, service: 'ecs', regionId: item.region.id, configuration: item.configuration, quantity: 1, remark: '只需一台' }],
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    const again = await submit(wang, saved.body)
    expect(again).toMatchObject({ number: before.number, status: 'reviewing', stage: 'operator', round: 2 })
    const { body } = await wang.get(`/applications/${id}/versions`)
    expect(body.items.length).toBeGreaterThanOrEqual(2)
  })

  test('[R1] [R4] Thursday: O&M and then the bureau approve; a decision on what was seen before is refused', async () => {
    await app.travel('1 day')
    const om = await app.as('om')
    const seen = (await om.get(`/applications/${id}`)).body
    const early = await (await app.as('bureau.admin')).post(`/applications/${id}/approval`, { version: seen.version })
    expect([403, 409]).toContain(early.status)
    const passed = await approve(om, seen)
    expect(passed).toMatchObject({ status: 'reviewing', stage: 'bureau' })
    const bureau = await app.as('bureau.admin')
    const stale = await bureau.post(`/applications/${id}/approval`, { version: seen.version })
    expect(stale.status).toBe(409)
    expect(await approve(bureau, passed)).toMatchObject({ status: 'provisioning', stage: null })
  })

  test('[R6] [R8] Friday: O&M enters the ids; it is completed, in the inventory, and everybody is told', async () => {
    await app.travel('1 day')
    const om = await app.as('om')
    const seen = (await om.get(`/applications/${id}`)).body
    const done = await om.post(`/applications/${id}/provisioning`, { items: [{ id: seen.items[0].id, units: [{ instanceId: 'i-2026112201', ip: '10.1.0.8' }] }] })
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect(done.body.status).toBe('completed')
    const wang = await app.as('jtt.user')
    const inventory = (await wang.get('/resources?q=i-2026112201')).body
    expect(inventory.items).toHaveLength(1)
    expect((await titlesOf('jtt.user')).length).toBeGreaterThanOrEqual(2)
    const outbox = (await om.get('/outbox?pageSize=200')).body
    expect(outbox.items.some((mail: { to: string }) => JSON.stringify(mail).includes('zhangsan@jtt.example')), 'the resource user without an account gets a mail').toBe(true)
    expect((await (await app.as('jtt.1.user')).get('/resources?q=i-2026112201')).body.items).toHaveLength(0)
  })
})

/** A batch of three services of the police department goes to the committee alone, then to O&M. */
describe('a politics-law batch, day by day', () => {
  const app = useTestApp()

  test('[R1] one review by the committee, then O&M provisions in parts', async () => {
    const chen = await app.as('gat.user')
    const department = await departmentId(app, 'gat')
    const region = await regionId(app)
    const project = await chen.post('/projects', { name: '办案协同平台', description: '办案项目' })
    expect(project.status, JSON.stringify(project.body)).toBe(201)
    const ecs = await ecsConfiguration(chen, region, department, 'case')
    const item = (name: string) => ({ service: 'ecs', regionId: region, configuration: { ...ecs, name }, quantity: 1 })
    const draft = await chen.post('/applications', {
      kind: 'new', mode: 'batch', projectId: project.body.id, title: '办案协同平台上云', reason: '新建系统', attachmentIds: [await uploadPdf(chen)],
      users: [{ name: '李四', phone: '13900000000', email: 'lisi@gat.example' }], items: [item('case-web'), item('case-app'), item('case-data')],
    })
    expect(draft.status, JSON.stringify(draft.body)).toBe(201)
    const sent = await submit(chen, draft.body)
    expect(sent).toMatchObject({ route: ['committee'], stage: 'committee', step: 'reviewing_committee' })

    const om = await app.as('om')
    expect((await om.get(`/applications/${sent.id}`)).body.allowed).not.toContain('approve')
    const early = await om.post(`/applications/${sent.id}/approval`, { version: sent.version })
    expect(early.status).toBe(403)
    const bureau = await (await app.as('bureau.admin')).post(`/applications/${sent.id}/approval`, { version: sent.version })
    expect(bureau.status).toBe(403)

    await app.travel('2 days')
    const approved = await approve(await app.as('committee.admin'), sent)
    expect(approved.status).toBe('provisioning')
    const [first, second, third] = approved.items
    const partly = await om.post(`/applications/${sent.id}/provisioning`, { items: [{ id: first.id, units: [{ instanceId: 'i-case-1' }] }] })
    expect(partly.body.status).toBe('provisioning')
    const rest = await om.post(`/applications/${sent.id}/provisioning`, { items: [{ id: second.id, units: [{ instanceId: 'i-case-2' }] }, { id: third.id, refused: '该区域暂无此规格' }] })
    expect(rest.body).toMatchObject({ status: 'completed' })
    const { body } = await chen.get('/resources')
    expect(body.items).toHaveLength(2)
  })
})
