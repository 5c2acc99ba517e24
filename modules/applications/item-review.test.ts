import { randomUUID } from 'node:crypto'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { approve, departmentId, submit, submitted } from '#testkit/applications.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'

const app = useTestApp()

async function waiting(items: number): Promise<Answer['body']> {
  return submitted(app, await app.as('jtt.user'), 'jtt', { items })
}
function decide(client: Client, application: { id: string; version: number }, items: object[], reason?: string, way: 'approval' | 'rejection' = 'approval'): Promise<Answer> {
  return client.post(`/applications/${application.id}/${way}`, { version: application.version, items, ...(reason ? { reason } : {}) })
}
const reject = (item: { id: string }, reason = '规格过大') => ({ id: item.id, verdict: 'reject', reason })
async function reserved(): Promise<number> {
  const [row] = await app.sql<{ sum: string }>('select coalesce(sum(reserved), 0) as sum from quotas where department_id = $1 and metric = $2', [await departmentId(app, 'jtt'), 'disk.gb'])
  return Number(row!.sum)
}
const verdicts = (application: Answer['body']) => application.flow.filter((step: { state: string }) => step.state === 'done').map((step: { verdict: string }) => step.verdict)

describe('a decision item by item', () => {
  test('[R12] one of three is out: its quota is free, the applicant sees why, the rest goes on to the end', async () => {
    const before = await reserved()
    const application = await waiting(3)
    const each = (await reserved() - before) / 3
    expect(each).toBeGreaterThan(0)
    const om = await app.as('om')
    const [first, second, third] = application.items
    const { status, body } = await decide(om, application, [{ id: first.id, verdict: 'approve' }, reject(second)], '其余同意')
    expect([status, body.status, body.stage]).toEqual([200, 'reviewing', 'bureau'])
    expect(await reserved() - before).toBe(2 * each)
    const seen = (await (await app.as('jtt.user')).get(`/applications/${application.id}`)).body
    expect(seen.items.map((item: { rejected: unknown }) => item.rejected)).toEqual([null, { reason: '规格过大', stage: 'operator' }, null])
    expect(seen.flow[1]).toMatchObject({ verdict: 'approved', reason: '其余同意', rejectedItems: [{ id: second.id, quantity: 1, reason: '规格过大' }] })
    const again = await decide(await app.as('bureau.admin'), body, [reject(second)])
    expect([again.status, again.body.errors]).toEqual([422, [expect.objectContaining({ path: 'items/0/id', code: 'application.item_finished' })]])
    const provisioned = await approve(await app.as('bureau.admin'), body)
    expect(provisioned.status).toBe('provisioning')
    const refused = await om.post(`/applications/${application.id}/provisioning`, { items: [{ id: second.id, units: [{ instanceId: 'i-out' }] }] })
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'application.item_finished'])
    const done = await om.post(`/applications/${application.id}/provisioning`, { items: [first, third].map(({ id }, index) => ({ id, units: [{ instanceId: `i-item-${index}` }] })) })
    expect([done.status, done.body.status]).toEqual([200, 'completed'])
    expect(await reserved()).toBe(before)
  })

  test('[R12] what is left after review and refused by O&M closes it', async () => {
    const om = await app.as('om')
    const application = await waiting(2)
    const { body } = await decide(om, application, [reject(application.items[0])])
    const { id } = await approve(await app.as('bureau.admin'), body)
    const closed = await om.post(`/applications/${id}/provisioning`, { items: [{ id: application.items[1].id, refused: '区域停止服务' }] })
    expect([closed.status, closed.body.status]).toEqual([200, 'closed'])
  })

  test('[R12] all of them is a rejection, at whatever stage the last one is turned down', async () => {
    const before = await reserved()
    const atOnce = await waiting(2)
    const { body } = await decide(await app.as('om'), atOnce, [reject(atOnce.items[0]), reject(atOnce.items[1], '重复申请')])
    expect([body.status, verdicts(body)]).toEqual(['rejected', ['submitted', 'rejected']])
    expect(body.flow[1]).toMatchObject({ reason: '规格过大\n重复申请', rejectedItems: [{}, {}] })
    const inTurn = await waiting(2)
    const { body: passed } = await decide(await app.as('om'), inTurn, [reject(inTurn.items[0])])
    const { body: ended } = await decide(await app.as('bureau.admin'), passed, [reject(inTurn.items[1])])
    expect([ended.status, verdicts(ended)]).toEqual(['rejected', ['submitted', 'approved', 'rejected']])
    expect(await reserved()).toBe(before)
  })

  test('[R12] a rejection may name the items; submitting again or modifying has them reviewed anew', async () => {
    const before = await reserved()
    const user = await app.as('jtt.user'), om = await app.as('om')
    const application = await waiting(2)
    const { body } = await decide(om, application, [reject(application.items[0]), { id: application.items[1].id, verdict: 'approve' }], undefined, 'rejection')
    expect([body.status, body.flow[1].reason]).toEqual(['rejected', '规格过大'])
    expect(await reserved()).toBe(before)
    const again = await submit(user, body)
    expect(again.items.map((item: { rejected: unknown }) => item.rejected)).toEqual([null, null])
    expect(again.flow[1].rejectedItems).toHaveLength(1)
    const second = (await decide(om, again, [reject(again.items[1])], '再看看', 'rejection')).body
    const modified = (await user.patch(`/applications/${application.id}`, { version: second.version, title: '改过的标题' })).body
    expect(modified.items.map((item: { rejected: unknown }) => item.rejected)).toEqual([null, null])
    expect(await approve(om, await submit(user, modified))).toMatchObject({ stage: 'bureau' })
  })

  test('[R12] wrong verdicts name their fields, and nothing is decided', async () => {
    const om = await app.as('om')
    const application = await waiting(2), other = await waiting(1)
    const [first] = application.items
    for (const [items, errors] of [
      [[{ id: first.id, verdict: 'reject' }], ['items/0/reason field.required']],
      [[reject(first, '  ')], ['items/0/reason field.required']],
      [[reject(other.items[0])], ['items/0/id field.not_an_option']],
      [[reject(first), reject(first)], ['items/1/id field.not_an_option']],
    ] as const) {
      const { status, body } = await decide(om, application, [...items])
      expect([status, body.errors.map((error: { path: string; code: string }) => `${error.path} ${error.code}`)]).toEqual([422, errors])
    }
    expect((await decide(om, application, [{ id: first.id, verdict: 'approve' }], undefined, 'rejection')).status).toBe(422)
    expect((await om.get(`/applications/${application.id}`)).body).toMatchObject({ version: application.version, stage: 'operator' })
  })

  test('[R12] [R4] two at once on two instances, and the same one twice: one decision', async () => {
    const application = await waiting(2)
    const other = await app.another()
    const answers = await Promise.all([
      decide(await app.as('om'), application, [reject(application.items[0])]),
      decide(await other.as('om2'), application, [reject(application.items[1])]),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('application.already_decided')
    const stored = (await (await app.as('jtt.user')).get(`/applications/${application.id}`)).body
    expect(stored.items.filter((item: { rejected: unknown }) => item.rejected !== null)).toHaveLength(1)
    const third = await waiting(2), key = randomUUID(), om = await app.as('om')
    const body = { version: third.version, items: [reject(third.items[0])] }
    const once = await om.post(`/applications/${third.id}/approval`, body, { key })
    const twice = await om.post(`/applications/${third.id}/approval`, body, { key })
    expect([once.status, twice.body]).toEqual([200, once.body])
  })

  test('[R12] [R9] the export names what is out', async () => {
    const application = await waiting(2)
    await decide(await app.as('om'), application, [reject(application.items[0])])
    const file = await (await app.as('om')).get(`/applications/export?number=${application.number}`, { language: 'zh-Hans' })
    const [head, row] = await readSheet(file.body)
    expect(row![head!.indexOf('被驳回的申请项')]).toBe('云服务器 ECS × 1: 规格过大')
  })

  test('[R12] [R8] the applicant is told what is out', async () => {
    const application = await waiting(2)
    await decide(await app.as('om'), application, [reject(application.items[0])])
    await app.drain()
    const user = await app.as('jtt.user')
    const { body: { items: messages } } = await user.get('/messages')
    const { body: message } = await user.get(`/messages/${messages.find(({ link }: { link: string }) => link === `/applications/${application.id}`).id}`)
    expect(message.title[2]).toBe(`资源申请单 ${application.number} 部分申请项被驳回`)
    expect(message.text[2]).toContain('规格过大')
  })
})
