import { beforeAll, describe, expect, test } from 'vitest'
import type { BillRow } from '#modules/bills/contract.ts'
import { computed, draftOf, linesOf, resourceWith, used } from '#testkit/bill-data.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, code, travelTo } from '#testkit/orders.ts'

const flow = { category: 'Network', resource: 'Flow', spec: 'NA', quantity: 1, count: 1 }

describe('[B8] late usage', () => {
  const app = useTestApp()
  let address = ''
  beforeAll(async () => {
    await app.sql(`insert into platform_settings (key, value) values ('bill.opening_month', '"2027-01"')`)
    await app.sql(`update unit_price_changes c set from_day = '2026-01-01', price = 0.01 from unit_prices p where p.id = c.unit_price_id and p.resource = 'Flow'`)
    await travelTo(app, '2027-02-01')
    address = await resourceWith(app, 'jtt', [{ from: '2027-01-01', components: [flow] }], 'eip')
    await used(app, address, '2027-01-10', 1000)
    await computed(app, '2027-01')
  })
  const recomputed = async (month: string) => {
    const { id, version } = await draftOf(app, 'jtt', month)
    return body<BillRow>(await (await app.as('business')).post(`/bills/${id}/recomputation`, { version }))
  }
  const lines = async (month: string) => linesOf(app, (await draftOf(app, 'jtt', month)).id)
  const send = async (month: string) => {
    const { id, version } = await draftOf(app, 'jtt', month)
    return body<BillRow>(await (await app.as('business')).post(`/bills/${id}/sending`, { version }))
  }
  const reject = async (month: string) => {
    const { id, revision } = await draftOf(app, 'jtt', month)
    body(await (await app.as('jtt.admin')).post(`/bills/${id}/rejection`, { revision, reason: '用量与监控不符' }))
  }

  test('of a draft it is the draft\'s own; only of a sent month it goes to the next bill, with its month', async () => {
    await used(app, address, '2027-01-20', 500)
    await recomputed('2027-01')
    expect(await lines('2027-01')).toEqual(['usage NA 1500 01-10–01-20 2 0.01 = 15.00'])
    await send('2027-01')
    const source = await used(app, address, '2027-01-25', 300)
    await used(app, address, '2027-01-25', -100, source)
    await travelTo(app, '2027-03-01')
    await used(app, address, '2027-02-05', 50)
    await computed(app, '2027-02')
    expect(await lines('2027-02')).toEqual(['usage NA 50 02-05–02-05 1 0.01 = 0.50', 'usage NA 200 01-10–01-25 3 0.01 = 2.00 (2027-01)'])
    expect((await draftOf(app, 'jtt', '2027-02')).total).toBe('2.50')
  })

  test('a rejected bill takes its own late usage when it is computed again; the later draft gives it up', async () => {
    await reject('2027-01')
    const february = await draftOf(app, 'jtt', '2027-02')
    expect(february.warnings).toContain('outdated')
    expect(code(await (await app.as('business')).post(`/bills/${february.id}/sending`, { version: february.version }))).toBe('409 bill.outdated')
    const january = await recomputed('2027-01')
    expect([january.status, january.total, await lines('2027-01')]).toEqual(['draft', '17.00', ['usage NA 1700 01-10–01-25 3 0.01 = 17.00']])
    await recomputed('2027-02')
    expect(await lines('2027-02')).toEqual(['usage NA 50 02-05–02-05 1 0.01 = 0.50'])
    await send('2027-01')
  })

  test('what the next bill was sent with stays there when the month itself comes back', async () => {
    await used(app, address, '2027-01-26', 70)
    await recomputed('2027-02')
    expect(await lines('2027-02')).toEqual(['usage NA 50 02-05–02-05 1 0.01 = 0.50', 'usage NA 70 01-10–01-26 4 0.01 = 0.70 (2027-01)'])
    await send('2027-02')
    await reject('2027-01')
    await used(app, address, '2027-01-27', 30)
    await recomputed('2027-01')
    // 1,770 MB were metered up to then and 30 more since; February holds 70 of them.
    expect((await lines('2027-01')).map((line) => line.split(' = ')[1])).toEqual(['17.30'])
    await send('2027-01')
  })

  test('[property] over all bills each month\'s usage is charged once, whatever was rejected and sent in between', async () => {
    await travelTo(app, '2027-04-01')
    await used(app, address, '2027-03-03', 10)
    await used(app, address, '2027-01-28', 5)
    await used(app, address, '2027-02-06', 7)
    await computed(app, '2027-03')
    expect(await lines('2027-03')).toEqual(['usage NA 10 03-03–03-03 1 0.01 = 0.10', 'usage NA 5 01-10–01-28 6 0.01 = 0.05 (2027-01)', 'usage NA 7 02-05–02-06 2 0.01 = 0.07 (2027-02)'])
    await send('2027-03')
    await reject('2027-02')
    await used(app, address, '2027-01-29', 3)
    await recomputed('2027-02')
    await send('2027-02')
    await reject('2027-03')
    await recomputed('2027-03')
    await send('2027-03')
    const balance = await app.sql<{ month: string; metered: string; billed: string }>(`
      select to_char(m.month, 'YYYY-MM') as month, trim_scale(m.quantity)::text as metered, trim_scale(b.quantity)::text as billed
      from (select date_trunc('month', day)::date as month, sum(quantity) as quantity from usage_records where resource_id = $1 group by 1) m
      join (select coalesce(l.usage_month, l.month) as month, sum(l.quantity) as quantity from bill_lines l join bills b on b.id = l.bill_id and b.revision = l.revision where l.resource_id = $1 group by 1) b on b.month = m.month
      order by 1`, [address])
    expect(balance).toEqual([{ month: '2027-01', metered: '1808', billed: '1808' }, { month: '2027-02', metered: '57', billed: '57' }, { month: '2027-03', metered: '10', billed: '10' }])
  })
})
