import { describe, expect, test } from 'vitest'
import { openingMonth, monthsWithoutBills } from '#modules/bills/opening-store.ts'
import { addWorkingDays } from '#modules/holidays/rules/working-days.ts'
import { readCalendar } from '#modules/holidays/offers.ts'
import { platformNow } from '#kit/server/database.ts'
import { dayOf } from '#kit/pure/time.ts'
import { submitted } from '#testkit/applications.ts'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { billOf, sentAll } from '#testkit/bill-months.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, cast, due, placed, toppedUp } from '#testkit/orders.ts'

/** Chapter 8, platform settings: what the platform admin sets by the page is what the modules do from then on. */
const app = useTestApp()

async function set(code: string, value: unknown): Promise<void> {
  const platform = await app.as('platform')
  const { changedAt } = body<{ items: { code: string; changedAt: string | null }[] }>(await platform.get('/settings')).items.find((row) => row.code === code)!
  const answer = await platform.put(`/settings/${code}`, { value, changedAt })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}
const reset = async (code: string) => body(await (await app.as('platform')).delete(`/settings/${code}`))
async function workingDaysFromToday(days: number): Promise<string> {
  const today = dayOf(await platformNow(app.database))
  return addWorkingDays(await readCalendar(app.database, today), today, days)
}

describe('a setting that was changed', () => {
  test('[R7] sla.days: the next submission has that many working days', async () => {
    await set('sla.days', 2)
    expect((await submitted(app, await app.as('gat.user'), 'gat')).deadline.daysLeft).toBe(2)
    await reset('sla.days')
    expect((await submitted(app, await app.as('gat.user'), 'gat')).deadline.daysLeft).toBe(7)
  })

  test('[O8] order.unverified_days: the next run cancels what waited for longer', async () => {
    const people = await cast(app)
    await toppedUp(app)
    await set('order.unverified_days', 3)
    const [product] = await placed(people.member)
    await app.travel('2 days')
    await due(app)
    expect(body(await people.business.get(`/products/${product!.id}`)).status).toBe('product_place')
    await app.travel('2 days')
    await due(app)
    expect(body(await people.business.get(`/products/${product!.id}`)).status).toBe('product_end')
    await app.sql(`update clock set shift = interval '0'`)
  })

  test('[B1] bill.opening_month and [B14] bill.feedback_days: bills from that month on, due after that many working days', async () => {
    await set('bill.opening_month', '2026-10')
    await set('bill.feedback_days', 4)
    expect(await openingMonth(app.database)).toBe('2026-10-01')
    expect((await monthsWithoutBills(app.database, new Date('2026-11-22T00:00:00Z')))[0] ?? '2026-10-01').toBe('2026-10-01')
    await priced(app, 'effect', [['2026-01-01', '100']])
    await resourceWith(app, 'jtt', [{ from: '2026-07-10', components: [thing('effect')] }])
    await computed(app, '2026-10')
    await sentAll(await app.as('business'), '2026-10')
    const admin = await app.as('jtt.admin')
    const { id } = await billOf(app, admin, 'jtt', '2026-10')
    expect(body<{ dueOn: string }>(await admin.get(`/bills/${id}`)).dueOn).toBe(await workingDaysFromToday(4))
  })

  test('points.low_balance: who falls below it is told', async () => {
    await set('points.low_balance', '500.5')
    const [member] = await app.sql<{ id: string }>(`select id::text as id from accounts where account_name = 'member2'`)
    const business = await app.as('business')
    body(await business.post(`/points/${member!.id}/top-ups`, { amount: '1000' }), 201)
    body(await business.post(`/points/${member!.id}/pay-outs`, { amount: '600' }), 201)
    const told = await app.sql<{ facts: { threshold: string } }>(`select facts from events where kind = 'points.low' order by id desc limit 1`)
    expect(told.map(({ facts }) => facts.threshold)).toEqual(['500.50'])
  })

  test('language.default: visitors and addresses without an account are spoken to in it', async () => {
    await set('language.default', 'zh-Hant')
    const business = await app.as('business')
    body(await business.post('/mail-recipients', { email: 'duty@cloud.example', jobTitle: 'business', remark: '' }), 201)
    const people = await cast(app)
    await placed(people.member)
    await app.drain()
    expect(body<{ look: { defaultLanguage: string } }>(await app.stranger().get('/session')).look.defaultLanguage).toBe('zh-Hant')
    const mails = await app.sql<{ language: string }>(`select language from mails where to_address = 'duty@cloud.example'`)
    expect(new Set(mails.map(({ language }) => language))).toEqual(new Set(['zh-Hant']))
  })
})

describe('[P6] currency', () => {
  const fresh = useTestApp()
  test('before the first amount it is chosen freely, and the prices are written in it', async () => {
    // A platform that was just set up: nothing has a price, nobody has points, nothing was billed.
    await fresh.sql('truncate point_transfers, products, orders, bills, budgets, cost_rows cascade')
    await fresh.sql('update point_accounts set balance = 0')
    await fresh.sql('update unit_price_changes set price = null')
    const platform = await fresh.as('platform')
    const answer = await platform.put('/settings/currency', { value: { code: 'TWD', decimals: 0 }, changedAt: null })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(body<{ currency: object }>(await (await fresh.as('business')).get('/unit-prices/current')).currency).toEqual({ code: 'TWD', decimals: 0 })
    expect((await platform.put('/settings/points.low_balance', { value: '99.5', changedAt: null })).body.errors[0].code).toBe('setting.too_many_decimals')
  })
})
