import { beforeAll, describe, expect, test } from 'vitest'
import { departmentId, regionId } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'
import { actOnRow, emptyBooks, giveQuota, numbersOf, placesOf, type Places } from '#testkit/quota-books.ts'

const app = useTestApp()
let at: Places
beforeAll(async () => {
  await emptyBooks(app)
  at = await placesOf(app)
  await giveQuota(app, { yun: 1000, dsj: 500, jtt: 100, 'jtt.1': 40 })
})

const allocate = async (name: string, code: string, totals: Record<string, number>, more: Record<string, unknown> = {}) =>
  (await app.as(name)).post('/quotas/allocation', { departmentId: await departmentId(app, code), regionId: at.public, totals, ...more })

describe('allocation', () => {
  test('[Q2] gives to a direct child: both rows and both histories', async () => {
    const answer = await allocate('bureau.admin', 'jtt', { 'ecs.vcpu': 120, 'slb.count': 0 }, { reason: '扩容' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body.items.find((quota: { metric: string }) => quota.metric === 'ecs.vcpu')).toMatchObject({ total: 120, allocated: 40, remaining: 80 })
    expect(answer.body.own.find((quota: { metric: string }) => quota.metric === 'ecs.vcpu')).toMatchObject({ total: 500, allocated: 120, remaining: 380 })
    const history = await (await app.as('bureau.admin')).get(`/quotas/history?kind=allocation&region=${at.public}`)
    const own = history.body.items.filter((entry: { department: { id: string } }) => entry.department.id === at.departments.dsj)
    expect(own[0]).toMatchObject({ kind: 'allocation', allocated: 20, allocatedAfter: 120, total: 0, reason: '扩容', by: { name: expect.any(String) }, subject: { kind: 'department', id: at.departments.jtt } })
    const mine = await (await app.as('jtt.admin')).get('/quotas/history')
    expect(mine.body.items[0]).toMatchObject({ total: 20, totalAfter: 120, department: { id: at.departments.jtt } })
    expect((await allocate('bureau.admin', 'jtt', { 'ecs.vcpu': 100 })).status).toBe(200)
  })

  test('[Q2] too little left: refused with the numbers and the shortfall, and nothing of the form is done', async () => {
    const answer = await allocate('bureau.admin', 'jtt', { 'ecs.vcpu': 90, 'disk.gb': 5, 'ecs.memory_gb': 501 }, {})
    expect(answer.status).toBe(409)
    expect(answer.body.code).toBe('quota.insufficient')
    expect(answer.body.facts.lines).toEqual([
      expect.objectContaining({ departmentId: at.departments.dsj, metric: 'disk.gb', asked: 5, remaining: 0, shortfall: 5 }),
      expect.objectContaining({ departmentId: at.departments.dsj, metric: 'ecs.memory_gb', asked: 501, remaining: 0, shortfall: 501 }),
    ])
    expect(answer.body.errors).toHaveLength(2)
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 100 })
  })

  test('[Q2] not below what the child has allocated, used and reserved', async () => {
    const answer = await allocate('bureau.admin', 'jtt', { 'ecs.vcpu': 39 })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ code: 'quota.child_needs', facts: { departmentId: at.departments.jtt, lines: [{ wanted: 39, needed: 40 }] } })
    expect((await allocate('bureau.admin', 'jtt', { 'ecs.vcpu': 40 })).status).toBe(200)
    expect(await numbersOf(app, 'dsj')).toMatchObject({ allocated: 40 })
    expect((await allocate('bureau.admin', 'jtt', { 'ecs.vcpu': 100 })).status).toBe(200)
  })

  test('[Q2] never over a level, to oneself, above, or to what is archived', async () => {
    for (const code of ['jtt.1', 'dsj']) expect((await allocate('bureau.admin', code, { 'ecs.vcpu': 50 })).body.code).toBe('quota.not_a_child')
    for (const code of ['yun', 'gat', 'zfw']) expect((await allocate('bureau.admin', code, { 'ecs.vcpu': 50 })).status).toBe(404)
    await app.sql(`update departments set is_archived = true where code = 'jcy.1'`)
    expect((await (await app.as('jcy.admin')).post('/quotas/allocation', { departmentId: await departmentId(app, 'jcy.1'), regionId: at.public, totals: { 'ecs.vcpu': 1 } })).body.code).toBe('department.archived')
  })

  test('[Q2] needs quota.allocate; 401 for strangers; unknown regions and metrics are named', async () => {
    expect((await app.stranger().post('/quotas/allocation', {})).status).toBe(401)
    expect((await allocate('jtt.user', 'jtt.1', { 'ecs.vcpu': 1 })).status).toBe(403)
    expect((await allocate('jtt.admin', 'jtt.1', { 'no.metric': 1 })).status).toBe(422)
    const answer = await (await app.as('jtt.admin')).post('/quotas/allocation', { departmentId: at.departments['jtt.1'], regionId: '999999', totals: { 'ecs.vcpu': 1 } })
    expect(answer.body.errors[0]).toMatchObject({ path: 'regionId', code: 'field.not_an_option' })
  })

  test('[Q2] run twice under one key, it is done once; two at once leave what the last one said', async () => {
    const body = { departmentId: at.departments['jtt.2'], regionId: at.public, totals: { 'ecs.vcpu': 7 } }
    const admin = await app.as('jtt.admin')
    const [first, second] = [await admin.post('/quotas/allocation', body, { key: 'once' }), await admin.post('/quotas/allocation', body, { key: 'once' })]
    expect([first.status, second.status]).toEqual([200, 200])
    expect((await app.sql(`select from quota_changes c join departments d on d.id = c.department_id where d.code = 'jtt.2' and c.metric = 'ecs.vcpu'`)).length).toBe(1)
    const other = await (await app.another()).as('jtt.admin2')
    const both = await Promise.all([admin, other].map((client, index) => client.post('/quotas/allocation', { ...body, totals: { 'slb.count': 0, 'ecs.vcpu': 10 + index } })))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect([10, 11]).toContain((await numbersOf(app, 'jtt.2')).total)
  })

  test('[Q1] a first total given twice at once is given once', async () => {
    const other = await (await app.another()).as('jtt.admin2')
    await giveQuota(app, { yun: 1000, dsj: 500, jtt: 100 }, 'eip.count')
    const body = { departmentId: at.departments['jtt.3'] ?? at.departments['jtt.2'], regionId: at.public, totals: { 'eip.count': 60 } }
    const both = await Promise.all([await app.as('jtt.admin'), other].map((client) => client.post('/quotas/allocation', body)))
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await numbersOf(app, 'jtt', 'eip.count')).toMatchObject({ allocated: 60 })
  })

  test('[Q1] lowered while the child reserves: one of them is refused, never both granted', async () => {
    await giveQuota(app, { 'jtt.1': 40 })
    for (let round = 0; round < 5; round++) {
      const [lowered, reserved] = await Promise.all([allocate('jtt.admin', 'jtt.1', { 'ecs.vcpu': 20 }), actOnRow(app, 'jtt.1', { reserved: 30 })])
      expect([lowered.status === 200, reserved].filter(Boolean)).toHaveLength(1)
      if (reserved) await actOnRow(app, 'jtt.1', { reserved: -30 })
      await giveQuota(app, { 'jtt.1': 40 })
    }
  })

  test('[Q2, Q5] what one sees: own and direct children to allocate, everything below as a tree, the numbers of an application', async () => {
    const table = await (await app.as('jtt.admin')).get(`/quotas/allocation?regionId=${at.public}`)
    expect(table.body).toMatchObject({ department: { id: at.departments.jtt }, parent: { id: at.departments.dsj } })
    expect(table.body.children.map((child: { code: string }) => child.code).toSorted()[0]).toBe('jtt.1')
    expect(table.body.items.every((quota: { departmentId: string }) => quota.departmentId !== at.departments.jtt)).toBe(true)
    const tree = await (await app.as('bureau.admin')).get(`/quotas/subordinates?regionId=${at.public}`)
    expect(tree.body.departments.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['jtt', 'jtt.1']))
    expect(tree.body.departments.map(({ code }: { code: string }) => code)).not.toContain('gat')
    expect((await (await app.as('jtt.user')).get(`/quotas/subordinates?regionId=${at.public}`)).status).toBe(403)
    expect((await (await app.as('bureau.admin')).get('/quotas/subordinates?regionId=999999')).status).toBe(404)
    const own = await (await app.as('jtt.user')).get('/quotas')
    expect(own.body).toMatchObject({ department: { id: at.departments.jtt }, thresholds: { warning: 80, alarm: 95 } })
    expect(own.body.regions.map(({ id }: { id: string }) => id)).toContain(at.dedicated)
    const available = await (await app.as('bureau.user')).get(`/quotas/available?departmentId=${at.departments.jtt}`)
    expect(available.body.items.map(({ departmentId: id }: { departmentId: string }) => id)).toContain(at.departments.jtt)
    for (const code of ['gat', 'yun'] as const) expect((await (await app.as('jtt.user')).get(`/quotas/available?departmentId=${at.departments[code]}`)).status).toBe(404)
    expect((await (await app.as('om')).get('/quotas')).status).toBe(403)
  })

  test('[Q5] history shows one\'s own department, and those below it to who may see them', async () => {
    const user = await (await app.as('jtt.user')).get('/quotas/history?pageSize=200')
    expect(new Set(user.body.items.map((entry: { department: { id: string } }) => entry.department.id))).toEqual(new Set([at.departments.jtt]))
    const admin = await (await app.as('jtt.admin')).get(`/quotas/history?pageSize=200&department=${at.departments['jtt.1']}&metric=ecs.vcpu&sort=at`)
    expect(admin.body.items.length).toBeGreaterThan(0)
    expect((await (await app.as('jtt.user')).get(`/quotas/history?department=${at.departments['jtt.1']}`)).body.items).toEqual([])
  })

  test('[Q6] the platform admin sets capacities, not below what is given on', async () => {
    const platform = await app.as('platform')
    const answer = await platform.put('/quotas/capacities', { regionId: at.public, totals: { 'ecs.vcpu': 2000 }, reason: '扩建' })
    expect(answer.body.items.find((quota: { metric: string }) => quota.metric === 'ecs.vcpu')).toMatchObject({ total: 2000, allocated: 500 })
    expect((await platform.put('/quotas/capacities', { regionId: at.public, totals: { 'ecs.vcpu': 499 }, reason: '缩减' })).body.code).toBe('quota.child_needs')
    expect((await platform.get(`/quotas/capacities?regionId=${at.public}`)).body.items.length).toBeGreaterThan(0)
    expect((await (await app.as('om')).put('/quotas/capacities', { regionId: at.public, totals: {}, reason: 'x' })).status).toBe(403)
    expect(await regionId(app)).toBe(at.public)
  })
})
