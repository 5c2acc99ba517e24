import { beforeAll, describe, expect, test } from 'vitest'
import { uploadPdf } from '#testkit/applications.ts'
import { useTestApp, type Answer } from '#testkit/http.ts'
import { emptyBooks, giveQuota, numbersOf, placesOf, type Places } from '#testkit/quota-books.ts'

const app = useTestApp()
let at: Places
beforeAll(async () => {
  await emptyBooks(app)
  at = await placesOf(app)
  await giveQuota(app, { yun: 1000, dsj: 100, jtt: 20 })
})

type Asked = { metric?: string; increase?: number; region?: string }
const ask = async (name: string, items: Asked[] = [{}], more: Record<string, unknown> = {}): Promise<Answer> => (await app.as(name)).post('/quota-requests', {
  regionItems: items.map(({ metric = 'ecs.vcpu', increase = 10, region = at.public }) => ({ regionId: region, metric, increase })), reason: '业务扩容', ...more,
})
const asked = async (name: string, items?: Asked[], more?: Record<string, unknown>): Promise<Answer['body']> => {
  const answer = await ask(name, items, more)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const decide = async (name: string, request: { id: string; version: number }, verdict: 'approval' | 'rejection', more: Record<string, unknown> = {}) =>
  (await app.as(name)).post(`/quota-requests/${request.id}/${verdict}`, { version: request.version, reason: '同意', ...more })

describe('asking', () => {
  test('[Q3] goes to the direct parent, with the number of its day, before → after, and at most one attachment', async () => {
    const user = await app.as('jtt.user')
    const file = await uploadPdf(user)
    const request = await asked('jtt.user', [{}, { increase: 5 }, { metric: 'slb.count', increase: 2, region: at.dedicated }], { attachmentIds: [file], endsOn: null })
    expect(request).toMatchObject({
      status: 'waiting', zones: 'shared', department: { id: at.departments.jtt }, parent: { id: at.departments.dsj }, allowed: ['withdraw'], metrics: ['ecs.vcpu', 'slb.count'],
      items: [{ metric: 'ecs.vcpu', increase: 15, totalBefore: 20, totalNow: 20, granted: null, parentRemaining: null }, { metric: 'slb.count', increase: 2, totalBefore: 0 }],
    })
    expect(request.number).toMatch(/^QR-\d{8}-\d{4}$/)
    expect(request.reviewers).toBe(2)
    expect((await (await app.as('bureau.admin')).get(`/attachments/${file}`)).status).toBe(200)
    for (const name of ['jtt.1.user', 'gat.user', 'om']) expect((await (await app.as(name)).get(`/attachments/${file}`)).status).toBe(404)
    const two = [await uploadPdf(user), await uploadPdf(user)]
    expect((await ask('jtt.user', [{}], { attachmentIds: two })).status).toBe(422)
    const next = await asked('jtt.user')
    expect(next.number > request.number).toBe(true)
  })

  test('[Q3] public and dedicated together; industry alone, one region in a request', async () => {
    await app.sql(`insert into regions (code, names, zone) values ('ind-2', array['Industry zone 2', '行業雲區二', '行业云区二'], 'industry')`)
    const [{ id: other }] = await app.sql<{ id: string }>(`select id::text as id from regions where code = 'ind-2'`) as [{ id: string }]
    for (const items of [[{}, { region: at.industry }], [{ region: at.industry }, { region: other, metric: 'eip.count' }]]) {
      const answer = await ask('jtt.user', items)
      expect([answer.status, answer.body.code]).toEqual([422, 'quota.mixed_zones'])
    }
    expect(await asked('jtt.user', [{ region: at.industry }, { region: at.industry, metric: 'eip.count' }])).toMatchObject({ zones: 'industry' })
  })

  test('[Q3] needs quota.apply, a department above, something to ask for, a reason, and a day to come', async () => {
    expect((await app.stranger().post('/quota-requests', {})).status).toBe(401)
    expect((await ask('om')).status).toBe(403)
    await app.sql(`insert into account_quota_permissions (account_id, permission) select id, 'quota.apply' from accounts where account_name = 'om2'`)
    expect((await ask('om2')).body.code).toBe('quota.no_parent')
    expect((await ask('jtt.user', [])).status).toBe(422)
    expect((await ask('jtt.user', [{}], { reason: ' ' })).status).toBe(422)
    expect((await ask('jtt.user', [{ increase: 0 }])).status).toBe(422)
    expect((await ask('jtt.user', [{ region: '999999' }])).body.errors[0]).toMatchObject({ path: 'regionItems/0/regionId', code: 'field.not_an_option' })
    expect((await ask('jtt.user', [{}], { endsOn: '2020-01-01' })).body.errors[0]).toMatchObject({ path: 'endsOn', code: 'quota.ends_too_early' })
  })

  test('[Q3, Q4] each sees what their department asked, or was asked; everybody else 404', async () => {
    const request = await asked('jtt.user')
    for (const name of ['jtt.user', 'jtt.admin', 'bureau.admin']) expect((await (await app.as(name)).get(`/quota-requests/${request.id}`)).status, name).toBe(200)
    for (const name of ['bureau.user', 'jtt.1.user', 'jyt.admin', 'gat.admin', 'committee.admin', 'om', 'platform']) expect((await (await app.as(name)).get(`/quota-requests/${request.id}`)).status, name).toBe(404)
    const numbers = async (name: string, tab: string) => {
      const answer = await (await app.as(name)).get(`/quota-requests?tab=${tab}&pageSize=200`)
      return answer.status === 200 ? answer.body.items.map(({ number }: { number: string }) => number) : answer.status
    }
    expect(await numbers('jtt.user', 'mine')).toContain(request.number)
    expect(await numbers('jtt.user', 'reviews')).toBe(403)
    expect(await numbers('bureau.admin', 'reviews')).toContain(request.number)
    expect(await numbers('bureau.admin', 'mine')).toEqual([])
    expect(await numbers('jyt.admin', 'reviews')).toEqual([])
    expect(await numbers('platform', 'mine')).toBe(403)
    const reviewer = await (await app.as('bureau.admin')).get(`/quota-requests/${request.id}`)
    expect(reviewer.body).toMatchObject({ allowed: ['approve', 'reject'], items: [{ parentRemaining: 80 }] })
    const found = await (await app.as('bureau.admin')).get(`/quota-requests?tab=reviews&q=${request.number}&status=waiting&sort=-requestedAt`)
    expect(found.body).toMatchObject({ total: 1 })
  })

  test('[Q3] withdrawn while it waits, by who asked or the department\'s admin, not by a colleague', async () => {
    const request = await asked('jtt.admin')
    const withdraw = async (name: string, { id, version }: { id: string; version: number }) => (await app.as(name)).post(`/quota-requests/${id}/withdrawal`, { version })
    expect((await withdraw('jtt.user', request)).status).toBe(403)
    expect((await withdraw('gat.user', request)).status).toBe(404)
    expect((await withdraw('jtt.admin2', request)).body).toMatchObject({ status: 'withdrawn', allowed: [] })
    expect((await withdraw('jtt.admin', request)).body).toMatchObject({ code: 'quota_request.already_decided', facts: { verdict: 'withdrawn' } })
    const mine = await asked('jtt.user')
    expect((await withdraw('jtt.user', mine)).status).toBe(200)
    expect((await decide('bureau.admin', { ...mine, version: 2 }, 'approval')).body.code).toBe('quota_request.already_decided')
  })
})

describe('reviewing', () => {
  test('[Q4] approving allocates in the same step; an amount may be lowered, some to nothing, not all, none raised', async () => {
    await giveQuota(app, { yun: 1000, dsj: 50, jtt: 0 }, 'slb.count')
    await giveQuota(app, { jtt: 20 })
    const request = await asked('jtt.user', [{ increase: 10 }, { metric: 'slb.count', increase: 5 }, { metric: 'disk.gb', increase: 999 }])
    const amount = (metric: string, wanted: number) => ({ regionId: at.public, metric, amount: wanted })
    expect((await decide('bureau.admin', request, 'approval', { items: [amount('ecs.vcpu', 11)] })).body.errors[0]).toMatchObject({ path: 'items/0/amount', code: 'field.too_large' })
    expect((await decide('bureau.admin', request, 'approval', { items: [amount('eip.count', 1)] })).status).toBe(422)
    expect((await decide('bureau.admin', request, 'approval', { items: ['ecs.vcpu', 'slb.count', 'disk.gb'].map((metric) => amount(metric, 0)) })).body.code).toBe('quota_request.nothing_granted')
    const answer = await decide('bureau.admin', request, 'approval', { items: [amount('ecs.vcpu', 4), amount('disk.gb', 0)], reason: '先给一部分' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body).toMatchObject({ status: 'approved', decidedBy: { name: expect.any(String) }, decisionReason: '先给一部分' })
    expect(answer.body.items.map((item: { metric: string; granted: number; totalNow: number }) => [item.metric, item.granted, item.totalNow])).toEqual([['disk.gb', 0, 0], ['ecs.vcpu', 4, 24], ['slb.count', 5, 5]])
    expect(await numbersOf(app, 'dsj')).toMatchObject({ allocated: 24 })
    const history = await (await app.as('jtt.user')).get('/quotas/history?kind=request')
    expect(history.body.items[0]).toMatchObject({ subject: { kind: 'quota_request', id: request.id, number: request.number }, reason: '先给一部分' })
  })

  test('[Q4] too little left: refused with asked, remaining and shortfall; nothing is half done', async () => {
    const request = await asked('jtt.user', [{ increase: 200 }, { metric: 'slb.count', increase: 1 }])
    const remaining = await numbersOf(app, 'dsj')
    const answer = await decide('bureau.admin', request, 'approval')
    expect(answer.status).toBe(409)
    const left = remaining.total - remaining.allocated
    expect(answer.body).toMatchObject({ code: 'quota.insufficient', facts: { departmentId: at.departments.dsj, lines: [{ metric: 'ecs.vcpu', regionId: at.public, asked: 200, remaining: left, shortfall: 200 - left }] } })
    expect((await (await app.as('jtt.user')).get(`/quota-requests/${request.id}`)).body).toMatchObject({ status: 'waiting', version: request.version })
    expect(await numbersOf(app, 'dsj')).toEqual(remaining)
    // Apply upward with the shortfall (Q2, Q4), then it goes through.
    const upward = await asked('bureau.user', [{ increase: 200 - left }])
    expect((await decide('om', upward, 'approval')).status).toBe(200)
    expect((await decide('bureau.admin', request, 'approval')).status).toBe(200)
    await giveQuota(app, { yun: 5000, dsj: 1000 })
  })

  test('[Q4] rejected with a reason; nothing is allocated', async () => {
    const request = await asked('jtt.user')
    expect((await decide('bureau.admin', request, 'rejection', { reason: '' })).status).toBe(422)
    const before = await numbersOf(app, 'jtt')
    expect((await decide('bureau.admin', request, 'rejection', { reason: '请先清理闲置资源' })).body).toMatchObject({ status: 'rejected', decisionReason: '请先清理闲置资源', items: [{ granted: null }] })
    expect(await numbersOf(app, 'jtt')).toEqual(before)
  })

  test('[Q4] two reviewers on two instances at the same moment: one counts, the other is told who, when and why', async () => {
    const other = await app.another()
    for (const verdicts of [['approval', 'approval'], ['approval', 'rejection'], ['rejection', 'rejection']] as const) {
      const request = await asked('jtt.user', [{ increase: 1 }])
      const before = (await numbersOf(app, 'jtt')).total
      const clients = [await app.as('bureau.admin'), await other.as('bureau.admin2')]
      const answers = await Promise.all(clients.map((client, index) =>
        client.post(`/quota-requests/${request.id}/${verdicts[index]}`, { version: request.version, reason: `第${index + 1}人` })))
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
      const lost = answers.find(({ status }) => status === 409)!.body
      const won = answers.find(({ status }) => status === 200)!.body
      expect(lost).toMatchObject({ code: 'quota_request.already_decided', facts: { verdict: won.status, by: won.decidedBy.name, at: won.decidedAt, reason: won.decisionReason } })
      expect((await numbersOf(app, 'jtt')).total).toBe(before + (won.status === 'approved' ? 1 : 0))
    }
  })

  test('[Q4] withdrawn and approved at once: one of them counts', async () => {
    for (let round = 0; round < 4; round++) {
      const request = await asked('jtt.user', [{ increase: 1 }])
      const answers = await Promise.all([decide('bureau.admin', request, 'approval'), (await app.as('jtt.user')).post(`/quota-requests/${request.id}/withdrawal`, { version: request.version })])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    }
  })

  test('[Q4] needs quota.review of the department that was asked; an older version or a key used twice decides nothing anew', async () => {
    const request = await asked('jtt.user', [{ increase: 1 }])
    expect((await decide('jtt.user', request, 'approval')).status).toBe(403)
    expect((await decide('jtt.admin', request, 'approval')).status).toBe(403)
    expect((await decide('om', request, 'approval')).status).toBe(404)
    expect((await decide('bureau.admin', { ...request, version: 9 }, 'approval')).body.code).toBe('conflict.stale')
    const before = (await numbersOf(app, 'jtt')).total
    const admin = await app.as('bureau.admin')
    const body = { version: request.version, reason: '同意' }
    const twice = [await admin.post(`/quota-requests/${request.id}/approval`, body, { key: 'q4' }), await admin.post(`/quota-requests/${request.id}/approval`, body, { key: 'q4' })]
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    expect((await numbersOf(app, 'jtt')).total).toBe(before + 1)
  })

  test('[Q4] a reviewer may be limited to public and dedicated, or to industry zones', async () => {
    await app.sql(`update account_quota_permissions set zones = 'industry' where permission = 'quota.review' and account_id = (select id from accounts where account_name = 'bureau.admin2')`)
    const request = await asked('jtt.user', [{ increase: 1 }])
    expect(request.reviewers).toBe(1)
    const limited = await app.as('bureau.admin2')
    expect((await limited.get(`/quota-requests/${request.id}`)).status).toBe(404)
    expect((await limited.get(`/quota-requests?tab=reviews&number=${request.number}`)).body.total).toBe(0)
    expect((await decide('bureau.admin2', request, 'approval')).status).toBe(404)
    const industry = await asked('jtt.user', [{ region: at.industry }])
    expect((await limited.get(`/quota-requests/${industry.id}`)).body.allowed).toEqual(['approve', 'reject'])
    await app.sql(`update account_quota_permissions set zones = null where permission = 'quota.review'`)
  })

  test('[Q4] four eyes: nobody decides on what they, or whom they act for, asked for', async () => {
    const request = await asked('jtt.user', [{ increase: 1 }])
    await app.sql(`update accounts set department_id = $1 where account_name = 'jtt.user'`, [at.departments.dsj])
    await app.sql(`insert into account_quota_permissions (account_id, permission) select id, 'quota.review' from accounts where account_name = 'jtt.user'`)
    const seen = await (await app.as('jtt.user')).get(`/quota-requests/${request.id}`)
    expect(seen.body.allowed).toEqual([])
    expect((await decide('jtt.user', request, 'approval')).body.code).toBe('quota_request.own')
    expect((await decide('jtt.user', request, 'rejection')).body.code).toBe('quota_request.own')
    await app.sql(`delete from account_quota_permissions where permission = 'quota.review' and account_id = (select id from accounts where account_name = 'jtt.user')`)
    await app.sql(`update accounts set department_id = $1 where account_name = 'jtt.user'`, [at.departments.jtt])
  })

  test('[Q4] a request for a while becomes a temporary grant', async () => {
    const [{ day }] = await app.sql<{ day: string }>(`select ((platform_now() at time zone 'Asia/Shanghai')::date + 30)::text as day`) as [{ day: string }]
    const request = await asked('jtt.user', [{ increase: 3 }], { endsOn: day })
    expect((await decide('bureau.admin', request, 'approval')).body).toMatchObject({ endsOn: day, status: 'approved' })
    expect((await (await app.as('jtt.user')).get('/quotas')).body.grants).toEqual([{ departmentId: at.departments.jtt, regionId: at.public, metric: 'ecs.vcpu', amount: 3, endsOn: day }])
  })
})

describe('messages', () => {
  test('[Q3, Q4] reviewers have a task, who asked has the result; where nobody can review, the platform admins hear of it', async () => {
    const titles = async (name: string) => (await (await app.as(name)).get('/messages?pageSize=200')).body.items.map(({ title }: { title: string[] }) => title[2])
    const request = await asked('jtt.user', [{ increase: 1 }])
    await decide('bureau.admin', request, 'rejection', { reason: '不足' })
    await app.sql(`update accounts set is_enabled = false where account_name in ('jtt.admin', 'jtt.admin2')`)
    const lonely = await asked('jtt.1.user', [{ increase: 1 }])
    expect(lonely.reviewers).toBe(0)
    await app.drain()
    await app.sql(`update accounts set is_enabled = true`)
    expect(await titles('bureau.admin2')).toEqual(expect.arrayContaining([expect.stringContaining(request.number)]))
    expect(await titles('jtt.user')).toContain(`配额申请 ${request.number} 已驳回`)
    expect(await titles('platform')).toContain(`配额申请 ${lonely.number} 无人可审批`)
  })
})
