import { beforeAll, describe, expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'
import { actOnRow, emptyBooks, giveQuota, numbersOf, placesOf, type Places } from '#testkit/quota-books.ts'

const app = useTestApp()
let at: Places
beforeAll(async () => {
  await emptyBooks(app)
  at = await placesOf(app)
  await giveQuota(app, { yun: 1000, dsj: 500, jtt: 100, 'jtt.1': 40, jyt: 30 })
})

const check = async () => (await app.as('platform')).post('/quotas/check')
const correct = async (code: string, number: string, name = 'platform') =>
  (await app.as(name)).post('/quotas/corrections', { departmentId: at.departments[code], regionId: at.public, metric: 'ecs.vcpu', number, reason: '核对更正' })

describe('proof', () => {
  test('[Q7] [Q10] every sum is counted anew, and there is no difference', async () => {
    const answer = await check()
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body.differences).toEqual([])
    expect(answer.body.proofs.map(({ code, isProven, stored, found }: { code: string; isProven: boolean; stored: string; found: string }) => [code, isProven, stored === found]))
      .toEqual([['quota.allocated', true, true], ['quota.used', true, true], ['quota.reserved', true, true], ['quota.history', true, true], ['points.entries', true, true]])
    expect(answer.body.proofs[0]).toMatchObject({ count: 4, stored: '670' })
  })

  test('[Q7] a difference is named, and mended by a booked entry and in no other way', async () => {
    await actOnRow(app, 'jtt', { used: 7 })
    const found = await check()
    expect(found.body.differences).toEqual([expect.objectContaining({ department: { id: at.departments.jtt, name: '省交通运输厅' }, metric: 'ecs.vcpu', number: 'used', stored: 7, found: 0 })])
    expect((await correct('jtt', 'reserved')).body.code).toBe('quota.no_difference')
    const mended = await correct('jtt', 'used')
    expect(mended.status, JSON.stringify(mended.body)).toBe(200)
    expect(mended.body.differences).toEqual([])
    const history = await (await app.as('jtt.user')).get('/quotas/history?kind=correction')
    expect(history.body.items[0]).toMatchObject({ used: -7, usedAfter: 0, reason: '核对更正', by: { name: expect.any(String) } })
    expect((await correct('jtt', 'used')).body.code).toBe('quota.no_difference')
  })

  test('[Q7] an allocated sum that somebody changed behind the books is found twice: by the children and by the history', async () => {
    await app.sql(`update quotas set allocated = allocated + 3 where department_id = $1 and metric = 'ecs.vcpu'`, [at.departments.jtt])
    const broken = await check()
    expect(broken.body.proofs.filter(({ isProven }: { isProven: boolean }) => !isProven).map(({ code }: { code: string }) => code)).toEqual(['quota.allocated', 'quota.history'])
    await app.sql(`update quotas set allocated = allocated - 3 where department_id = $1 and metric = 'ecs.vcpu'`, [at.departments.jtt])
  })

  test('[Q7] [Q10] for the platform admin only', async () => {
    expect((await app.stranger().post('/quotas/check')).status).toBe(401)
    for (const name of ['om', 'bureau.admin', 'auditor']) expect((await (await app.as(name)).post('/quotas/check')).status, name).toBe(403)
    expect((await correct('jtt', 'used', 'bureau.admin')).status).toBe(403)
    expect((await correct('jtt', 'total')).status).toBe(422)
    expect((await (await app.as('platform')).post('/quotas/corrections', { departmentId: '999999', regionId: at.public, metric: 'ecs.vcpu', number: 'used', reason: 'x' })).status).toBe(404)
  })
})

describe('departments', () => {
  // Inner departments are named alike everywhere; no two of one parent may be.
  beforeAll(() => app.sql(`update departments set name = name || code where kind = 'inner'`))
  const versionOf = async (code: string) => (await app.sql<{ version: number }>('select version from departments where code = $1', [code]))[0]!.version
  const move = async (code: string, parent: string) => (await app.as('platform')).post(`/departments/${at.departments[code]}/move`, { version: await versionOf(code), parentId: at.departments[parent] })
  const ask = async () => (await (await app.as('jtt.1.user')).post('/quota-requests', { regionItems: [{ regionId: at.public, metric: 'ecs.vcpu', increase: 1 }], reason: '扩容' })).body

  test('[Q1] a department takes its quota along; refused with the numbers where the new parent has too little', async () => {
    const refused = await move('jtt.1', 'jyt')
    expect([refused.status, refused.body.code]).toEqual([409, 'quota.insufficient'])
    expect(refused.body.facts.lines).toEqual([expect.objectContaining({ departmentId: at.departments.jyt, metric: 'ecs.vcpu', asked: 40, remaining: 30, shortfall: 10 })])
    await giveQuota(app, { jyt: 45 })
    const moved = await move('jtt.1', 'jyt')
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect([await numbersOf(app, 'jtt'), await numbersOf(app, 'jyt')].map(({ allocated }) => allocated)).toEqual([0, 40])
    const history = await (await app.as('jyt.user')).get('/quotas/history?kind=move')
    expect(history.body.items[0]).toMatchObject({ allocated: 40, subject: { kind: 'department', id: at.departments['jtt.1'] } })
    expect((await move('jtt.1', 'jtt')).status).toBe(200)
  })

  test('[Q3] waiting quota requests hold a department where it is', async () => {
    const request = await ask()
    expect((await move('jtt.1', 'jyt')).body.errors.map(({ code }: { code: string }) => code)).toContain('department.has_open_quota_requests')
    await (await app.as('jtt.1.user')).post(`/quota-requests/${request.id}/withdrawal`, {})
    expect((await move('jtt.1', 'jyt')).status).toBe(200)
    expect((await move('jtt.1', 'jtt')).status).toBe(200)
  })

  test('[Q1] what is archived has no quota', async () => {
    const archive = async () => (await app.as('platform')).post(`/departments/${at.departments['jtt.1']}/archiving`, { version: await versionOf('jtt.1') })
    await app.sql(`update accounts set is_enabled = false where department_id = $1`, [at.departments['jtt.1']])
    expect((await archive()).body.errors.map(({ code }: { code: string }) => code)).toEqual(['department.has_quota'])
    await giveQuota(app, { 'jtt.1': 0 })
    expect((await archive()).status).toBe(200)
  })

  test('[Q1] moved while it is given more: the sums hold whoever comes first', async () => {
    await giveQuota(app, { 'jtt.2': 5, jyt: 200 })
    const [moved, given] = await Promise.all([move('jtt.2', 'jyt'), (await app.as('jtt.admin')).post('/quotas/allocation', { departmentId: at.departments['jtt.2'], regionId: at.public, totals: { 'ecs.vcpu': 9 } })])
    expect(moved.status).toBe(200)
    expect([200, 404, 409]).toContain(given.status)
    expect((await check()).body.differences).toEqual([])
  })
})
