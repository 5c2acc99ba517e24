import { beforeAll, describe, expect, test } from 'vitest'
import { readTable } from '#kit/server/spreadsheet.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { cast, delivered, travelTo } from '#testkit/orders.ts'

const app = useTestApp()
let om: Client
let product: { number: string }
beforeAll(async () => {
  const people = await cast(app)
  om = people.om
  product = await delivered(people, { months: 12 })
  await travelTo(app, '2027-03-10')
})
const send = (lines: readonly string[], client = om) => client.upload('/usage-records/import', '用量.csv', `\uFEFF${lines.join('\r\n')}`, 'text/csv')
const heads = '来源编号,产品,计量项,开始时间,结束时间,用量,更正来源编号'

describe('import', () => {
  test('[usage] a table with Chinese headings, day and time as people write them; text that looks like a formula stays text', async () => {
    const lines = [heads,
      `=1+1,${product.number},flow,2027-03-01 00:00,2027-03-02 00:00,"1,024.5",`,
      `s-2,${product.number},flow,2027/3/1 8:00,2027-03-01T09:00:00+08:00,2,`, '',
      `s-3,${product.number},流量,2027-03-01,2027-03-02,2,`, `s-4,${product.number},flow,2027-02-30,2027-03-02,2,`, `s-5,${product.number},flow,2027-03-01,2027-03-02,two,`,
      `,${product.number},flow,2027-03-01,2027-03-02,2,`, `s-6,${product.number},flow,2027-03-01,2027-03-02,-24.5,=1+1`, `s-7,"=HYPERLINK(""http://x"")",flow,2027-03-01,2027-03-02,1,`]
    const answer = await send(lines)
    expect(answer.body).toMatchObject({ accepted: 3, duplicates: 0 })
    expect(answer.body.errors.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
      [5, 'usage.unknown_metric'], [6, 'usage.not_a_moment'], [7, 'usage.not_a_quantity'], [8, 'usage.not_a_source'], [10, 'usage.unknown_subject'],
    ])
    expect((await send(lines)).body).toMatchObject({ accepted: 0, duplicates: 3 })
    const { body } = await om.get('/usage-records?sourceId=1%2B1')
    expect(body.items).toMatchObject([{ sourceId: '=1+1', day: '2027-03-01', quantity: 1024.5, from: '2027-02-28T16:00:00.000Z', to: '2027-03-01T16:00:00.000Z' }])
  })

  test('[usage] missing columns are named; headings in other languages are known', async () => {
    const refused = await send(['来源编号,计量项', 's,flow'])
    expect([refused.status, refused.body.code, refused.body.title]).toEqual([422, 'usage.missing_columns', '缺少列：开始时间, 结束时间, 用量'])
    expect((await send([`Source id,Product,Metric,From,To,Quantity`, `e-1,${product.number},flow,2027-03-03,2027-03-04,1`])).body).toMatchObject({ accepted: 1, errors: [] })
    expect((await send([`來源編號,產品,計量項目,開始時間,結束時間,用量`, `t-1,${product.number},flow,2027-03-03,2027-03-04,1`])).body).toMatchObject({ accepted: 1, errors: [] })
  })

  test('[usage] the template is read back; its example names no product of ours', async () => {
    const file = await om.get('/usage-records/template')
    const stream = (async function* () { yield file.body as Uint8Array })()
    const rows = await readTable({ fileName: 't.xlsx', stream, isTruncated: () => false })
    expect(rows[0]).toEqual(['来源编号', '资源', '产品', '计量项', '开始时间', '结束时间', '用量', '更正来源编号'])
    const answer = await om.upload('/usage-records/import', 't.xlsx', file.body as Uint8Array)
    expect(answer.body.errors).toMatchObject([{ row: 2, code: 'usage.unknown_subject' }])
  })

  test('[A2] only who holds usage.record', async () => {
    expect((await send([heads], await app.as('member1'))).status).toBe(403)
    expect((await (await app.as('platform')).get('/usage-records/template')).status).toBe(403)
  })
})
