import { beforeAll, describe, expect, test } from 'vitest'
import type { BillRow } from '#modules/bills/contract.ts'
import { computed, draftOf, linesOf, priced, resourceWith, thing, used } from '#testkit/bill-data.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, travelTo } from '#testkit/orders.ts'

/**
 * The month of docs/billing.md, worked out by hand: February of a leap year (29 days) of one unit. Each line of the table
 * there stands here, to the cent.
 */
describe('[B1] [B4] [B8] a month as it is worked out in docs/billing.md', () => {
  const app = useTestApp()
  const resource = { started: '', released: '', changed: '', flowing: '' }
  beforeAll(async () => {
    await app.sql(`insert into platform_settings (key, value) values ('bill.opening_month', '"2028-01"')`)
    await travelTo(app, '2028-03-01', '08:00')
    await priced(app, 'core', [['2028-01-01', '50'], ['2028-02-16', '58']])
    await priced(app, 'core', [['2028-01-01', '360']], 8)
    await priced(app, 'disk', [['2028-01-01', '0.4']])
    const core = (quantity: number, count = 1) => thing('core', quantity, count)
    await app.sql(`update unit_price_changes c set from_day = '2028-01-01', price = 0.0008 from unit_prices p where p.id = c.unit_price_id and p.resource = 'Flow'`)
    resource.started = await resourceWith(app, 'jtt', [{ from: '2028-02-10', components: [core(4), thing('disk', 40, 3)] }])
    resource.released = await resourceWith(app, 'jtt', [{ from: '2027-11-03', to: '2028-02-20', components: [core(1)] }])
    resource.changed = await resourceWith(app, 'jtt', [{ from: '2028-01-05', to: '2028-02-11', components: [core(16)] }, { from: '2028-02-12', components: [core(20)] }])
    resource.flowing = await resourceWith(app, 'jtt', [{ from: '2028-01-01', components: [{ category: 'Network', resource: 'Flow', spec: 'NA', quantity: 1, count: 1 }] }], 'eip')
    await used(app, resource.flowing, '2028-01-31', 1000)
    await used(app, resource.flowing, '2028-02-03', 1000)
    await used(app, resource.flowing, '2028-02-28', 234.5)
  })

  const fixed = [
    'fixed core 16 02-01–02-11 11 360 = 273.10',
    'fixed core 20 02-12–02-15 4 50 = 137.93',
    'fixed core 20 02-16–02-29 14 58 = 560.00',
    'fixed core 4 02-10–02-15 6 50 = 41.38',
    'fixed disk 40×3 02-10–02-29 20 0.4 = 33.10',
    'fixed core 4 02-16–02-29 14 58 = 112.00',
    'fixed core 1 02-01–02-15 15 50 = 25.86',
    'fixed core 1 02-16–02-20 5 58 = 10.00',
  ]
  const usage = 'usage NA 1234.5 02-03–02-28 2 0.0008 = 0.99'
  const sorted = (lines: readonly string[]) => lines.toSorted()

  test('January is sent; February starts, ends, changes in price and configuration, and was used', async () => {
    const business = await app.as('business')
    expect((await computed(app, '2028-01')).problems).toEqual([])
    const january = await draftOf(app, 'jtt', '2028-01')
    expect(sorted(await linesOf(app, january.id))).toEqual(sorted(['fixed core 1 01-01–01-31 31 50 = 50.00', 'fixed core 16 01-05–01-31 27 360 = 627.10', 'usage NA 1000 01-31–01-31 1 0.0008 = 0.80']))
    body(await business.post(`/bills/${january.id}/sending`, { version: january.version }))
    expect((await computed(app, '2028-02')).problems).toEqual([])
    const february = await draftOf(app, 'jtt', '2028-02')
    expect(sorted(await linesOf(app, february.id))).toEqual(sorted([...fixed, usage]))
    expect(february.total).toBe('1194.36')
  })

  test('late usage of January comes into February as a line of its own, and an adjustment with its reason', async () => {
    const business = await app.as('business')
    await used(app, resource.flowing, '2028-01-30', 500)
    let february = await draftOf(app, 'jtt', '2028-02')
    february = body<BillRow>(await business.post(`/bills/${february.id}/recomputation`, { version: february.version }))
    const flawed = (await app.sql<{ number: number }>(`select number from bill_lines where bill_id = $1 and spec = 'core' and resource_id = $2 and from_day = '2028-02-10'`, [february.id, resource.started]))[0]!
    february = body<BillRow>(await business.post(`/bills/${february.id}/adjustments`, { version: february.version, lineNumber: flawed.number, amount: '-20.69', reason: '停机三天减免' }), 201)
    expect(sorted(await linesOf(app, february.id))).toEqual(sorted([
      ...fixed, usage, 'usage NA 500 01-30–01-31 2 0.0008 = 0.40 (2028-01)', 'adjustment 1 02-01–02-29 0 = -20.69 停机三天减免',
    ]))
    expect(february.total).toBe('1174.07')
  })

  test('[property] every way of grouping gives the same total, and computing it again changes nothing', async () => {
    const business = await app.as('business')
    const before = await draftOf(app, 'jtt', '2028-02')
    const detail = body<Record<'byRegion' | 'byProject' | 'byService' | 'byDepartment', { amount: string }[]> & { total: string }>(await business.get(`/bills/${before.id}`))
    for (const groups of [detail.byRegion, detail.byProject, detail.byService, detail.byDepartment])
      expect(groups.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n)).toBe(117407n)
    const rows = () => app.sql('select * from bill_lines where bill_id = $1 order by number', [before.id])
    const lines = await rows()
    const again = body<BillRow>(await business.post(`/bills/${before.id}/recomputation`, { version: before.version }))
    expect(await rows()).toEqual(lines)
    expect([again.total, again.lineCount]).toEqual([before.total, before.lineCount])
  })
})
