import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { departmentId } from '#testkit/applications.ts'
import { computed, draftOf, linesOf } from '#testkit/bill-data.ts'
import { openedIn, sentAll } from '#testkit/bill-months.ts'
import { alibabaFile, awsFile, azureFile, googleFile, imported } from '#testkit/cost-files.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { body, code, travelTo } from '#testkit/orders.ts'
import type { CostFile, CostRate, CostRule, Unmapped } from './cost-contract.ts'

type Ruled = { rule: CostRule; effect: { changedCount: number; keptCount: number } }
const groups = ({ bySubAccount }: Unmapped) => bySubAccount.map(({ subAccountId, currency, rowCount, cost }) => `${subAccountId} ${rowCount} ${cost} ${currency}`)

describe('[B10] files of public clouds', () => {
  const app = useTestApp()
  let business: Client
  beforeAll(async () => {
    await openedIn(app, '2027-01')
    await travelTo(app, '2027-02-01', '09:00')
    business = await app.as('business')
  })
  const send = (content: Buffer | string, query = 'provider=X', client = business, name = 'costs.csv') => client.upload(`/cost-files?${query}`, name, content)
  const rowsOf = (provider: string) => app.sql<{ row: string }>(`select concat_ws(' ', row_number, to_char(month, 'YYYY-MM'), nullif(sub_account_id, ''), nullif(service_name, ''), nullif(region_name, ''), nullif(resource_name, ''), nullif(charge_category, ''), nullif(charge_class, ''), billed_cost, currency, tags) as row
    from cost_rows r join cost_files f on f.id = r.file_id where provider = $1 order by row_number`, [provider]).then((rows) => rows.map(({ row }) => row))

  test('who may not', async () => {
    for (const name of ['jtt.admin', 'bureau.admin', 'om', 'auditor']) {
      const client = await app.as(name)
      expect((await send(azureFile(), 'provider=Azure', client)).status, name).toBe(403)
      expect((await client.get('/cost-files')).status, name).toBe(403)
      expect((await client.get('/cost-rows/unmapped')).status, name).toBe(403)
    }
    expect((await send(azureFile(), 'provider=Azure', app.stranger())).status).toBe(401)
  })

  test('Azure: byte order mark, CR LF, everything quoted, more decimals than twelve, a credit', async () => {
    const file = await imported(business, 'Azure', 'focus.csv', azureFile())
    expect(file).toMatchObject({ provider: 'Azure', name: 'focus.csv', rowCount: 4, unmappedCount: 4, months: [{ month: '2027-01', rowCount: 4, costs: [{ currency: 'CNY', cost: '2200.00033095238100012' }], replacedBy: null }] })
    expect(await rowsOf('Azure')).toEqual([
      '2 2027-01 sub-a Virtual Machines China East 2 vm-1 Usage 1234.000330952381 CNY {"Env": "Prod", "Project": "portal"}', '3 2027-01 sub-a Virtual Machines China East 2 vm-1 Usage 1000.5 CNY {}',
      '4 2027-01 sub-a Virtual Machines China East 2 vm-1 Credit Correction -34.5 CNY {}', '5 2027-01 sub-b Virtual Machines China East 2 vm-1 Usage 0.00000000000000012 CNY {"Env": "Test"}',
    ])
  })

  test('AWS packed, Google with NULL, Alibaba Cloud in Chinese', async () => {
    await imported(business, 'AWS', 'data.csv.gz', awsFile([{ cost: '1.25E-7', account: '111122223333', tags: '{"user:project":"portal"}' }, { cost: '40', account: '444455556666', category: 'Tax', description: 'Tax, of "all"' }]))
    expect(await rowsOf('AWS')).toEqual(['2 2027-01 111122223333 Amazon Elastic Compute Cloud China (Beijing) i-0123 Usage 0.000000125 USD {"user:project": "portal"}', '3 2027-01 444455556666 Amazon Elastic Compute Cloud China (Beijing) i-0123 Tax 40 USD {}'])
    await imported(business, 'Google', 'bq.csv', googleFile())
    expect(await rowsOf('Google')).toEqual(['2 2027-01 gcp-portal BigQuery asia-east1 Usage 12.5 USD {"team": "data"}', '3 2027-01 gcp-portal BigQuery asia-east1 Credit -2.25 USD {}', '4 2027-01 Support asia-east1 Purchase 100 USD {}'])
    await imported(business, '阿里云', '账单.csv', alibabaFile())
    expect(await rowsOf('阿里云')).toEqual(['2 2027-01 1700000000000001 云服务器 ECS 华东1（杭州） 门户-01 Usage 88.123456789012 CNY {"环境": "生产", "项目": "门户"}', '3 2027-01 1700000000000001 对象存储 OSS 华东1（杭州） 门户-01 Usage 11.876543210988 CNY {}'])
    const { items } = body<{ items: CostFile[] }>(await business.get('/cost-files'))
    expect(items.map(({ provider, name, rowCount }) => `${provider} ${name} ${rowCount}`)).toEqual(['阿里云 账单.csv 2', 'Google bq.csv 3', 'AWS data.csv.gz 2', 'Azure focus.csv 4'])
  })

  test('the same file, packed or not, has one effect; another one for the period only in its place', async () => {
    const first = body<CostFile>(await send(azureFile(), 'provider=Azure&name=again.csv'), 201)
    expect([first.name, body<CostFile>(await send(gzipSync(azureFile()), 'provider=Azure&replaces=true'), 201).id]).toEqual(['focus.csv', first.id])
    expect(await rowsOf('Azure')).toHaveLength(4)
    const other = azureFile().toString().replace('-34.5', '-4.5')
    const refused = await send(other, 'provider=Azure')
    expect([code(refused), refused.body.title]).toEqual(['409 cost.period_taken', 'Azure 2027-01 的费用已由文件“focus.csv”导入。若此文件较新，请用它替换。'])
    const second = body<CostFile>(await send(other, 'provider=Azure&replaces=true&name=corrected.csv'), 201)
    expect(second.months[0]!.costs[0]!.cost).toBe('2230.00033095238100012')
    const { items } = body<{ items: CostFile[] }>(await business.get('/cost-files?provider=azure'))
    expect(items.map(({ name, unmappedCount, months }) => [name, unmappedCount, months[0]!.replacedBy?.name ?? null])).toEqual([['corrected.csv', 4, null], ['focus.csv', 0, 'corrected.csv']])
    // What was replaced may come back, but not by accident.
    expect(code(await send(azureFile(), 'provider=Azure'))).toBe('409 cost.period_taken')
  })

  test('two at once: one file, whichever comes first; the other is told to try again, or answers the first', async () => {
    const answers = await Promise.all([alibabaFile(), gzipSync(alibabaFile()), alibabaFile()].map((content) => send(content, 'provider=Twice')))
    for (const answer of answers) expect(['201 undefined', '409 cost.busy']).toContain(`${answer.status} ${answer.body.code}`)
    expect(await app.sql(`select count(*)::int as files, sum(row_count)::int as rows from cost_files where provider = 'Twice'`)).toEqual([{ files: 1, rows: 2 }])
    expect(await rowsOf('Twice')).toHaveLength(2)
  })

  test('a file of two months is replaced month by month', async () => {
    const heads = 'BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd'
    const [january, february] = ['1,CNY,2027-01-01,2027-02-01', '2,CNY,2027-02-01,2027-03-01']
    const both = body<CostFile>(await send([heads, january, february].join('\n'), 'provider=Two'), 201)
    expect(both.months.map(({ month, costs }) => `${month} ${costs[0]!.cost}`)).toEqual(['2027-01 1', '2027-02 2'])
    body(await send([heads, '5,CNY,2027-02-01,2027-03-01'].join('\n'), 'provider=Two&replaces=true'), 201)
    expect((await rowsOf('Two')).toSorted()).toEqual(['2 2027-01 1 CNY {}', '2 2027-02 5 CNY {}'])
    expect(code(await send([heads, january, february].join('\n'), 'provider=Two'))).toBe('409 cost.period_taken')
    const { items } = body<{ items: CostFile[] }>(await business.get('/cost-files?provider=Two'))
    expect(items[1]!.months.map(({ month, replacedBy }) => [month, replacedBy !== null])).toEqual([['2027-01', false], ['2027-02', true]])
  })

  test('rows that cannot be read: all are named, nothing is kept', async () => {
    const lines = ['BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,Other', '1,CNY,2027-01-01,2027-02-01,x', 'two,CNY,2027-01-01,2027-02-01,x', '', '3,¥,2027-01-01,2027-02-01,x', '4,CNY,2027-01-01,2028-02-01,x', '5,CNY,2027-03-01,2027-04-01,x']
    const refused = await send(lines.join('\r\n'), 'provider=Wrong')
    expect([code(refused), refused.body.title]).toEqual(['422 cost.rows_wrong', '有 4 行无法读取，未导入任何数据。'])
    expect(refused.body.errors.map(({ path, message }: { path: string; message: string }) => `${path} ${message}`)).toEqual([
      'rows/3/BilledCost 第 3 行：BilledCost 不是金额：“two”。', 'rows/5/BillingCurrency 第 5 行：BillingCurrency 不是三个字母的币种：“¥”。',
      'rows/6/BillingPeriodStart 第 6 行：自 BillingPeriodStart“2027-01-01”起的账单周期不是一个月。', 'rows/7/BillingPeriodStart 第 7 行：账单周期（BillingPeriodStart“2027-03-01”）尚未开始。',
    ])
    expect(await rowsOf('Wrong')).toEqual([])
  })

  test('what is no such file is refused in words', async () => {
    const heads = 'BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd\n'
    const before = await app.sql('select count(*)::int as files from cost_files')
    expect(code(await send(''))).toBe('422 cost.empty')
    expect(code(await send(heads))).toBe('422 cost.empty')
    const missing = await send('BilledCost,Currency\n1,CNY\n')
    expect([code(missing), missing.body.facts.columns]).toEqual(['422 cost.missing_columns', 'BillingCurrency, BillingPeriodStart, BillingPeriodEnd'])
    expect(code(await send(`${heads}"1,CNY`))).toBe('422 cost.unreadable')
    expect(code(await send(Buffer.concat([Buffer.from(heads), Buffer.from([0xb8, 0xa3, 0xff])])))).toBe('422 cost.type_refused')
    expect(code(await send(Buffer.from('PK\u0003\u0004\u0000\u0000')))).toBe('422 cost.type_refused')
    expect(code(await send(gzipSync(azureFile()).subarray(0, 200)))).toBe('422 cost.unreadable')
    expect(code(await send(`${heads}1,CNY,2026-12-01,2027-01-01`))).toBe('409 bill.before_opening')
    expect(code(await business.post('/cost-files?provider=X', { file: 'x' }))).toBe('415 input.media_type')
    expect(code(await send(azureFile(), ''))).toBe('400 input.unknown_query')
    expect(await app.sql('select count(*)::int as files from cost_files')).toEqual(before)
  })

  test('a file larger than it looks stops at its rows; one of 50 MB and more is refused', async () => {
    const bomb = gzipSync(`BilledCost,BillingCurrency,BillingPeriodStart,BillingPeriodEnd\n${'1,CNY,2027-01-01,2027-02-01\n'.repeat(1_000_001)}`)
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(code(await send(bomb))).toBe('422 cost.too_many_rows')
    expect(code(await send(Buffer.alloc(50 * 1024 * 1024 + 1, 'a')))).toBe('422 cost.too_large')
  }, 60_000)
})

describe('[B10] from a file to the line in the bill', () => {
  const app = useTestApp()
  let business: Client
  const rule = async (kind: string, value: string, department: string, more: object = {}) =>
    body<Ruled>(await business.post('/cost-rules', { provider: 'AWS', kind, value, departmentId: await departmentId(app, department), ...more }), 201)
  const rate = async (value: string, version = 0, month = '2027-01') => body<CostRate>(await business.put('/cost-rates', { currency: 'USD', month, rate: value, version }))
  const rows = [
    { cost: '10.000000000001', account: 'acc-1' }, { cost: '0.333333333333', account: 'acc-1' }, { cost: '-1.25', account: 'acc-1', category: 'Credit' },
    { cost: '20', account: 'acc-2', service: 'Amazon S3', tags: '{"owner":"gat","team":"jtt"}' }, { cost: '7.77', account: 'acc-3' },
  ]
  beforeAll(async () => {
    await openedIn(app, '2027-01')
    await travelTo(app, '2027-02-01', '09:00')
    business = await app.as('business')
  })

  test('nothing is mapped at first: sums by sub-account and by tag, and the rows behind them', async () => {
    await imported(business, 'AWS', 'jan.csv.gz', awsFile(rows))
    const unmapped = body<Unmapped>(await business.get('/cost-rows/unmapped'))
    expect([unmapped.rowCount, unmapped.isComplete]).toEqual([5, true])
    expect(groups(unmapped)).toEqual(['acc-1 3 9.083333333334 USD', 'acc-2 1 20 USD', 'acc-3 1 7.77 USD'])
    expect(unmapped.byTag.map(({ tag, value, cost }) => `${tag}=${value} ${cost}`)).toEqual(['owner=gat 20', 'team=jtt 20'])
    const { items, total } = body<{ items: Record<string, unknown>[]; total: number }>(await business.get('/cost-rows?provider=AWS&subAccountId=acc-1'))
    expect(total).toBe(3)
    expect(items[2]).toMatchObject({ row: 4, month: '2027-01', cost: '-1.25', currency: 'USD', category: 'Credit', service: 'Amazon Elastic Compute Cloud', file: { name: 'jan.csv.gz' } })
  })

  test('a rule maps at once; the sub-account\'s own wins over tags, and of tags the first by name', async () => {
    expect((await rule('tag', 'jtt', 'jtt', { tag: 'team' })).effect).toEqual({ changedCount: 1, keptCount: 0 })
    expect((await rule('tag', 'gat', 'gat', { tag: 'owner' })).effect).toEqual({ changedCount: 1, keptCount: 0 })
    expect((await rule('sub_account', 'acc-1', 'jtt')).effect).toEqual({ changedCount: 3, keptCount: 0 })
    const { rule: own } = await rule('sub_account', 'acc-2', 'jyt')
    expect(own).toMatchObject({ provider: 'AWS', subAccountName: 'account acc-2', rowCount: 1, department: { name: expect.stringContaining('教育厅') } })
    expect(body(await business.delete(`/cost-rules/${own.id}?version=1`))).toEqual({ changedCount: 1, keptCount: 0 })
    const places = await app.sql<{ place: string }>(`select r.sub_account_id || ' ' || coalesce(d.code, '–') as place from cost_rows r left join departments d on d.id = r.department_id order by row_number`)
    expect(places.map(({ place }) => place)).toEqual(['acc-1 jtt', 'acc-1 jtt', 'acc-1 jtt', 'acc-2 gat', 'acc-3 –'])
  })

  test('rules that cannot be are refused', async () => {
    const jtt = await departmentId(app, 'jtt')
    const [root] = await app.sql<{ id: string }>(`select id::text as id from departments where kind = 'root'`)
    const post = async (changes: object) => code(await business.post('/cost-rules', { provider: 'AWS', kind: 'sub_account', value: 'new', departmentId: jtt, ...changes }))
    expect(await post({ value: 'acc-1' })).toBe('409 cost.rule_taken')
    expect(await post({ kind: 'tag' })).toBe('422 input.invalid')
    expect(await post({ departmentId: root!.id })).toBe('422 cost.department_not_billed')
    expect(await post({ departmentId: '99999' })).toBe('422 cost.department_not_billed')
    const project = body<{ id: string }>(await (await app.as('jyt.user')).post('/projects', { name: '智慧教育' }), 201)
    expect(await post({ projectId: project.id })).toBe('422 cost.project_of_other')
    expect((await rule('sub_account', 'acc-3', 'jyt', { projectId: project.id })).rule.project).toEqual({ id: project.id, name: '智慧教育' })
    expect(await app.sql(`select sub_account_id from cost_rows where project_id = $1`, [project.id])).toEqual([{ sub_account_id: 'acc-3' }])
    const made = body<{ items: CostRule[] }>(await business.get('/cost-rules?sort=-updatedAt')).items[0]!
    expect(body(await business.delete(`/cost-rules/${made.id}?version=1`))).toEqual({ changedCount: 1, keptCount: 0 })
    expect((await (await app.as('jtt.admin')).post('/cost-rules', { provider: 'AWS', kind: 'sub_account', value: 'x', departmentId: jtt })).status).toBe(403)
    const { items } = body<{ items: CostRule[] }>(await business.get('/cost-rules?sort=value'))
    expect(items.map(({ value }) => value)).toEqual(['acc-1', 'gat', 'jtt'])
    expect(code(await business.patch(`/cost-rules/${items[0]!.id}`, { version: 9, departmentId: jtt, projectId: null }))).toBe('409 conflict.stale')
    expect(code(await business.delete(`/cost-rules/${items[0]!.id}?version=9`))).toBe('409 conflict.stale')
  })

  test('without a rate the unit is left out with the currency named; with it the line is what one reckons by hand', async () => {
    const run = await computed(app, '2027-01')
    expect(run.problems.map(({ unit, code: said, message }) => `${unit.name} ${said} ${message}`).toSorted()).toEqual([
      '省交通运输厅 bill.rate_missing 2027-01 尚无 USD 的汇率，请设置后重新统计。', '省公安厅 bill.rate_missing 2027-01 尚无 USD 的汇率，请设置后重新统计。'])
    expect(body<{ currency: string; items: CostRate[] }>(await business.get('/cost-rates'))).toMatchObject({ currency: 'CNY', items: [{ currency: 'USD', month: '2027-01', rate: null, rowCount: 5, billCount: 0, version: 0 }] })
    expect(code(await business.put('/cost-rates', { currency: 'USD', month: '2027-01', rate: '0.00', version: 0 }))).toBe('422 cost.rate_zero')
    expect(code(await business.put('/cost-rates', { currency: 'CNY', month: '2027-01', rate: '1', version: 0 }))).toBe('422 cost.own_currency')
    expect(await rate('7.1234')).toMatchObject({ rate: '7.1234', version: 1, billCount: 0 })
    expect(code(await business.put('/cost-rates', { currency: 'USD', month: '2027-01', rate: '7', version: 0 }))).toBe('409 conflict.stale')
    expect((await computed(app, '2027-01')).problems).toEqual([])
    // 9.083333333334 × 7.1234 = 64.704216666…, 20 × 7.1234 = 142.468
    expect(await linesOf(app, (await draftOf(app, 'jtt', '2027-01')).id)).toEqual(['provider acc-1 9.083333 01-01–01-31 0 = 64.70 account acc-1'])
    expect(await linesOf(app, (await draftOf(app, 'gat', '2027-01')).id)).toEqual(['provider acc-2 20 01-01–01-31 0 = 142.47 account acc-2'])
    expect((await draftOf(app, 'jtt', '2027-01')).total).toBe('64.70')
  })

  test('what a sent bill holds stays with its department; what is mapped late comes into the next bill', async () => {
    await sentAll(business, '2027-01')
    const { items } = body<{ items: CostRule[] }>(await business.get('/cost-rules?sort=value'))
    const moved = body<Ruled>(await business.patch(`/cost-rules/${items[0]!.id}`, { version: 1, departmentId: await departmentId(app, 'mzt'), projectId: null }))
    expect(moved.effect).toEqual({ changedCount: 0, keptCount: 3 })
    expect((await rule('sub_account', 'acc-3', 'jtt')).effect).toEqual({ changedCount: 1, keptCount: 3 })
    await travelTo(app, '2027-03-01', '09:00')
    await computed(app, '2027-02')
    // 7.77 × 7.1234 = 55.348818
    expect(await linesOf(app, (await draftOf(app, 'jtt', '2027-02')).id)).toEqual(['provider acc-3 7.77 01-01–01-31 0 = 55.35 (2027-01) account acc-3'])
    expect(await linesOf(app, (await draftOf(app, 'mzt', '2027-02')).id)).toEqual([])
  })

  test('a corrected file of a sent month, and another rate for it: the next bill takes the difference', async () => {
    const file = await imported(business, 'AWS', 'jan-2.csv.gz', awsFile(rows.map((row) => row.account === 'acc-2' ? { ...row, cost: '25' } : row)), true)
    expect(file.unmappedCount).toBe(0)
    await computed(app, '2027-02')
    // 25 × 7.1234 = 178.085 → 178.09, of which 142.47 was billed
    expect(await linesOf(app, (await draftOf(app, 'gat', '2027-02')).id)).toEqual(['provider acc-2 5 01-01–01-31 0 = 35.62 (2027-01) account acc-2'])
    const before = body<{ items: CostRate[] }>(await business.get('/cost-rates')).items[0]!
    expect(before.billCount).toBe(2)
    expect(code(await business.delete('/cost-rates/USD/2027-01?version=1'))).toBe('409 cost.rate_billed')
    await rate('7', 1)
    await computed(app, '2027-02')
    // 25 × 7 = 175, less 142.47
    expect(await linesOf(app, (await draftOf(app, 'gat', '2027-02')).id)).toEqual(['provider acc-2 5 01-01–01-31 0 = 32.53 (2027-01) account acc-2'])
  })

  test('rows without a sub-account have a rule of their own, which gives way to tags', async () => {
    await imported(business, 'Google', 'jan.csv', googleFile())
    const made = body<Ruled>(await business.post('/cost-rules', { provider: 'Google', kind: 'sub_account', value: '', departmentId: await departmentId(app, 'dsj') }), 201)
    expect(made).toMatchObject({ rule: { value: '', rowCount: 1 }, effect: { changedCount: 1, keptCount: 0 } })
    expect(groups(body(await business.get('/cost-rows/unmapped')))).toEqual(['gcp-portal 2 10.25 USD'])
  })

  test('a rate that nothing rests on can be taken back; events say who did what', async () => {
    expect(await rate('7.3', 0, '2027-02')).toMatchObject({ rowCount: 0, version: 1 })
    expect(code(await business.delete('/cost-rates/USD/2027-02?version=2'))).toBe('409 conflict.stale')
    expect((await business.delete('/cost-rates/USD/2027-02?version=1')).status).toBe(200)
    const kinds = await app.sql<{ kind: string }>(`select distinct kind from events where kind like 'cost%' order by 1`)
    expect(kinds.map(({ kind }) => kind)).toEqual(['cost.imported', 'cost_rate.removed', 'cost_rate.set', 'cost_rule.changed', 'cost_rule.made', 'cost_rule.removed'])
  })
})
