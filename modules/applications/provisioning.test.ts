import { describe, expect, test } from 'vitest'
import { approve, departmentId, newProject, regionId, submit, submitted, uploadPdf } from '#testkit/applications.ts'
import { existingDraft, existingSubmitted } from '#testkit/existing.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'

const app = useTestApp()
let serial = 0
const instance = () => `i-${++serial}`

/** Approved by everybody; waits for O&M. */
async function approved(options: Parameters<typeof submitted>[3] = {}): Promise<Answer['body']> {
  return approve(await app.as('bureau.admin'), await approve(await app.as('om'), await submitted(app, await app.as('jtt.user'), 'jtt', options)))
}
async function provision(client: Client, application: { id: string; version: number }, items: object[]): Promise<Answer> {
  return client.post(`/applications/${application.id}/provisioning`, { version: application.version, items })
}

/** A VPC with one vSwitch, approved. */
async function approvedVpc(name: string, vswitches: object[]): Promise<Answer> {
  const user = await app.as('jtt.user')
  const draft = (await user.post('/applications', {
    kind: 'new', mode: 'single', projectId: await newProject(user, `网络 ${name}`), title: '专有网络', reason: '隔离', users: [{ name: '李四', phone: '', email: '' }],
    attachmentIds: [await uploadPdf(user)],
    items: [{ service: 'vpc', regionId: await regionId(app), configuration: { name, range: '10.0.0.0/8', vswitches }, quantity: 1 }],
  })).body
  return user.post(`/applications/${draft.id}/submission`, { version: draft.version })
}

describe('provisioning', () => {
  test('[R6] in parts: units start when their ids are entered, all entered completes', async () => {
    const om = await app.as('om')
    const application = await approved({ quantity: 3 })
    const [item] = application.items
    const ids = [instance(), instance(), instance()]
    const { body: part } = await provision(om, application, [{ id: item.id, units: [{ instanceId: ids[0], ip: '10.1.0.1' }, { instanceId: ids[1] }] }])
    expect(part).toMatchObject({ status: 'provisioning' })
    expect(part.items[0].units.map((unit: { number: number; instanceId: string; ip: string | null }) => [unit.number, unit.instanceId, unit.ip]))
      .toEqual([[1, ids[0], '10.1.0.1'], [2, ids[1], null]])
    await app.travel('3 hours')
    const { body: done } = await provision(om, part, [{ id: item.id, units: [{ instanceId: ids[2] }] }])
    expect(done).toMatchObject({ status: 'completed', allowed: [] })
    expect(Date.parse(done.items[0].units[2].startedAt) - Date.parse(done.items[0].units[0].startedAt)).toBeGreaterThanOrEqual(3 * 3_600_000)
    expect(done.flow.slice(-2).map((step: { verdict: string }) => step.verdict)).toEqual(['provisioned', 'completed'])
    const resources = (await (await app.as('jtt.user')).get(`/resources?application=${application.number}&sort=name`)).body.items
    expect(resources.map((resource: { instanceId: string; name: string; status: string }) => [resource.instanceId, resource.name, resource.status]))
      .toEqual([[ids[0], 'web-1', 'running'], [ids[1], 'web-2', 'running'], [ids[2], 'web-3', 'running']])
  })

  test('[R6] an item refused with a reason: the rest completes; everything refused closes', async () => {
    const om = await app.as('om')
    const partly = await approved({ quantity: 2 })
    const one = (await provision(om, partly, [{ id: partly.items[0].id, units: [{ instanceId: instance() }] }])).body
    const rest = (await provision(om, one, [{ id: one.items[0].id, refused: '机房容量不足' }])).body
    expect(rest).toMatchObject({ status: 'completed' })
    expect(rest.items[0]).toMatchObject({ refused: '机房容量不足', units: [{ number: 1 }] })
    const nothing = await approved()
    const closed = (await provision(om, nothing, [{ id: nothing.items[0].id, refused: '区域停止服务' }])).body
    expect(closed).toMatchObject({ status: 'closed' })
    expect(closed.flow.at(-1)).toMatchObject({ verdict: 'closed', reason: '区域停止服务' })
    expect(await app.sql('select 1 from resources where application_id = $1', [nothing.id])).toEqual([])
  })

  test('[R6] too many units, foreign and finished items, ids used before: refused, and nothing is entered', async () => {
    const om = await app.as('om')
    const application = await approved()
    const other = await approved()
    const id = application.items[0].id
    const used = instance()
    expect((await provision(om, other, [{ id: other.items[0].id, units: [{ instanceId: used }] }])).status).toBe(200)
    const many = await provision(om, application, [{ id, units: [{ instanceId: instance() }, { instanceId: instance() }] }])
    expect([many.status, many.body.errors[0]]).toEqual([422, expect.objectContaining({ path: 'items/0/units', code: 'field.too_many' })])
    expect((await provision(om, application, [{ id: other.items[0].id, units: [{ instanceId: instance() }] }])).body.errors[0].path).toBe('items/0/id')
    expect((await provision(om, application, [{ id, units: [{ instanceId: instance() }] }, { id, refused: '重复' }])).status).toBe(422)
    const again = await provision(om, application, [{ id, units: [{ instanceId: used }] }])
    expect([again.status, again.body.code, again.body.facts.instanceId]).toEqual([409, 'resource.instance_used', used])
    expect((await provision(om, application, [{ id, refused: ' ' }])).status).toBe(422)
    expect((await provision(om, application, [])).status).toBe(422)
    expect((await om.get(`/applications/${application.id}`)).body).toMatchObject({ version: application.version, status: 'provisioning', items: [{ units: [] }] })
  })

  test('[R6] only by O&M, only when approved, and only once', async () => {
    const om = await app.as('om')
    const early = await submitted(app, await app.as('jtt.user'), 'jtt')
    const entry = [{ id: early.items[0].id, units: [{ instanceId: instance() }] }]
    const answer = await provision(om, early, entry)
    expect([answer.status, answer.body.code]).toEqual([409, 'application.bad_transition'])
    for (const [name, status] of [['jtt.user', 403], ['bureau.admin', 403], ['business', 403], ['platform', 403]] as const)
      expect((await provision(await app.as(name), early, entry)).status, name).toBe(status)
    const application = await approved()
    const once = [{ id: application.items[0].id, units: [{ instanceId: instance() }] }]
    const both = await Promise.all([provision(om, application, once), provision(await app.as('om2'), application, [{ ...once[0], units: [{ instanceId: instance() }] }])])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const late = await om.post(`/applications/${application.id}/provisioning`, { items: once })
    expect([late.status, late.body.code]).toEqual([409, 'application.bad_transition'])
  })

  test('[R6] a provisioned VPC is a network that others can choose', async () => {
    const om = await app.as('om')
    const { body: application } = await approvedVpc('net-a', [{ name: 'sw-a', cidr: '10.1.0.0/16' }, { name: 'sw-b', cidr: '10.2.0.0/16' }])
    const ready = await approve(await app.as('bureau.admin'), await approve(om, application))
    const done = await provision(om, ready, [{ id: ready.items[0].id, units: [{ instanceId: 'vpc-a1' }] }])
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    const [region, department] = [await regionId(app), await departmentId(app, 'jtt')]
    const { body: facts } = await (await app.as('jtt.user')).get(`/services/ecs/facts?regionId=${region}&departmentId=${department}`)
    const made = facts.choices.vpcs.find((choice: { names: string[] }) => choice.names[0] === 'net-a')
    expect(made).toBeTruthy()
    expect(facts.choices.vswitches.filter((choice: { parent: string }) => choice.parent === made.value)).toHaveLength(2)
  })

  test('[R6] released, a network is no longer offered; it cannot be changed below what runs in it', async () => {
    const om = await app.as('om')
    const user = await app.as('jtt.user')
    const { body: application } = await approvedVpc('net-r', [{ name: 'sw-r', cidr: '10.3.0.0/16' }])
    const ready = await approve(await app.as('bureau.admin'), await approve(om, application))
    await provision(om, ready, [{ id: ready.items[0].id, units: [{ instanceId: 'vpc-r1' }] }])
    const [vpc] = await app.sql<{ id: string }>("select id::text as id from resources where instance_id = 'vpc-r1'")
    const change = await existingDraft(app, user, 'jtt', 'change', ready.project.id, [{ resourceIds: [vpc!.id] }])
    const refused = await user.post(`/applications/${change.id}/submission`, { version: change.version })
    expect(refused.body.errors).toMatchObject([{ path: 'items/0/resourceIds', code: 'application.not_changeable' }])
    const sent = await existingSubmitted(app, user, 'jtt', 'release', ready.project.id, [{ resourceIds: [vpc!.id] }])
    const released = await approve(await app.as('bureau.admin'), await approve(om, sent))
    const done = await provision(om, released, [{ id: released.items[0].id, units: [{ resourceId: vpc!.id }] }])
    expect(done.body.status, JSON.stringify(done.body)).toBe('completed')
    expect(await app.sql("select is_on as on from vpcs where cloud_id = 'vpc-r1'")).toEqual([{ on: false }])
  })

  test('[R6] a network that could not be made is refused at submission, not at provisioning', async () => {
    const answer = await approvedVpc('net-b', [{ name: 'sw-a', cidr: '10.1.0.0/16' }, { name: 'sw-b', cidr: '10.1.2.0/24' }])
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'items/0/configuration/vswitches/1/cidr'])
  })

  test('the item’s catalogue version is kept when the catalogue moves on; a modification moves to the present one', async () => {
    const user = await app.as('jtt.user')
    const application = await submitted(app, user, 'jtt')
    expect(application.items[0].catalogueVersion).toBe(1)
    await app.sql(`insert into service_versions (service_code, version, definition) select service_code, 2, definition from service_versions where service_code = 'ecs' and version = 1`)
    await app.sql(`update services set current_version = 2 where code = 'ecs'`)
    expect((await user.get(`/applications/${application.id}`)).body.items[0].catalogueVersion).toBe(1)
    const { body: modified } = await user.patch(`/applications/${application.id}`, { version: application.version, title: '换了标题' })
    expect(modified.items[0].catalogueVersion).toBe(2)
    const draft = (await user.post(`/applications/${application.id}/copy`)).body
    const { body: complete } = await user.patch(`/applications/${draft.id}`, { version: draft.version, attachmentIds: [await uploadPdf(user)] })
    expect((await submit(user, complete)).items[0].catalogueVersion).toBe(2)
  })
})
