import { beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#kit/pure/time.ts'
import { platformNow } from '#kit/server/database.ts'
import { useTestApp } from '#testkit/http.ts'
import { actOnRow, emptyBooks, giveQuota, numbersOf, placesOf, type Places } from '#testkit/quota-books.ts'
import { quotaJobs } from './jobs.ts'

const app = useTestApp()
let at: Places
beforeAll(async () => {
  await emptyBooks(app)
  at = await placesOf(app)
  await giveQuota(app, { yun: 1000, dsj: 500, jtt: 100, 'jtt.1': 0 })
})

const job = async () => (await quotaJobs[0]!.run({ database: app.database, now: await platformNow(app.database), log: () => {} })).done
const day = async (ahead: number) => addDays((await app.sql<{ day: string }>(`select (platform_now() at time zone 'Asia/Shanghai')::date::text as day`))[0]!.day, ahead)
const grants = async (name: string) => (await (await app.as(name)).get('/quotas')).body.grants.map(({ amount, endsOn }: { amount: number; endsOn: string }) => [amount, endsOn])
const endNow = async () => {
  await app.travel('40 days')
  return job()
}
/** The state with which each test begins. */
const begin = async () => {
  await giveQuota(app, { jtt: 100, 'jtt.1': 0 })
  await giveQuota(app, { jtt: 0 })
  await giveQuota(app, { jtt: 100 })
}

describe('temporary grants', () => {
  test('[Q8] what is added until a day falls back on that day, not before, and only once', async () => {
    const until = await day(10)
    await giveQuota(app, { jtt: 130 }, 'ecs.vcpu', 'pub-1', until)
    expect(await grants('jtt.user')).toEqual([[30, until]])
    expect(await job()).toBe(0)
    await app.travel('9 days')
    expect(await job()).toBe(0)
    await app.travel('1 day')
    expect(await job()).toBe(1)
    expect(await job()).toBe(0)
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 100, overdue: 0 })
    expect(await numbersOf(app, 'dsj')).toMatchObject({ allocated: 100 })
    expect(await grants('jtt.user')).toEqual([])
    const history = await (await app.as('jtt.user')).get('/quotas/history?kind=grant_end')
    expect(history.body.items[0]).toMatchObject({ total: -30, totalAfter: 100, by: null })
  })

  test('[Q8] the day must be after today', async () => {
    const answer = await (await app.as('bureau.admin')).post('/quotas/allocation', { departmentId: at.departments.jtt, regionId: at.public, totals: { 'ecs.vcpu': 140 }, until: await day(0) })
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([422, 'quota.ends_too_early'])
  })

  test('[Q8] what is in use is overdue: both departments see it, it blocks reserving and giving on, and falls back as use does', async () => {
    await begin()
    await giveQuota(app, { jtt: 130 }, 'ecs.vcpu', 'pub-1', await day(10))
    await giveQuota(app, { 'jtt.1': 20 })
    expect(await actOnRow(app, 'jtt', { reserved: 100 })).toBe(true)
    expect(await endNow()).toBe(1)
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 120, reserved: 100, overdue: 20 })
    expect((await (await app.as('jtt.user')).get('/quotas')).body.items.find(({ metric }: { metric: string }) => metric === 'ecs.vcpu')).toMatchObject({ overdue: 20, remaining: 0 })
    expect((await (await app.as('bureau.admin')).get(`/quotas/allocation?regionId=${at.public}`)).body.items.find(({ departmentId, metric }: { departmentId: string; metric: string }) => departmentId === at.departments.jtt && metric === 'ecs.vcpu')).toMatchObject({ overdue: 20 })
    expect(await actOnRow(app, 'jtt', { reserved: -5 })).toBe(true)
    expect(await actOnRow(app, 'jtt', { reserved: 1 })).toBe(false)
    const giving = await (await app.as('jtt.admin')).post('/quotas/allocation', { departmentId: at.departments['jtt.1'], regionId: at.public, totals: { 'ecs.vcpu': 21 } })
    expect(giving.body).toMatchObject({ code: 'quota.insufficient', facts: { lines: [{ remaining: 0, asked: 1 }] } })
    expect(await job()).toBe(1)
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 115, overdue: 15 })
    expect(await actOnRow(app, 'jtt', { reserved: -95 })).toBe(true)
    expect(await job()).toBe(1)
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 100, overdue: 0 })
    expect(await numbersOf(app, 'dsj')).toMatchObject({ allocated: 100 })
    expect(await actOnRow(app, 'jtt', { reserved: 1 })).toBe(true)
    await actOnRow(app, 'jtt', { reserved: -1 })
    await giveQuota(app, { 'jtt.1': 0 })
  })

  test('[Q8] lowering by hand takes from what ends soonest; setting a total anew settles what is overdue', async () => {
    await begin()
    const [soon, later] = [await day(5), await day(20)]
    await giveQuota(app, { jtt: 120 }, 'ecs.vcpu', 'pub-1', later)
    await giveQuota(app, { jtt: 130 }, 'ecs.vcpu', 'pub-1', soon)
    expect(await grants('jtt.user')).toEqual([[10, soon], [20, later]])
    await giveQuota(app, { jtt: 115 })
    expect(await grants('jtt.user')).toEqual([[15, later]])
    await actOnRow(app, 'jtt', { reserved: 110 })
    await endNow()
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 110, overdue: 10 })
    await actOnRow(app, 'jtt', { reserved: -4 })
    await giveQuota(app, { jtt: 107 })
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 107, overdue: 7 })
    const again = await day(10)
    await giveQuota(app, { jtt: 110 }, 'ecs.vcpu', 'pub-1', again)
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 110, overdue: 0 })
    expect(await grants('jtt.user')).toEqual([[10, again]])
    await giveQuota(app, { jtt: 111 })
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 111, overdue: 0 })
    await actOnRow(app, 'jtt', { reserved: -106 })
  })

  test('[Q8] two instances at once, and late after an outage: each grant falls back once, the deepest first', async () => {
    await begin()
    await giveQuota(app, { jtt: 130 }, 'ecs.vcpu', 'pub-1', await day(10))
    await giveQuota(app, { 'jtt.1': 125 }, 'ecs.vcpu', 'pub-1', await day(12))
    for (const metric of ['slb.count', 'eip.count', 'disk.gb'] as const) {
      await giveQuota(app, { yun: 100, dsj: 100 }, metric)
      await giveQuota(app, { jtt: 40 }, metric, 'pub-1', await day(3))
    }
    await app.travel('90 days')
    const done = await Promise.all([job(), job(), job()])
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(5)
    expect(await numbersOf(app, 'jtt.1')).toMatchObject({ total: 0, overdue: 0 })
    expect(await numbersOf(app, 'jtt')).toMatchObject({ total: 100, overdue: 0 })
    expect(await numbersOf(app, 'jtt', 'disk.gb')).toMatchObject({ total: 0 })
  })

  test('[Q8] both departments are told', async () => {
    await app.drain()
    for (const name of ['jtt.user', 'bureau.user']) {
      const titles = (await (await app.as(name)).get('/messages?pageSize=200')).body.items.map(({ title }: { title: string[] }) => title[2])
      expect(titles, name).toEqual(expect.arrayContaining(['省交通运输厅 的临时配额已到期', '省交通运输厅 的临时配额已逾期']))
    }
  })
})
