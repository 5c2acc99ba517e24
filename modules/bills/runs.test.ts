import { beforeAll, describe, expect, test } from 'vitest'
import { computed, draftOf, linesOf, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { useTestApp } from '#testkit/http.ts'
import { travelTo } from '#testkit/orders.ts'

const app = useTestApp()
beforeAll(async () => { await app.sql(`insert into platform_settings (key, value) values ('bill.opening_month', '"2027-01"')`) })

describe('runs', () => {
  test('[B1] a run', async () => {
    await travelTo(app, '2027-02-01')
    await priced(app, 'a', [['2026-01-01', '310'], ['2027-01-16', '620']])
    await priced(app, 'a', [['2026-01-01', '2000']], 8)
    await resourceWith(app, 'jtt', [{ from: '2027-01-10', components: [thing('a', 1), thing('a', 16, 2)] }])
    const run = await computed(app, '2027-01')
    const bill = await draftOf(app, 'jtt', '2027-01')
    expect(run.progress).toMatchObject({ failed: 0, waiting: 0, lines: 3 })
    expect(bill).toMatchObject({ status: 'draft', total: '6057.42', lineCount: 3 })
    expect(await linesOf(app, bill.id)).toEqual([
      'fixed a 1 01-10–01-15 6 310 = 60.00', 'fixed a 16×2 01-10–01-31 22 2000 = 5677.42', 'fixed a 1 01-16–01-31 16 620 = 320.00',
    ])
  })
})
