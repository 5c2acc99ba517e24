import { describe, expect, test } from 'vitest'
import { approve, newDraft, regionId, submit } from '#testkit/applications.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { leaveQuota, quotaOf } from '#testkit/quotas.ts'

type Line = { departmentId: string; regionId: string; metric: string; asked: number; remaining: number; shortfall: number }
const asked = (lines: readonly Line[]) => lines.map(({ regionId, metric, shortfall }) => ({ regionId, metric, increase: shortfall }))

/** What waits for somebody as a reviewer of quota requests. */
async function waitingAt(client: Client, number: string) {
  const { status, body } = await client.get('/quota-requests?tab=reviews&status=waiting')
  expect(status, JSON.stringify(body)).toBe(200)
  return (body.items as { id: string; number: string; version: number }[]).find((request) => request.number === number)!
}

/**
 * The transport department has too little quota for what it needs, and asks the Big Data Bureau, which gives a part.
 */
describe('too little quota: asking the department above', () => {
  const app = useTestApp()
  let draft: { id: string; version: number; items: { id: string; region: { id: string }; configuration: object }[] }
  let lines: Line[] = []
  let number = ''

  test('[R5] Monday: twenty servers are too many; the refusal names what is missing', async () => {
    await leaveQuota(app, 'jtt', 6)
    const wang = await app.as('jtt.user')
    draft = await newDraft(app, wang, 'jtt', { title: '高速公路视频云', quantity: 20 })
    const refused = await wang.post(`/applications/${draft.id}/submission`, { version: draft.version })
    expect(refused).toMatchObject({ status: 409, body: { code: 'quota.insufficient' } })
    lines = refused.body.facts.lines
    expect(lines).toMatchObject([{ metric: 'ecs.vcpu', remaining: 6 }])
  })

  test('[Q3] the same day: she asks for exactly the shortfall; the bureau is told', async () => {
    const wang = await app.as('jtt.user')
    const request = await wang.post('/quota-requests', { regionItems: asked(lines), reason: '视频云上线需要' })
    expect(request.status, JSON.stringify(request.body)).toBe(201)
    expect(request.body.number).toMatch(/^QR-\d{8}-\d{4,}$/)
    expect(request.body).toMatchObject({ status: 'waiting', items: [{ metric: 'ecs.vcpu', increase: lines[0]!.shortfall }] })
    expect(request.body.reviewers).toBeGreaterThan(0)
    number = request.body.number
    await app.drain()
    const { body } = await (await app.as('bureau.admin')).get('/messages')
    expect(body.items.some(({ link }: { link: string }) => link === `/quotas/requests/${request.body.id}`)).toBe(true)
    // Other departments know nothing of it.
    expect((await (await app.as('jyt.admin')).get(`/quota-requests/${request.body.id}`)).status).toBe(404)
  })

  test('[Q4] Tuesday: the bureau gives a part of it, in one step', async () => {
    await app.travel('1 day')
    const bureau = await app.as('bureau.admin')
    const { id, version } = await waitingAt(bureau, number)
    const before = { jtt: await quotaOf(app, 'jtt'), dsj: await quotaOf(app, 'dsj') }
    const amount = lines[0]!.shortfall - 4
    const approved = await bureau.post(`/quota-requests/${id}/approval`, { version, reason: '先给一部分', items: [{ regionId: lines[0]!.regionId, metric: 'ecs.vcpu', amount }] })
    expect(approved.status, JSON.stringify(approved.body)).toBe(200)
    expect(approved.body).toMatchObject({ status: 'approved', items: [{ granted: amount }] })
    expect((await quotaOf(app, 'jtt')).total).toBe(before.jtt.total + amount)
    expect((await quotaOf(app, 'dsj')).allocated).toBe(before.dsj.allocated + amount)
  })

  test('[R5] Wednesday: twenty are still too many, nineteen go through to running servers', async () => {
    await app.travel('1 day')
    const wang = await app.as('jtt.user')
    const still = await wang.post(`/applications/${draft.id}/submission`, { version: draft.version })
    expect(still).toMatchObject({ status: 409, body: { facts: { lines: [{ shortfall: 4 }] } } })
    const [item] = draft.items
    const [each] = await app.sql<{ vcpu: number }>(`select (quota_demand ->> 'ecs.vcpu')::int as vcpu from application_items where id = $1`, [item!.id])
    const quantity = 20 - Math.ceil(4 / each!.vcpu)
    const smaller = await wang.patch(`/applications/${draft.id}`, { version: draft.version, items: [{ id: item!.id, service: 'ecs', regionId: item!.region.id, configuration: item!.configuration, quantity }] })
    let application = await submit(wang, smaller.body)
    for (const reviewer of ['om', 'bureau.admin']) application = await approve(await app.as(reviewer), application)
    const units = Array.from({ length: quantity }, (_, index) => ({ instanceId: `i-video-${index}` }))
    const done = await (await app.as('om')).post(`/applications/${application.id}/provisioning`, { items: [{ id: item!.id, units }] })
    expect(done.body).toMatchObject({ status: 'completed' })
    expect(await quotaOf(app, 'jtt')).toMatchObject({ reserved: 0 })
  })

  test('[Q7] Thursday: the proof finds no difference', async () => {
    const { status, body } = await (await app.as('platform')).post('/quotas/check')
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.differences).toEqual([])
    expect(body.proofs.length).toBeGreaterThanOrEqual(3)
    for (const proof of body.proofs) expect(proof).toMatchObject({ isProven: true, differences: [] })
  })
})

/** An inner department asks its unit, the unit has too little itself and asks the committee first. */
describe('asking upward, level by level', () => {
  const app = useTestApp()
  const need = 30
  let request = { id: '', version: 0 }

  test('[Q3] the inner department of the police asks the police, not the committee', async () => {
    await leaveQuota(app, 'gat', 10)
    const inner = await app.as('gat.1.user')
    const made = await inner.post('/quota-requests', { regionItems: [{ regionId: await regionId(app), metric: 'ecs.vcpu', increase: need }], reason: '数据治理' })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body.parent.name).toContain('公安')
    request = made.body
    expect((await (await app.as('committee.admin')).get(`/quota-requests/${request.id}`)).status).toBe(404)
  })

  test('[Q4] the police have 10: approving is refused with the numbers, and nothing is half done', async () => {
    const police = await app.as('gat.admin')
    const before = [await quotaOf(app, 'gat'), await quotaOf(app, 'gat.1')]
    const refused = await police.post(`/quota-requests/${request.id}/approval`, { version: request.version, reason: '同意' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'quota.insufficient', facts: { lines: [{ metric: 'ecs.vcpu', asked: need, remaining: 10, shortfall: need - 10 }] } } })
    expect([await quotaOf(app, 'gat'), await quotaOf(app, 'gat.1')]).toEqual(before)
    expect((await police.get(`/quota-requests/${request.id}`)).body).toMatchObject({ status: 'waiting' })
  })

  test('[Q4] so the police apply upward with the shortfall, the committee gives it, and then they can', async () => {
    const police = await app.as('gat.admin')
    const upward = await police.post('/quota-requests', { regionItems: [{ regionId: await regionId(app), metric: 'ecs.vcpu', increase: need - 10 }], reason: '下级部门数据治理' })
    expect(upward.status).toBe(201)
    // Four eyes: who asked does not review, and the unit is not the committee.
    expect((await police.post(`/quota-requests/${upward.body.id}/approval`, { version: upward.body.version, reason: '同意' })).status).toBe(403)
    const given = await (await app.as('committee.admin')).post(`/quota-requests/${upward.body.id}/approval`, { version: upward.body.version, reason: '同意' })
    expect(given.status, JSON.stringify(given.body)).toBe(200)
    const total = (await quotaOf(app, 'gat.1')).total
    const approved = await police.post(`/quota-requests/${request.id}/approval`, { version: request.version, reason: '同意' })
    expect(approved.status, JSON.stringify(approved.body)).toBe(200)
    expect((await quotaOf(app, 'gat.1')).total).toBe(total + need)
    expect(await quotaOf(app, 'gat')).toMatchObject({ overdue: 0 })
  })
})
