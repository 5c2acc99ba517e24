import { beforeAll, describe, expect, test } from 'vitest'
import type { BillLine, BillRow } from '#modules/bills/contract.ts'
import type { ResourceCharges } from '#modules/bills/charge-contract.ts'
import { computed, draftOf, priced, resourceWith, thing, used } from '#testkit/bill-data.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, code, travelTo } from '#testkit/orders.ts'

type Explained = { line: BillLine; daysOfMonth: number; price: object | null; formula: object | null; usage: object[]; application: object | null }
type Compared = { from: number; to: number; totalBefore: string; totalAfter: string; isComplete: boolean; lines: { change: string; before: BillLine | null; after: BillLine | null; difference: string }[] }

describe('lines of a bill', () => {
  const app = useTestApp()
  let [unit, machine, address] = ['', '', '']
  beforeAll(async () => {
    await app.sql(`insert into platform_settings (key, value) values ('bill.opening_month', '"2027-04"')`)
    await app.sql(`update unit_price_changes c set from_day = '2026-01-01', price = 0.0008 from unit_prices p where p.id = c.unit_price_id and p.resource = 'Flow'`)
    await travelTo(app, '2027-05-20')
    await priced(app, 'core', [['2026-01-01', '360']], 8)
    await priced(app, 'core', [['2026-01-01', '50'], ['2027-04-16', '60']])
    machine = await resourceWith(app, 'gat', [{ from: '2027-04-10', components: [thing('core', 16), thing('core', 2, 3)] }])
    address = await resourceWith(app, 'gat.1', [{ from: '2027-01-01', components: [{ category: 'Network', resource: 'Flow', spec: 'NA', quantity: 1, count: 1 }] }], 'eip')
    await used(app, address, '2027-04-03', 1000)
    await used(app, address, '2027-04-04', 234.5)
    await computed(app, '2027-04')
    unit = (await draftOf(app, 'gat', '2027-04')).id
  })
  const business = () => app.as('business')
  const listed = async (name: string, query = '') => body<{ items: BillLine[]; total: number }>(await (await app.as(name)).get(`/bills/${unit}/lines${query}`))
  const explained = async (number: number) => body<Explained>(await (await business()).get(`/bills/${unit}/lines/${number}`))

  test('[B2] a draft\'s lines are the business operators\'; in their order, filtered, searched, page by page', async () => {
    expect(code(await (await app.as('gat.admin')).get(`/bills/${unit}/lines`))).toBe('404 record.not_found')
    const { items } = await listed('business')
    expect(items.map(({ number, kind, quantity, count, fromDay, toDay, days, unitPrice, priceNumber, amount }) => [number, kind, quantity, count, fromDay, toDay, days, unitPrice, priceNumber, amount])).toEqual([
      [1, 'fixed', '16', 1, '2027-04-10', '2027-04-30', 21, '360', 8, '504.00'],
      [2, 'fixed', '2', 3, '2027-04-10', '2027-04-15', 6, '50', 1, '60.00'],
      [3, 'fixed', '2', 3, '2027-04-16', '2027-04-30', 15, '60', 1, '180.00'],
      [4, 'usage', '1234.5', 1, '2027-04-03', '2027-04-04', 2, '0.0008', 1, '0.99'],
    ])
    expect(items[0]).toMatchObject({ component: { category: 'Test', resource: 'Thing', spec: 'core' }, resource: { id: machine }, service: { code: 'ecs' }, unit: 'Set', usageMonth: null })
    expect((await listed('business', '?kind=usage')).items.map(({ number }) => number)).toEqual([4])
    expect((await listed('business', '?sort=-amount&pageSize=2&page=2')).items.map(({ number }) => number)).toEqual([2, 4])
    expect((await listed('business', `?resource=${machine}&q=core`)).total).toBe(3)
  })

  test('each says why it costs what it costs: price, formula with its numbers, days, usage', async () => {
    expect(await explained(1)).toMatchObject({
      daysOfMonth: 30, price: { fromDay: '2026-01-01', price: '360', number: 8, unit: 'Set' },
      formula: { text: '360 × (16 ÷ 8) × 21 ÷ 30', exact: '504', amount: '504.00' }, usage: [], application: null,
    })
    expect(await explained(3)).toMatchObject({ price: { fromDay: '2027-04-16', price: '60', number: 1 }, formula: { text: '60 × 2 × 3 × 15 ÷ 30', exact: '180' } })
    expect(await explained(4)).toMatchObject({
      price: { price: '0.0008', number: 1 }, formula: { text: '1234.5 × 0.0008', exact: '2469 / 2500', amount: '0.99' },
      usage: [{ day: '2027-04-03', quantity: '1000' }, { day: '2027-04-04', quantity: '234.5' }],
    })
    expect(code(await (await business()).get(`/bills/${unit}/lines/99`))).toBe('404 record.not_found')
  })

  test('[B2] once sent the department reads them; accounts of an inner department only their own', async () => {
    const { version } = await draftOf(app, 'gat', '2027-04')
    body(await (await business()).post(`/bills/${unit}/sending`, { version }))
    expect((await listed('gat.admin')).total).toBe(4)
    expect((await listed('gat.1.user')).items.map(({ number }) => number)).toEqual([4])
    expect((await listed('gat.2.user')).total).toBe(0)
    expect(code(await (await app.as('gat.1.user')).get(`/bills/${unit}/lines/1`))).toBe('404 record.not_found')
    expect(code(await (await app.as('gat.admin')).get(`/bills/${unit}/lines?revision=2`))).toBe('404 record.not_found')
    expect((await (await app.as('jtt.admin')).get(`/bills/${unit}/lines`)).status).toBe(404)
  })

  test('[B11] the next revision shows its differences to the last, line by line', async () => {
    body(await (await app.as('gat.admin')).post(`/bills/${unit}/rejection`, { revision: 1, reason: '第一项有误，请核对' }))
    const person = await business()
    const rejected = await draftOf(app, 'gat', '2027-04')
    expect(code(await person.post(`/bills/${unit}/adjustments`, { version: rejected.version, amount: '0.00', reason: '无' }))).toBe('422 input.invalid')
    expect(code(await person.post(`/bills/${unit}/adjustments`, { version: rejected.version, amount: '1.005', reason: '无' }))).toBe('422 input.invalid')
    expect(code(await person.post(`/bills/${unit}/adjustments`, { version: rejected.version, amount: '-4', reason: '减免', lineNumber: 99 }))).toBe('422 input.invalid')
    expect(code(await (await app.as('gat.admin')).post(`/bills/${unit}/adjustments`, { version: rejected.version, amount: '-4', reason: '减免' }))).toBe('403 permission.missing')
    await used(app, address, '2027-04-05', 1000)
    const adjusted = body<BillRow>(await person.post(`/bills/${unit}/adjustments`, { version: rejected.version, amount: '-4.5', reason: '停机一天', lineNumber: 1 }), 201)
    expect([adjusted.status, adjusted.total]).toEqual(['draft', '741.29'])
    expect(code(await person.post(`/bills/${unit}/recomputation`, { version: rejected.version }))).toBe('409 conflict.stale')
    const { lines, ...sums } = body<Compared>(await person.get(`/bills/${unit}/differences?from=1`))
    expect(sums).toEqual({ from: 1, to: 2, totalBefore: '744.99', totalAfter: '741.29', isComplete: true })
    expect(lines.map(({ change, before, after, difference }) => [change, before?.number ?? null, after?.number ?? null, difference])).toEqual([['changed', 4, 4, '0.80'], ['added', null, 5, '-4.50']])
    expect(lines[1]!.after).toMatchObject({ kind: 'adjustment', note: '停机一天', resource: { id: machine } })
    const detail = body<{ adjustments: { id: string }[] }>(await person.get(`/bills/${unit}`))
    const removed = body<BillRow>(await person.delete(`/bills/${unit}/adjustments/${detail.adjustments[0]!.id}?version=${adjusted.version}`))
    expect(removed.total).toBe('745.79')
    const again = body<BillRow>(await person.post(`/bills/${unit}/adjustments`, { version: removed.version, amount: '-1', reason: '减免' }), 201)
    const sent = body<BillRow>(await person.post(`/bills/${unit}/sending`, { version: again.version }))
    body(await (await app.as('gat.admin')).post(`/bills/${unit}/rejection`, { revision: sent.revision, reason: '仍有疑问，请说明' }))
    const [kept] = body<{ adjustments: { id: string }[]; version: number }>(await person.get(`/bills/${unit}`)).adjustments
    const { version } = await draftOf(app, 'gat', '2027-04')
    expect(code(await person.delete(`/bills/${unit}/adjustments/${kept!.id}?version=${version}`))).toBe('409 bill.adjustment_sent')
  })

  test('what a resource cost: of bills that were sent, and so far this month', async () => {
    const charges = body<ResourceCharges>(await (await app.as('gat.admin')).get(`/resources/${machine}/charges`))
    expect(charges.months).toMatchObject([{ month: '2027-04', amount: '744.00', fixed: '744.00', usage: '0.00', lineCount: 3, billId: unit }])
    expect(charges.present).toMatchObject({ month: '2027-05', toDay: '2027-05-20', daysOfMonth: 31, amount: '696.78' })
    expect(charges.present!.lines.map(({ days, amount }) => [days, amount])).toEqual([[20, '464.52'], [20, '232.26']])
    const om = body<ResourceCharges>(await (await app.as('om')).get(`/resources/${machine}/charges`))
    expect(om.months.map(({ amount, billId }) => [amount, billId])).toEqual([['744.00', null]])
    expect(code(await (await app.as('jtt.admin')).get(`/resources/${machine}/charges`))).toBe('404 record.not_found')
  })
})
