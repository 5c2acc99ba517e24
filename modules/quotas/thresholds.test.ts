import { beforeAll, describe, expect, test } from 'vitest'
import { useTestApp } from '#testkit/http.ts'
import { actOnRow, emptyBooks, giveQuota, placesOf, type Places } from '#testkit/quota-books.ts'

const app = useTestApp()
let at: Places
beforeAll(async () => {
  await emptyBooks(app)
  at = await placesOf(app)
  await giveQuota(app, { yun: 10_000, dsj: 1000, jtt: 100 })
})

const told = async (code = 'jtt') => (await app.sql<{ level: number }>(`
  select (facts->>'level')::int as level from events where kind = 'quota.threshold_crossed' and subject_id = $1 order by id`, [at.departments[code]])).map(({ level }) => level)
const level = async () => (await (await app.as('jtt.user')).get('/quotas')).body.items.find(({ metric }: { metric: string }) => metric === 'ecs.vcpu').level

describe('thresholds', () => {
  test('[Q9] told once for each crossing: not again while above, again after falling below', async () => {
    await actOnRow(app, 'jtt', { reserved: 79 })
    expect([await told(), await level()]).toEqual([[], 0])
    await actOnRow(app, 'jtt', { reserved: 1 })
    expect([await told(), await level()]).toEqual([[1], 1])
    await actOnRow(app, 'jtt', { reserved: 5 })
    expect(await told()).toEqual([1])
    await actOnRow(app, 'jtt', { reserved: 11 })
    expect([await told(), await level()]).toEqual([[1, 2], 2])
    await actOnRow(app, 'jtt', { reserved: -10 })
    expect([await told(), await level()]).toEqual([[1, 2], 1])
    await actOnRow(app, 'jtt', { reserved: 10 })
    expect(await told()).toEqual([1, 2, 2])
    await actOnRow(app, 'jtt', { reserved: -96 })
    await actOnRow(app, 'jtt', { reserved: 80 })
    expect(await told()).toEqual([1, 2, 2, 1])
    await actOnRow(app, 'jtt', { reserved: -80 })
  })

  test('[Q9] those who hold the department\'s quota permissions are told, nobody else', async () => {
    await app.drain()
    const titles = async (name: string) => (await (await app.as(name)).get('/messages?pageSize=200')).body.items.map(({ title }: { title: string[] }) => title[2]).filter((title: string) => title.includes('配额'))
    expect(await titles('jtt.user')).toHaveLength(4)
    expect(await titles('jtt.admin')).toHaveLength(4)
    for (const name of ['jtt.1.user', 'bureau.user', 'platform']) expect((await titles(name)).filter((title: string) => title.includes('省交通运输厅')), name).toEqual([])
    const mails = await app.sql<{ text: string }>(`select text from mails where subject like '%省交通运输厅%耗尽%'`)
    expect(mails[0]!.text).toContain('公有云区、ECS vCPU：共 100 核，已占用 96（96%）。')
  })

  test('[Q9] the platform admin sets them: warning at most alarm; what stands above the new one is told once', async () => {
    const platform = await app.as('platform')
    expect((await platform.get('/quotas/thresholds')).body).toEqual({ warning: 80, alarm: 95 })
    expect((await platform.put('/quotas/thresholds', { warning: 96, alarm: 95 })).status).toBe(422)
    expect((await platform.put('/quotas/thresholds', { warning: 0, alarm: 95 })).status).toBe(422)
    expect((await (await app.as('bureau.admin')).put('/quotas/thresholds', { warning: 50, alarm: 95 })).status).toBe(403)
    await actOnRow(app, 'jtt', { reserved: 60 })
    const before = await told()
    expect((await platform.put('/quotas/thresholds', { warning: 50, alarm: 90 })).body).toEqual({ warning: 50, alarm: 90 })
    expect(await told()).toEqual([...before, 1])
    expect((await platform.put('/quotas/thresholds', { warning: 50, alarm: 90 })).status).toBe(200)
    expect(await told()).toEqual([...before, 1])
    await actOnRow(app, 'jtt', { reserved: 30 })
    expect(await told()).toEqual([...before, 1, 2])
    await actOnRow(app, 'jtt', { reserved: -90 })
  })
})
