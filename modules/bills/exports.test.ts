import fc from 'fast-check'
import readAllSheets from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseCsv } from '#kit/server/csv.ts'
import { computed, priced, resourceWith, thing, used } from '#testkit/bill-data.ts'
import { answerer, billOf, billsOf, openedIn, sentAll, type TestBill } from '#testkit/bill-months.ts'
import { focusProblems, type FocusRecord } from '#testkit/focus-rules.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { body } from '#testkit/orders.ts'
import { readPdf } from '#testkit/pdf.ts'

const app = useTestApp()
const month = '2026-09'
const payload = '=HYPERLINK("http://x","y")'
let business: Client
let jtt: Client
let inner: Client
let readers: Client[]
const cents = (amount: unknown) => Math.round(Number(amount) * 100)
type Group = { amount: string; lineCount: number }
type Detail = TestBill & { byRegion: Group[]; byProject: Group[]; byService: Group[]; byDepartment: (Group & { department: { name: string } })[] }

/** Bills of random resources: fixed lines, metered usage, usage that came late, an adjustment. */
beforeAll(async () => {
  await openedIn(app, '2026-08')
  ;[business, jtt] = await Promise.all([app.as('business'), app.as('jtt.admin')])
  await priced(app, 'machine', [['2026-01-01', '310'], ['2026-09-16', '372.5']])
  await priced(app, payload, [['2026-01-01', '11.111111']], 4)
  const [department] = await app.sql<{ code: string; account: string }>(`select d.code, a.account_name as account from departments d join accounts a on a.department_id = d.id
    where d.kind = 'inner' and d.unit_id = (select id from departments where code = 'jtt') order by a.account_name limit 1`)
  inner = await app.as(department!.account)
  readers = [business, jtt, inner]
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-09-${String(number).padStart(2, '0')}`)
  const machines = fc.sample(fc.record({ unit: fc.constantFrom('jtt', department!.code, 'gat'), from: day, quantity: fc.integer({ min: 1, max: 9 }), count: fc.integer({ min: 1, max: 4 }), four: fc.integer({ min: 1, max: 9 }) }), { seed: 6, numRuns: 24 })
  for (const { unit, from, quantity, count, four } of [...machines, { unit: 'jtt', from: '2026-08-03', quantity: 1, count: 1, four: 1 }, { unit: department!.code, from: '2026-08-30', quantity: 2, count: 1, four: 2 }])
    await resourceWith(app, unit, [{ from, components: [thing('machine', quantity, count), thing(payload, 4 * four)] }])
  const metered = await resourceWith(app, department!.code, [{ from: '2026-08-01', components: [thing('machine')] }])
  await app.sql(`update projects set name = '+ 指挥平台 ' || name where number = 'P-TEST-jtt'`)
  await app.sql(`insert into unit_price_changes (unit_price_id, from_day, price, at) select id, '2026-01-01', 0.0123, platform_now() from unit_prices where category = 'Network' and resource = 'Flow' and number = 1`)
  await used(app, metered, '2026-08-10', 98_765.4321)
  await computed(app, '2026-08')
  await sentAll(business, '2026-08')
  await used(app, metered, '2026-08-11', 4_321.5)
  await used(app, metered, '2026-09-11', 1_000_000.123)
  await longBill('zfw')
  await computed(app, month)
}, 120_000)

/** 51 resources of ten things each, whose price changes within the month: 1,020 lines. */
async function longBill(unit: string): Promise<void> {
  const id = await resourceWith(app, unit, [{ from: '2026-09-02', components: Array.from({ length: 10 }, (_, index) => thing('machine', index + 1)) }])
  await app.sql(`with made as (
      insert into resources (instance_id, name, service_code, service_version, region_id, department_id, sector, unit_id, project_id, configuration, quota_demand, status, started_at, ended_at)
      select 'i-long-' || n, '服务器 ' || n, service_code, service_version, region_id, department_id, sector, unit_id, project_id, configuration, quota_demand, status, started_at, ended_at
      from resources, generate_series(1, 50) n where id = $1 returning id)
    insert into resource_stretches (resource_id, from_day, to_day, department_id, unit_id, project_id, region_id, service_code, components)
    select made.id, t.from_day, t.to_day, t.department_id, t.unit_id, t.project_id, t.region_id, t.service_code, t.components from made, resource_stretches t where t.resource_id = $1`, [id])
}

async function detailOf(reader: Client, id: string, query = ''): Promise<Detail> {
  return body<Detail>(await reader.get(`/bills/${id}${query}`))
}
async function bookOf(reader: Client, id: string, query = ''): Promise<{ sums: unknown[][]; lines: unknown[][] }> {
  const answer = await reader.get(`/bills/${id}/excel${query}`)
  expect(answer.status).toBe(200)
  const [sums, lines] = await readAllSheets(answer.body as Buffer)
  return { sums: sums!.data as unknown[][], lines: lines!.data as unknown[][] }
}
async function focusOf(reader: Client, id: string, version: string): Promise<{ columns: string[]; rows: FocusRecord[] }> {
  const answer = await reader.get(`/bills/${id}/focus?version=${version}`)
  expect(answer.status).toBe(200)
  const [columns, ...rows] = parseCsv((answer.body as Buffer).toString(), 100_000)!
  return { columns: columns!, rows: rows.map((row) => Object.fromEntries(columns!.map((column, index) => [column, row[index] ?? '']))) }
}

describe('a draft', () => {
  test('[B2] [B6] is not exported to departments, nor named to them; business reads it as a draft', async () => {
    const { id } = await billOf(app, business, 'jtt', month)
    for (const reader of [jtt, inner, await app.as('bureau.admin')])
      for (const path of ['excel', 'pdf', 'focus?version=1.2', 'excel?revision=1']) expect([path, (await reader.get(`/bills/${id}/${path}`)).status]).toEqual([path, 404])
    expect((await readAllSheets((await jtt.get(`/bills/export?month=${month}`)).body as Buffer))[0]!.data).toHaveLength(1)
    const { pages } = await readPdf((await business.get(`/bills/${id}/pdf`)).body as Buffer)
    expect(pages[0]).toContain('草稿')
    const { sums } = await bookOf(business, id)
    expect(sums.flat()).toContain((await detailOf(business, id)).byDepartment[0]!.department.name)
  })
})

describe('a bill that was sent', () => {
  let bill: TestBill

  beforeAll(async () => {
    const draft = await billOf(app, business, 'jtt', month)
    body(await business.post(`/bills/${draft.id}/adjustments`, { version: draft.version, lineNumber: 1, amount: '-12.34', reason: '@协议减免' }), 201)
    await sentAll(business, month)
    bill = await billOf(app, jtt, 'jtt', month)
  })

  test('[B2] [B6] whoever does not see the bill gets no file of it; nor is there one of a revision that was never sent', async () => {
    const stranger = await app.as('gat.admin')
    for (const path of ['excel', 'pdf', 'focus?version=1.4']) expect([path, (await stranger.get(`/bills/${bill.id}/${path}`)).status]).toEqual([path, 404])
    for (const path of ['excel?revision=2', 'pdf?revision=2', 'focus?version=1.4&revision=2']) expect([path, (await jtt.get(`/bills/${bill.id}/${path}`)).status]).toEqual([path, 404])
    expect((await (await app.as('om')).get(`/bills/${bill.id}/excel`)).status).toBe(403)
    expect((await jtt.get(`/bills/${bill.id}/focus?version=1.3`)).status).toBe(400)
  })

  test('[B6] the numbers of every file are those of the page: business, department admin, inner account', async () => {
    const totals = new Set<string>()
    for (const reader of readers) {
      for (const { id } of (await billsOf(reader, month)).filter(({ lineCount }) => lineCount > 0)) {
        const shown = await detailOf(reader, id)
        const { sums, lines } = await bookOf(reader, id)
        const [heads, ...rest] = lines
        const sum = rest.pop()!
        const amountAt = heads!.length - 1
        expect([rest.length, cents(sum[amountAt])]).toEqual([shown.lineCount, cents(shown.total)])
        expect(rest.reduce((all, row) => all + cents(row[amountAt]), 0)).toBe(cents(shown.total))
        const groups = [shown.byRegion, shown.byProject, shown.byService, shown.byDepartment]
        const amounts = sums.filter((row) => typeof row[2] === 'number').map((row) => [row[2], cents(row[3])])
        expect(amounts).toEqual(groups.flatMap((group) => [...group.map(({ lineCount, amount }) => [lineCount, cents(amount)]), [shown.lineCount, cents(shown.total)]]))
        for (const version of ['1.2', '1.4'] as const) {
          const { columns, rows } = await focusOf(reader, id, version)
          expect(focusProblems(version, columns, rows)).toEqual([])
          expect([rows.length, rows.reduce((all, row) => all + cents(row['BilledCost']), 0)]).toEqual([shown.lineCount, cents(shown.total)])
        }
        const { pages } = await readPdf((await reader.get(`/bills/${id}/pdf`)).body as Buffer)
        expect(pages.join(' ')).toContain(Number(shown.total).toLocaleString('en', { minimumFractionDigits: 2 }))
        totals.add(`${shown.total} ${shown.isCut}`)
      }
    }
    expect(totals.size).toBe(4)
  }, 60_000)

  test('[B13] of an invoice the costs billed add up to the bill; late usage and adjustments are corrections', async () => {
    const { rows } = await focusOf(jtt, bill.id, '1.4')
    expect(new Set(rows.map((row) => row['InvoiceId']))).toEqual(new Set([`B202609-${bill.id}-R1`]))
    const corrections = rows.filter((row) => row['ChargeClass'] === 'Correction')
    expect(corrections.map((row) => [row['ChargeCategory'], row['ChargePeriodStart'], row['ChargePeriodEnd'], row['BilledCost']])).toEqual([
      ['Usage', '2026-08-09T16:00:00Z', '2026-08-11T16:00:00Z', '53.15'],
      ['Adjustment', '2026-08-31T16:00:00Z', '2026-09-30T16:00:00Z', '-12.34'],
    ])
    expect(rows.filter((row) => row['ChargeFrequency'] === 'Usage-Based' && row['ChargeClass'] === '')).toMatchObject([{ PricingQuantity: '1000000.123', PricingUnit: 'MB', ListUnitPrice: '0.0123', BilledCost: '12300.00' }])
  })

  test('[C-G4] text that begins like a formula stays text, negative amounts stay numbers', async () => {
    const { lines } = await bookOf(jtt, bill.id)
    const specs = lines.map((row) => row[10])
    expect(specs).toContain(payload)
    expect(lines.some((row) => row[21] === '@协议减免' && row[22] === -12.34)).toBe(true)
    const { rows } = await focusOf(jtt, bill.id, '1.2')
    expect(rows.some((row) => row['BilledCost'] === '-12.34')).toBe(true)
    for (const row of rows) for (const [column, value] of Object.entries(row)) if (!/^-?\d+(\.\d+)?$/.test(value)) expect([column, value]).not.toEqual([column, expect.stringMatching(/^[=+\-@]/)])
  })

  test('[B6] the PDF is one to sign: unit, number, lines by project, boxes; in the reader\'s language, tagged, with little in it', async () => {
    const words = { 'zh-Hant': ['帳單 2026-09', '依專案', '經辦人', '負責人', '單位蓋章', '第 1 頁'], en: ['Bill 2026-09', 'By project', 'Handled by', 'Seal of the unit', 'Page 1 of'], 'zh-Hans': ['账单 2026-09', '按项目', '经办人', '负责人', '单位盖章', '日期', '第 1 页'] }
    for (const [language, expected] of Object.entries(words)) {
      await app.sql(`update accounts set language = $1 where account_name = 'jtt.admin'`, [language])
      const file = (await jtt.get(`/bills/${bill.id}/pdf`)).body as Buffer
      const { pages, ...read } = await readPdf(file)
      const text = pages.join(' ')
      for (const word of [...expected, bill.unit.name, `B202609-${bill.id}-R1`, '帳單測試', '指挥平台', '@协议减免']) expect(text, `${language}: ${word}`).toContain(word)
      expect(read).toMatchObject({ language, isMarked: true })
      expect(read.title).toContain(bill.unit.name)
      expect([...read.roles]).toEqual(expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']))
      expect(file.length).toBeLessThan(300_000)
    }
  }, 60_000)

  test('[B6] a long bill is printed as sums by project and service; its lines stand in the workbook', async () => {
    const committee = await app.as('committee.admin')
    const { id, total, lineCount } = await billOf(app, committee, 'zfw', month)
    expect(lineCount).toBe(1020)
    const { pages } = await readPdf((await committee.get(`/bills/${id}/pdf`)).body as Buffer)
    const text = pages.join(' ')
    expect(pages).toHaveLength(1)
    for (const word of ['本账单共 1020 条明细', '帳單測試 zfw', '单位盖章', Number(total).toLocaleString('en', { minimumFractionDigits: 2 })]) expect(text).toContain(word)
    expect(text).not.toContain('i-long-7')
    expect((await bookOf(committee, id)).lines.some((row) => row[6] === 'i-long-7')).toBe(true)
  })

  test('[B2] an inner account\'s file says that it is a part, and has nothing to sign', async () => {
    const { pages } = await readPdf((await inner.get(`/bills/${bill.id}/pdf`)).body as Buffer)
    const text = pages.join(' ')
    expect(text).toContain('仅包含本部门及下级部门的明细')
    expect(text).not.toContain('经办人')
    expect(text).not.toContain('@协议减免')
  })

  test('[B6] the list of a month: the bills that the reader sees, one row each', async () => {
    for (const reader of [...readers, await app.as('bureau.admin'), await answerer(app, 'zfw')]) {
      const [sheet] = await readAllSheets((await reader.get(`/bills/export?month=${month}`)).body as Buffer)
      const [, ...rows] = sheet!.data as unknown[][]
      const shown = await billsOf(reader, month)
      expect(rows.map((row) => [row[1], cents(row[9])])).toEqual(shown.map(({ unit, total }) => [unit.name, cents(total)]))
    }
  })
})
