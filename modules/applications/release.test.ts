import { describe, expect, test } from 'vitest'
import { dayOf } from '#kit/pure/time.ts'
import { approve, submit } from '#testkit/applications.ts'
import { existingBody, existingDraft, existingSubmitted, provision, running, taken } from '#testkit/existing.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
const user = () => app.as('gat.user')
const om = () => app.as('om')
const committee = () => app.as('committee.admin')
const status = async (id: string) => (await app.sql<{ status: string; ended: boolean }>('select status, ended_at is not null as ended from resources where id = $1', [id]))[0]
const holds = (id: string) => app.sql<{ number: string }>('select application_number as number from resource_holds where resource_id = $1', [id])
const proof = async () => (await (await app.as('platform')).post('/quotas/check')).body.differences

describe('an application for release', () => {
  test('[R5] [R6] no quota is reserved; done by O&M in parts, it frees what was used and ends the charges that day', async () => {
    const { ids, projectId } = await running(app, 'gat', 2)
    const before = await taken(app, 'gat')
    const sent = await existingSubmitted(app, await user(), 'gat', 'release', projectId, ids.map((id) => ({ resourceIds: [id] })))
    expect(sent).toMatchObject({ kind: 'release', step: 'reviewing_committee', items: [{ quantity: 1, resources: [{ id: ids[0] }] }, { resources: [{ id: ids[1] }] }] })
    expect(await taken(app, 'gat')).toEqual(before)
    const approved = await approve(await committee(), sent)
    const half = await provision(await om(), sent.id, [{ id: approved.items[0].id, units: [{ resourceId: ids[0] }] }])
    expect(half).toMatchObject({ status: 'provisioning', items: [{ units: [{ resourceId: ids[0] }] }, { units: [] }] })
    expect(await status(ids[0]!)).toEqual({ status: 'released', ended: true })
    expect(await status(ids[1]!)).toEqual({ status: 'running', ended: false })
    expect([await holds(ids[0]!), await holds(ids[1]!)]).toEqual([[], [{ number: sent.number }]])
    const done = await provision(await om(), sent.id, [{ id: approved.items[1].id, units: [{ resourceId: ids[1] }] }])
    expect(done.status).toBe('completed')
    const after = await taken(app, 'gat')
    expect(before['ecs.vcpu']!.used - after['ecs.vcpu']!.used).toBeGreaterThan(0)
    expect(after['eip.count']).toEqual({ used: before['eip.count']!.used - 2, reserved: 0 })
    expect(await app.sql('select to_day::text as to from resource_stretches where resource_id = any($1)', [ids])).toEqual([{ to: dayOf(new Date()) }, { to: dayOf(new Date()) }])
    expect(await proof()).toEqual([])
    const { body: resource } = await (await user()).get(`/resources/${ids[0]}`)
    expect(resource).toMatchObject({ status: 'released', allowed: [], heldBy: null, history: [{ kind: 'resource.started' }, { kind: 'resource.released' }] })
  })

  test('[R6] an item refused runs on and is free again; nothing done closes the application', async () => {
    const { ids, projectId } = await running(app, 'gat')
    const before = await taken(app, 'gat')
    const approved = await approve(await committee(), await existingSubmitted(app, await user(), 'gat', 'release', projectId, [{ resourceIds: ids }]))
    const closed = await provision(await om(), approved.id, [{ id: approved.items[0].id, refused: '仍有业务在用' }])
    expect(closed.status).toBe('closed')
    expect(await status(ids[0]!)).toEqual({ status: 'running', ended: false })
    expect(await holds(ids[0]!)).toEqual([])
    expect(await taken(app, 'gat')).toEqual(before)
  })

  test('[R6] another resource, one that is done, an instance id instead: 422, and nothing is written', async () => {
    const { ids, projectId } = await running(app, 'gat', 2)
    const other = await running(app, 'gat')
    const approved = await approve(await committee(), await existingSubmitted(app, await user(), 'gat', 'release', projectId, [{ resourceIds: ids }]))
    const item = approved.items[0].id
    for (const units of [[{ resourceId: other.ids[0] }], [{ instanceId: 'i-x' }], [{ resourceId: ids[0] }, { resourceId: ids[0] }]]) {
      const answer = await (await om()).post(`/applications/${approved.id}/provisioning`, { items: [{ id: item, units }] })
      expect(answer.status, JSON.stringify(units)).toBe(422)
    }
    await provision(await om(), approved.id, [{ id: item, units: [{ resourceId: ids[1] }] }])
    const again = await (await om()).post(`/applications/${approved.id}/provisioning`, { items: [{ id: item, units: [{ resourceId: ids[1] }] }] })
    expect(again.status).toBe(422)
    expect((await status(ids[0]!))!.status).toBe('running')
  })

  test('[R12] what a reviewer turns down is free again, the rest goes on', async () => {
    const { ids, projectId } = await running(app, 'gat', 2)
    const sent = await existingSubmitted(app, await user(), 'gat', 'release', projectId, ids.map((id) => ({ resourceIds: [id] })))
    const answer = await (await committee()).post(`/applications/${sent.id}/approval`, { version: sent.version, items: [{ id: sent.items[0].id, verdict: 'reject', reason: '等待迁移' }] })
    expect(answer.body.status, JSON.stringify(answer.body)).toBe('provisioning')
    expect([await holds(ids[0]!), await holds(ids[1]!)]).toEqual([[], [{ number: sent.number }]])
  })

  test('[R2] [R3] back with the applicant it holds nothing; modified and submitted again it does', async () => {
    const { ids, projectId } = await running(app, 'gat', 2)
    const sent = await existingSubmitted(app, await user(), 'gat', 'release', projectId, [{ resourceIds: [ids[0]!] }])
    const more = await (await user()).patch(`/applications/${sent.id}`, { version: sent.version, items: [{ id: sent.items[0].id, resourceIds: [ids[0]] }, { resourceIds: [ids[1]], remark: '一并释放' }] })
    expect(more.body.versions, JSON.stringify(more.body)).toHaveLength(2)
    expect(await holds(ids[1]!)).toEqual([{ number: sent.number }])
    const rejected = await (await committee()).post(`/applications/${sent.id}/rejection`, { version: more.body.version, reason: '请补充说明' })
    expect(rejected.status).toBe(200)
    expect([await holds(ids[0]!), await holds(ids[1]!)]).toEqual([[], []])
    const fewer = await (await user()).patch(`/applications/${sent.id}`, { version: rejected.body.version, items: [{ id: more.body.items[1].id, resourceIds: [ids[1]] }] })
    const again = await submit(await user(), fewer.body)
    expect([await holds(ids[0]!), await holds(ids[1]!)]).toEqual([[], [{ number: sent.number }]])
    expect((await (await user()).post(`/applications/${again.id}/withdrawal`)).body.status).toBe('withdrawn')
    expect(await holds(ids[1]!)).toEqual([])
  })
})

describe('a resource is in one open change or release', () => {
  test('submitted twice: 409 with the other number; withdrawn, it is free', async () => {
    const { ids, projectId, instanceIds } = await running(app, 'gat')
    const first = await existingSubmitted(app, await user(), 'gat', 'release', projectId, [{ resourceIds: ids }])
    expect((await (await user()).get(`/resources/${ids[0]}`)).body).toMatchObject({ heldBy: { id: first.id, number: first.number, kind: 'release' }, allowed: [] })
    const second = await existingDraft(app, await user(), 'gat', 'change', projectId, [{ resourceIds: ids }])
    const refused = await (await user()).post(`/applications/${second.id}/submission`, { version: second.version })
    // The change changes nothing yet, which is found first.
    expect(refused.status).toBe(422)
    const third = await existingDraft(app, await user(), 'gat', 'release', projectId, [{ resourceIds: ids }])
    const held = await (await user()).post(`/applications/${third.id}/submission`, { version: third.version })
    expect([held.status, held.body.code]).toEqual([409, 'resource.held'])
    expect(held.body.title).toContain(first.number)
    expect(held.body.title).toContain(instanceIds[0])
    await (await user()).post(`/applications/${first.id}/withdrawal`)
    await submit(await user(), third)
  })

  test('two at once: one gets it, the other 409', async () => {
    const { ids, projectId } = await running(app, 'gat', 2)
    const client = await user()
    const drafts = [await existingDraft(app, client, 'gat', 'release', projectId, [{ resourceIds: ids }]), await existingDraft(app, client, 'gat', 'release', projectId, [{ resourceIds: [ids[1]!] }, { resourceIds: [ids[0]!] }])]
    const answers = await Promise.all(drafts.map(({ id, version }) => client.post(`/applications/${id}/submission`, { version })))
    expect(answers.map(({ status: code }) => code).sort()).toEqual([200, 409])
    expect(answers.find(({ status: code }) => code === 409)!.body.code).toBe('resource.held')
  })
})

describe('which resources', () => {
  test('[A2] [R9] only of one’s department, known, once: 422 in the draft already', async () => {
    const own = await running(app, 'gat')
    const foreign = await running(app, 'sft')
    const client = await user()
    for (const [ids, code] of [[[foreign.ids[0]!], 'application.resource_elsewhere'], [['999999'], 'application.resource_elsewhere'], [[own.ids[0]!, own.ids[0]!], 'application.resource_twice']] as [string[], string][]) {
      const answer = await client.post('/applications', await existingBody(app, client, 'gat', 'release', own.projectId, [{ resourceIds: ids }]))
      expect([answer.status, answer.body.errors?.at(-1)?.code], JSON.stringify(answer.body)).toEqual([422, code])
    }
    const asNew = await client.post('/applications', { ...await existingBody(app, client, 'gat', 'release', own.projectId, [{ resourceIds: own.ids }]), kind: 'new' })
    expect(asNew.status).toBe(422)
  })

  test('of the application’s project, and running when it is submitted', async () => {
    const one = await running(app, 'gat')
    const other = await running(app, 'gat')
    const client = await user()
    const draft = await existingDraft(app, client, 'gat', 'release', one.projectId, [{ resourceIds: other.ids }])
    const refused = await client.post(`/applications/${draft.id}/submission`, { version: draft.version })
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'application.resource_of_other_project'])
  })

  test('[A4] who may not apply there gets 404 or 403; four eyes hold as for every application', async () => {
    const { ids, projectId } = await running(app, 'gat')
    const body = await existingBody(app, await user(), 'gat', 'release', projectId, [{ resourceIds: ids }])
    expect((await (await app.as('sft.user')).post('/applications', body)).status).toBe(404)
    expect((await (await om()).post('/applications', body)).status).toBe(403)
    const mine = await existingSubmitted(app, await committee(), 'gat', 'release', projectId, [{ resourceIds: ids }])
    const own = await (await committee()).post(`/applications/${mine.id}/approval`, { version: mine.version })
    expect([own.status, own.body.code]).toEqual([403, 'application.own'])
  })
})

test('[R14] apply again: what still runs; 409 when nothing does', async () => {
  const { ids, projectId } = await running(app, 'gat', 2)
  const client = await user()
  const approved = await approve(await committee(), await existingSubmitted(app, client, 'gat', 'release', projectId, [{ resourceIds: ids }]))
  await provision(await om(), approved.id, [{ id: approved.items[0].id, units: [{ resourceId: ids[0] }] }])
  const copy = await client.post(`/applications/${approved.id}/copy`)
  expect(copy.body, JSON.stringify(copy.body)).toMatchObject({ kind: 'release', status: 'draft', items: [{ quantity: 1, resources: [{ id: ids[1] }] }] })
  await provision(await om(), approved.id, [{ id: approved.items[0].id, units: [{ resourceId: ids[1] }] }])
  const gone = await client.post(`/applications/${approved.id}/copy`)
  expect([gone.status, gone.body.code]).toEqual([409, 'application.resources_gone'])
})

test('[R11] the review page knows what ends: present cost, none after, and the quota that comes back', async () => {
  const { ids, projectId } = await running(app, 'gat', 2)
  const sent = await existingSubmitted(app, await user(), 'gat', 'release', projectId, [{ resourceIds: ids }])
  const { status: code, body } = await (await committee()).get(`/applications/${sent.id}/review`)
  expect(code, JSON.stringify(body)).toBe(200)
  expect(body.items).toEqual([])
  expect(body.cost).toMatchObject({ monthly: '0.00' })
  expect(Number(body.cost.present)).toBeGreaterThan(0)
  expect(Number(body.cost.difference)).toBe(-Number(body.cost.present))
  expect(body.freedWhenDone.find(({ metric }: { metric: string }) => metric === 'eip.count').amount).toBe(2)
})

test('[R8] whoever asked is told in words of a release', async () => {
  const { ids, projectId } = await running(app, 'gat')
  const approved = await approve(await committee(), await existingSubmitted(app, await user(), 'gat', 'release', projectId, [{ resourceIds: ids }]))
  await provision(await om(), approved.id, [{ id: approved.items[0].id, units: [{ resourceId: ids[0] }] }])
  await app.drain()
  const { body } = await (await user()).get('/messages')
  expect(body.items.map(({ title }: { title: string[] }) => title[2])).toContainEqual(`资源已释放：${approved.number}`)
})
