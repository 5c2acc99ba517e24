import { expect } from 'vitest'
import { approve, departmentId, newDraft, submitted } from '#testkit/applications.ts'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { billOf, openedIn, rollUp, sentAll } from '#testkit/bill-months.ts'
import type { TestApp } from '#testkit/http.ts'
import { cast, delivered, placed, taken } from '#testkit/orders.ts'

/** Where a page with an id in its path leads: which record, and whose page it is. */
export type Example = { readonly as?: string; readonly id: (app: TestApp) => Promise<string> }

async function firstOf(app: TestApp, name: string, path: string): Promise<string> {
  const { status, body } = await (await app.as(name)).get(path)
  expect(status, path).toBe(200)
  expect(body.items.length, `${path} has a record to show`).toBeGreaterThan(0)
  return body.items[0].id
}
const listed = (as: string, path: string): Example => ({ as, id: (app) => firstOf(app, as, path) })
const application = (as: string, make: (app: TestApp) => Promise<{ id: string }>): Example => ({ as, id: async (app) => (await make(app)).id })

const inReview = async (app: TestApp) => submitted(app, await app.as('jtt.user'), 'jtt', { title: '云服务器 ECS 申请', quantity: 2 })
const approved = async (app: TestApp) => approve(await app.as('bureau.admin'), await approve(await app.as('om'), await inReview(app)))

async function runningResource(app: TestApp): Promise<string> {
  const { id, items } = await approved(app)
  const om = await app.as('om')
  const answer = await om.post(`/applications/${id}/provisioning`, { items: [{ id: items[0].id, units: [{ instanceId: 'i-jtt-example-1', ip: '10.16.0.8' }] }] })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return firstOf(app, 'jtt.user', '/resources?pageSize=1')
}

async function quotaRequest(app: TestApp): Promise<{ id: string }> {
  const asker = await app.as('jtt.user')
  const { body: regions } = await asker.get('/regions?sort=position')
  const { status, body } = await asker.post('/quota-requests', { regionItems: [{ regionId: regions.items[0].id, metric: 'ecs.vcpu', increase: 8 }], reason: '门户网站扩容' })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

async function signUp(app: TestApp): Promise<string> {
  const { status } = await app.stranger().post('/sign-ups', { accountName: 'zhang.xin', displayName: '张欣', email: 'zhang.xin@xingchen.example', organisation: '星辰物流有限公司', reason: '需要两台云主机。' })
  expect(status).toBe(201)
  return firstOf(app, 'business', '/sign-ups?pageSize=1')
}

async function accountRequest(app: TestApp): Promise<string> {
  const { body: choices } = await app.stranger().get('/account-requests/choices')
  const department = choices.departments.find(({ roles }: { roles: string[] }) => roles.includes('department_user'))
  const { status } = await app.stranger().post('/account-requests', {
    departmentId: department.id, regionId: choices.regions[0].id, accountName: 'lin.qing', displayName: '林青', role: 'department_user', phone: '13800001111', email: 'lin.qing@x.example',
    headName: '周处长', headContact: '0571-87001234', reason: '负责门户网站上云',
  })
  expect(status).toBe(201)
  return firstOf(app, 'om', '/account-requests?accountName=lin.qing')
}

async function deliveredProduct(app: TestApp): Promise<string> {
  return (await delivered(await cast(app))).id
}

async function verifiedProduct(app: TestApp): Promise<string> {
  const people = await cast(app)
  const [product] = await placed(people.member)
  return (await taken(people, product!.id, 'verification')).id
}

/** A fee of member1 for a month gone by, of which everything is due. */
async function usageFee(app: TestApp): Promise<string> {
  const [fee] = await app.sql<{ id: string }>(`
    with fee as (insert into usage_fees (member_id, month, amount, computed_at)
      select id, coalesce((select max(month) + interval '1 month' from usage_fees), date '2025-01-01'), 12.34, '2026-02-01 00:20+08' from accounts where account_name = 'member1' returning id, month),
    line as (insert into usage_fee_lines (fee_id, position, product_id, metric, usage_month, quantity, unit_price, amount) select fee.id, 1, $1, 'flow', fee.month, 15425, 0.0008, 12.34 from fee)
    select id::text as id from fee`, [await verifiedProduct(app)])
  return fee!.id
}

const billed = '2026-10'
/** What jtt was sent for a month, with a resource on it. */
async function sentBill(app: TestApp): Promise<string> {
  const [known] = await app.sql<{ id: string }>('select id::text as id from bills where month = $1::date and revision > 0', [`${billed}-01`])
  if (!known) {
    await openedIn(app, billed)
    await priced(app, 'example', [['2026-01-01', '310']])
    await resourceWith(app, 'jtt', [{ from: '2026-07-10', components: [thing('example', 2)] }])
    await computed(app, billed)
    await sentAll(await app.as('business'), billed)
  }
  return (await billOf(app, await app.as('jtt.admin'), 'jtt', billed)).id
}
async function billProject(app: TestApp): Promise<string> {
  const id = await sentBill(app)
  const { body } = await (await app.as('jtt.admin')).get(`/bills/${id}`)
  return `${id}/${body.byProject[0].project.id}`
}
/** What gat rejected, and business is revising with an adjustment. */
async function revisedBill(app: TestApp): Promise<string> {
  await sentBill(app)
  const [admin, business] = [await app.as('gat.admin'), await app.as('business')]
  const { id, revision, status } = await billOf(app, business, 'gat', billed)
  if (status === 'sent') {
    await admin.post(`/bills/${id}/rejection`, { revision, reason: '请核对备份费用' })
    const { version } = await billOf(app, business, 'gat', billed)
    expect((await business.post(`/bills/${id}/adjustments`, { version, amount: '128.50', reason: '九月备份存储漏计' })).status).toBe(201)
  }
  return id
}
async function sectorRollUp(app: TestApp): Promise<string> {
  await sentBill(app)
  return (await rollUp(await app.as('committee.admin'), billed, 'politics_law')).id
}

async function announcement(app: TestApp): Promise<{ id: string }> {
  const { status, body } = await (await app.as('platform')).post('/announcements', {
    titles: ['Maintenance', '維護通知', '维护通知'], texts: ['The platform rests tonight.', '今晚平台維護。', '今晚平台维护。'], tone: 'warning', isPublic: false,
    fromAt: '2020-01-01T00:00:00Z', untilAt: '2099-01-01T00:00:00Z',
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

async function webhook(app: TestApp): Promise<string> {
  const { status, body } = await (await app.as('platform')).post('/webhooks', { name: `工单系统 ${Date.now()}`, url: 'https://example.com/hook', eventKinds: ['application.approved', 'bill.sent'] })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.webhook.id
}

/** Planned for the day after tomorrow: an empty project of jtt passes to jyt. */
async function reorganisation(app: TestApp): Promise<{ id: string }> {
  const { body: project } = await (await app.as('jtt.user')).post('/projects', { name: `待划转 ${Date.now()}` })
  const [{ day }] = await app.sql<{ day: string }>(`select ((platform_now() at time zone 'Asia/Shanghai')::date + 2)::text as day`) as [{ day: string }]
  const { status, body } = await (await app.as('platform')).post('/reorganisations', {
    day, fromDepartmentId: await departmentId(app, 'jtt'), toDepartmentId: await departmentId(app, 'jyt'), projectIds: [project.id], resources: [], reason: '职能划转',
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

/** By the path of the route; a new page with an id says here where an example comes from. */
export const examples: Readonly<Record<string, Example>> = {
  '/departments/:id': { as: 'platform', id: (app) => departmentId(app, 'jtt') },
  '/announcements/:id': application('platform', announcement),
  '/reorganisations/:id': application('platform', reorganisation),
  '/help/:audience': { id: async () => 'department-admin' },
  '/accounts/:id': listed('platform', '/accounts?pageSize=1'),
  '/accounts/:id/personal-data': listed('platform', '/accounts?pageSize=1'),
  '/audit-log/:id': listed('auditor', '/audit-events?pageSize=1'),
  '/messages/:id': listed('om', '/messages?pageSize=1'),
  '/outbox/:id': listed('om', '/outbox?pageSize=1'),
  '/webhooks/:id': { as: 'platform', id: webhook },
  '/webhooks/:id/edit': { as: 'platform', id: webhook },
  '/resources/:id': { as: 'jtt.user', id: runningResource },
  '/projects/:id': listed('jtt.user', '/projects?pageSize=1'),
  '/applications/:id': application('om', inReview),
  '/applications/:id/review': application('om', async (app) => submitted(app, await app.as('jtt.user'), 'jtt', { title: '逐项审批', items: 3 })),
  '/applications/:id/edit': application('jtt.user', async (app) => newDraft(app, await app.as('jtt.user'), 'jtt')),
  '/applications/:id/provisioning': application('om', approved),
  '/applications/new/:service': { as: 'jtt.user', id: async () => 'ecs' },
  '/quotas/requests/:id': application('bureau.admin', quotaRequest),
  '/quotas/allocation/:id': { as: 'bureau.admin', id: (app) => departmentId(app, 'jtt') },
  '/members/:id': listed('business', '/members?pageSize=1'),
  '/members/:id/edit': listed('business', '/members?pageSize=1'),
  '/members/:id/points': listed('business', '/members?account=member1&pageSize=1&sort=account'),
  '/groups/:id/edit': listed('business', '/groups?pageSize=1'),
  '/sign-ups/:id': { as: 'business', id: signUp },
  '/account-requests/:id': { as: 'om', id: accountRequest },
  '/usage-fees/:id': { as: 'business', id: usageFee },
  '/my-usage/fees/:id': { as: 'member1', id: usageFee },
  '/products/:id': { as: 'business', id: verifiedProduct },
  '/my-products/:id': { as: 'member1', id: verifiedProduct },
  '/products/:id/change': { as: 'business', id: deliveredProduct },
  '/my-products/:id/change': { as: 'member1', id: deliveredProduct },
  '/products/:id/edit': { as: 'om', id: verifiedProduct },
  '/bills/:id': { as: 'jtt.admin', id: sentBill },
  '/bills/prepare/:id': { as: 'business', id: revisedBill },
  '/bills/:id/projects/:projectId': { as: 'jtt.user', id: billProject },
  '/bills/months/:month': { as: 'bureau.admin', id: async (app) => { await sentBill(app); return billed } },
  '/bills/roll-ups/:id': { as: 'committee.admin', id: sectorRollUp },
  '/unit-prices/:id': listed('business', '/unit-prices?pageSize=1'),
  '/unit-prices/:id/edit': listed('business', '/unit-prices?pageSize=1'),
  '/sets/:id': listed('business', '/sets?pageSize=1'),
  '/sets/:id/edit': listed('business', '/sets?pageSize=1'),
  '/shop/sets/:id': listed('member1', '/shop'),
  '/shop/custom/:service': { as: 'member1', id: async () => 'bds' },
  '/catalogue/services/:id': listed('om', '/service-settings'),
  '/catalogue/regions/:id': listed('om', '/regions'),
  '/catalogue/images/:id': listed('om', '/images'),
  '/catalogue/specs/:id': listed('om', '/instance-specs'),
  '/catalogue/families/:id': listed('om', '/instance-families'),
  '/catalogue/option-values/:id': listed('om', '/option-values'),
  '/catalogue/networks/:id': listed('om', '/networks'),
}
