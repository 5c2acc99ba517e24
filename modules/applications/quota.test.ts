import { describe, expect, test } from 'vitest'
import { approve, departmentId, newDraft, regionId, submit, submitted } from '#testkit/applications.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { leaveQuota, quotaOf } from '#testkit/quotas.ts'

const app = useTestApp()
const vcpuOf = (code: string) => quotaOf(app, code)
async function provisioned(application: { id: string; items: { id: string; quantity: number }[] }, units: number, prefix: string) {
  const om = await app.as('om')
  return om.post(`/applications/${application.id}/provisioning`, { items: [{ id: application.items[0]!.id, units: Array.from({ length: units }, (_, index) => ({ instanceId: `i-${prefix}-${index}` })) }] })
}
async function reviewed(client: Client, code: string, quantity: number) {
  const application = await submitted(app, client, code, { quantity })
  return approve(await app.as('bureau.admin'), await approve(await app.as('om'), application))
}

describe('quota from submission to release', () => {
  test('[R5] submitting reserves, rejecting frees, resubmitting reserves again, withdrawing frees', async () => {
    const person = await app.as('jtt.user')
    const before = await vcpuOf('jtt')
    let application = await submitted(app, person, 'jtt', { quantity: 3 })
    const [item] = await app.sql<{ demand: Record<string, number> }>('select quota_demand as demand from application_items where application_id = $1', [application.id])
    const vcpu = item!.demand['ecs.vcpu']! * 3
    expect(vcpu).toBeGreaterThan(0)
    expect(await vcpuOf('jtt')).toEqual({ ...before, reserved: before.reserved + vcpu })
    const rejected = await (await app.as('om')).post(`/applications/${application.id}/rejection`, { version: application.version, reason: '请说明用途' })
    expect(await vcpuOf('jtt')).toEqual(before)
    application = await submit(person, rejected.body)
    expect((await vcpuOf('jtt')).reserved).toBe(before.reserved + vcpu)
    expect((await person.post(`/applications/${application.id}/withdrawal`, { version: application.version })).status).toBe(200)
    expect(await vcpuOf('jtt')).toEqual(before)
  })

  test('[R5] a smaller modification frees, a larger one reserves, and nothing else is touched', async () => {
    const person = await app.as('jyt.user')
    const before = await vcpuOf('jyt')
    const application = await submitted(app, person, 'jyt', { quantity: 4 })
    const each = (await vcpuOf('jyt')).reserved - before.reserved
    const asItems = (quantity: number) => application.items.map((item: { id: string; service: { code: string }; region: { id: string }; configuration: object }) =>
      ({ id: item.id, service: item.service.code, regionId: item.region.id, configuration: item.configuration, quantity }))
    const smaller = await person.patch(`/applications/${application.id}`, { version: application.version, items: asItems(1) })
    expect(smaller.status, JSON.stringify(smaller.body)).toBe(200)
    expect((await vcpuOf('jyt')).reserved - before.reserved).toBe(each / 4)
    const larger = await person.patch(`/applications/${application.id}`, { version: smaller.body.version, items: asItems(6) })
    expect(larger.status).toBe(200)
    expect((await vcpuOf('jyt')).reserved - before.reserved).toBe(each / 4 * 6)
  })

  test('[R5] provisioning in parts turns reserved into used; a refused rest is freed', async () => {
    const person = await app.as('jtt.user')
    const before = await vcpuOf('jtt')
    const application = await reviewed(person, 'jtt', 3)
    const each = ((await vcpuOf('jtt')).reserved - before.reserved) / 3
    expect((await provisioned(application, 1, 'parts')).status).toBe(200)
    expect(await vcpuOf('jtt')).toEqual({ ...before, used: before.used + each, reserved: before.reserved + 2 * each })
    const done = await (await app.as('om')).post(`/applications/${application.id}/provisioning`, { items: [{ id: application.items[0].id, refused: '资源池不足' }] })
    expect(done.body.status).toBe('completed')
    expect(await vcpuOf('jtt')).toEqual({ ...before, used: before.used + each })
  })

  test('[R5] [C-A3] too little: refused with metric, demand and remaining in the reader\'s language; nothing is written, the draft stays', async () => {
    const person = await app.as('wjw.user')
    await leaveQuota(app, 'wjw', 3)
    const draft = await newDraft(app, person, 'wjw', { quantity: 2 })
    const numbers = await vcpuOf('wjw')
    const refused = await person.call('POST', `/applications/${draft.id}/submission`, { version: draft.version }, { language: 'zh-Hant' })
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ code: 'quota.insufficient', facts: { departmentId: await departmentId(app, 'wjw'), lines: [{ regionId: await regionId(app), metric: 'ecs.vcpu', remaining: 3 }] } })
    const [line] = refused.body.facts.lines
    expect(line.shortfall).toBe(line.asked - 3)
    expect(refused.body.errors[0].message).toContain(`剩餘 3`)
    expect(await vcpuOf('wjw')).toEqual(numbers)
    const { body: after } = await person.get(`/applications/${draft.id}`)
    expect(after).toMatchObject({ status: 'draft', version: draft.version, round: 0, versions: [] })
    const [events] = await app.sql<{ count: number }>(`select count(*)::int as count from events where kind = 'application.submitted' and subject_id = $1`, [draft.id])
    expect(events!.count).toBe(0)
  })

  test('[R5] an inner department has a quota of its own; its unit\'s is not touched', async () => {
    const before = await vcpuOf('jtt')
    const inner = await vcpuOf('jtt.1')
    await submitted(app, await app.as('jtt.1.user'), 'jtt.1')
    expect(await vcpuOf('jtt')).toEqual(before)
    expect((await vcpuOf('jtt.1')).reserved).toBeGreaterThan(inner.reserved)
  })

  test('[Q5] every change stands in the history, with who and for which application', async () => {
    const application = await submitted(app, await app.as('gat.user'), 'gat')
    const changes = await app.sql<{ kind: string; name: string; number: string }>(`
      select c.kind, u.account_name as name, c.subject_number as number from quota_changes c join accounts u on u.id = c.account_id where c.subject_id = $1`, [application.id])
    expect(changes.length).toBeGreaterThanOrEqual(3)
    expect(new Set(changes.map(({ kind, name, number }) => `${kind} ${name} ${number}`))).toEqual(new Set([`reservation gat.user ${application.number}`]))
  })
})
