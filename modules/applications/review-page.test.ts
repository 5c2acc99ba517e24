import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { approve, departmentId, submit, submitted } from '#testkit/applications.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'

const app = useTestApp()

async function waiting(options: Parameters<typeof submitted>[3] = {}): Promise<Answer['body']> {
  return submitted(app, await app.as('jtt.user'), 'jtt', options)
}
async function reviewOf(client: Client, id: string): Promise<Answer['body']> {
  const answer = await client.get(`/applications/${id}/review`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
type Line = { metric: string; isOwn: boolean; depth: number; total: number; allocated: number; used: number; reserved: number; remaining: number; ofThis: number; remainingAfterApproval: number; remainingAfterRejection: number }
type Result = { id: string; number: string | null; ok: boolean; code?: string; message?: string }
const codesOf = (body: { results: Result[] }) => body.results.map(({ ok, code }) => ok ? 'ok' : code)

describe('what a reviewer is shown', () => {
  test('[R11] the quota of the department and of everything above it, with what this application holds of it', async () => {
    const application = await waiting({ quantity: 2, items: 2 })
    const review = await reviewOf(await app.as('om'), application.id)
    const lines: Line[] = review.quotas.filter((line: Line) => line.metric === 'disk.gb')
    expect(lines.map(({ depth }) => depth)).toEqual([2, 1, 0])
    const [own, head, root] = lines as [Line, Line, Line]
    const demand = review.items.flatMap((item: { demand: { metric: string; amount: number }[] }) => item.demand).filter(({ metric }: { metric: string }) => metric === 'disk.gb')
    expect(own).toMatchObject({ isOwn: true, ofThis: demand[0].amount + demand[1].amount })
    expect(own.ofThis).toBe(4 * (40 + 200 + 500))
    expect(own.reserved).toBeGreaterThanOrEqual(own.ofThis)
    expect(own.remaining).toBe(own.total - own.allocated - own.used - own.reserved)
    expect([own.remainingAfterApproval, own.remainingAfterRejection]).toEqual([own.remaining, own.remaining + own.ofThis])
    for (const above of [head, root]) expect(above).toMatchObject({ isOwn: false, ofThis: 0, remainingAfterRejection: above.remaining })
    const [row] = await app.sql<{ reserved: string }>(`select reserved from quotas where department_id = $1 and metric = 'disk.gb' and region_id = $2`, [await departmentId(app, 'jtt'), review.regions[0].id])
    expect(own.reserved).toBe(Number(row!.reserved))
  })

  test('[R11] [R12] what was turned down holds nothing any more', async () => {
    const application = await waiting({ items: 2 })
    const om = await app.as('om')
    const { body } = await om.post(`/applications/${application.id}/approval`, { version: application.version, items: [{ id: application.items[0].id, verdict: 'reject', reason: '重复申请' }] })
    const review = await reviewOf(await app.as('bureau.admin'), body.id)
    expect(review.items.map(({ id }: { id: string }) => id)).toEqual([application.items[1].id])
    expect(review.quotas.find((line: Line) => line.isOwn && line.metric === 'disk.gb').ofThis).toBe(740)
    expect(review.decisions).toMatchObject([{ stage: 'operator', verdict: 'approved', rejectedItems: [{ id: application.items[0].id, reason: '重复申请' }] }])
  })

  test('[R11] what it costs in a month, item by item and all together', async () => {
    const application = await waiting({ quantity: 3, items: 2 })
    const { cost } = await reviewOf(await app.as('om'), application.id)
    expect(cost).toMatchObject({ reason: null, missing: [], currency: { code: 'CNY', decimals: 2 } })
    expect(cost.items.map(({ id }: { id: string }) => id)).toEqual(application.items.map(({ id }: { id: string }) => id))
    expect(Number(cost.monthly)).toBeCloseTo(cost.items.reduce((sum: number, { monthly }: { monthly: string }) => sum + Number(monthly), 0), 2)
    expect(Number(cost.monthly)).toBeGreaterThan(0)
    expect(cost.items[0].components).toContainEqual(expect.objectContaining({ category: 'Storage', count: 3 }))
  })

  test('[R11] [P5] a part without a price leaves the amount open and is named', async () => {
    const application = await waiting()
    await app.sql(`update unit_prices set spec = 'elsewhere ' || spec where category = 'Storage'`)
    const { cost } = await reviewOf(await app.as('om'), application.id)
    await app.sql(`update unit_prices set spec = replace(spec, 'elsewhere ', '') where category = 'Storage'`)
    expect(cost).toMatchObject({ monthly: null, reason: 'price_missing', items: [{ monthly: null }] })
    expect(cost.missing).toContainEqual(expect.objectContaining({ category: 'Storage' }))
  })

  test('[R11] competing applications and the applicant’s history, of what the reviewer sees', async () => {
    const om = await app.as('om')
    const first = await waiting({ title: '先提交的' })
    const other = await waiting({ title: '竞争的' })
    await om.post(`/applications/${(await waiting()).id}/rejection`, { version: 2, reason: '资料不全' })
    const review = await reviewOf(om, first.id)
    expect(review.competing.items.map(({ id }: { id: string }) => id)).toContain(other.id)
    expect(review.competing.items.map(({ id }: { id: string }) => id)).not.toContain(first.id)
    expect(review.competing.items.find(({ id }: { id: string }) => id === other.id)).toMatchObject({
      isSameDepartment: true, demand: expect.arrayContaining([expect.objectContaining({ metric: 'disk.gb', amount: 740 })]),
    })
    expect(review.competing.total).toBe(review.competing.items.length)
    expect(review.history.last[0]).toMatchObject({ verdict: 'rejected', reason: '资料不全', step: 'rejected' })
    expect(review.history.submitted).toBe((await om.get(`/applications?applicant=${encodeURIComponent(first.applicant.name)}&pageSize=200`)).body.total - 1)
    expect(review.history.rejected).toBeGreaterThanOrEqual(1)
  })

  test('[R11] [R3] the difference to what this side decided on last, or to the version before', async () => {
    const user = await app.as('jtt.user'), om = await app.as('om'), bureau = await app.as('bureau.admin')
    const application = await waiting()
    expect((await reviewOf(om, application.id)).comparison).toBeNull()
    const modified = (await user.patch(`/applications/${application.id}`, { version: application.version, title: '第二版标题' })).body
    expect((await reviewOf(om, application.id)).comparison).toEqual({ before: 1, after: 2, why: 'previous' })
    const passed = await approve(om, modified)
    expect((await reviewOf(om, application.id)).comparison).toBeNull()
    const back = (await bureau.post(`/applications/${application.id}/rejection`, { version: passed.version, reason: '再改' })).body
    const third = await submit(user, (await user.patch(`/applications/${application.id}`, { version: back.version, title: '第三版标题' })).body)
    expect((await reviewOf(om, third.id)).comparison).toEqual({ before: 2, after: 3, why: 'decided' })
  })

  test('[R11] who may not review it is not shown it', async () => {
    const application = await waiting()
    for (const [name, status] of [['jtt.user', 403], ['jtt.admin', 403], ['business', 403], ['committee.admin', 404], ['jyt.user', 404], ['bureau.admin', 200]] as const)
      expect([(await (await app.as(name)).get(`/applications/${application.id}/review`)).status, name]).toEqual([status, name])
    expect((await app.stranger().get(`/applications/${application.id}/review`)).status).toBe(401)
    expect((await (await app.as('om')).get('/applications/999999/review')).status).toBe(404)
    const bureau = await app.as('bureau.admin')
    const own = await bureau.get(`/applications/${(await submitted(app, bureau, 'dsj')).id}/review`)
    expect([own.status, own.body.code]).toEqual([403, 'application.own'])
  })

  test('[R11] one after another: the place in what waits, and what comes next, round to the first again', async () => {
    const om = await app.as('om')
    const { body: { items: list } } = await om.get('/applications?whose=forMe&status=reviewing&sort=submittedAt&pageSize=200')
    expect(list.length).toBeGreaterThan(2)
    const queue = async (id: string) => (await reviewOf(om, id)).queue
    expect(await queue(list[0].id)).toEqual({ place: 1, total: list.length, nextId: list[1].id })
    expect(await queue(list.at(-1).id)).toEqual({ place: list.length, total: list.length, nextId: list[0].id })
    await approve(om, list[0])
    expect(await queue(list[0].id)).toEqual({ place: 0, total: list.length - 1, nextId: list[1].id })
  })
})

describe('several at once', () => {
  const rows = (...list: { id: string; version: number }[]) => list.map(({ id, version }) => ({ id, version }))

  test('[R11] each by itself: what is refused for one holds up no other', async () => {
    const om = await app.as('om')
    const [fine, stale, theirs, decided, other] = [await waiting(), await waiting(), await submitted(app, await app.as('gat.user'), 'gat'), await waiting(), await waiting()]
    await approve(await app.as('om2'), decided)
    const { status, body } = await om.post('/applications/approvals', { items: [...rows(fine), { id: stale.id, version: 1 }, ...rows(theirs, decided), { id: '999999', version: 1 }, ...rows(other)] }, { language: 'en' })
    expect(status).toBe(200)
    expect(codesOf(body)).toEqual(['ok', 'application.changed', 'permission.missing', 'application.already_decided', 'record.not_found', 'ok'])
    expect(body.results.map(({ number }: Result) => number)).toEqual([fine.number, stale.number, theirs.number, decided.number, null, other.number])
    expect(body.results[3].message).toBe('Somebody was faster: this stage is already decided.')
    expect((await om.get(`/applications/${other.id}`)).body.stage).toBe('bureau')
  })

  test('[R11] four eyes hold for each', async () => {
    const bureau = await app.as('bureau.admin')
    const own = await approve(await app.as('om'), await submitted(app, bureau, 'dsj')), others = await approve(await app.as('om'), await waiting())
    expect(codesOf((await bureau.post('/applications/approvals', { items: rows(own, others) })).body)).toEqual(['application.own', 'ok'])
  })

  test('[R11] rejected for one reason, their quota is free; a reason is needed', async () => {
    const om = await app.as('om')
    const list = [await waiting(), await waiting()]
    expect((await om.post('/applications/rejections', { items: rows(...list) })).status).toBe(422)
    expect((await om.post('/applications/rejections', { reason: '资料不全', items: [] })).status).toBe(422)
    const ids = list.map(({ id }) => id).join(',')
    const { body: { lines } } = await om.get(`/applications/effects?ids=${ids}`)
    expect(lines.find(({ metric }: { metric: string }) => metric === 'disk.gb')).toMatchObject({ amount: 2 * 740 })
    expect(codesOf((await om.post('/applications/rejections', { reason: '资料不全', items: rows(...list) })).body)).toEqual(['ok', 'ok'])
    expect((await om.get(`/applications/effects?ids=${ids}`)).body.lines).toEqual([])
    expect((await (await app.as('committee.admin')).get(`/applications/effects?ids=${ids}`)).body.lines).toEqual([])
  })

  test('[R11] the same call twice under one key decides once and answers the same', async () => {
    const om = await app.as('om'), key = randomUUID()
    const list = [await waiting(), await waiting()]
    const body = { items: rows(...list) }
    const first = await om.post('/applications/approvals', body, { key })
    const second = await om.post('/applications/approvals', body, { key })
    expect([codesOf(first.body), second.body]).toEqual([['ok', 'ok'], first.body])
    expect(await app.sql('select 1 from application_steps where application_id = any($1) and stage is not null', [list.map(({ id }) => id)])).toHaveLength(2)
    expect(codesOf((await om.post('/applications/approvals', body)).body)).toEqual(['application.already_decided', 'application.already_decided'])
  })
})
