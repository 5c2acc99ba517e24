import { beforeAll, describe, expect, test } from 'vitest'
import type { BillRow, BillRun } from '#modules/bills/contract.ts'
import { billJob, computed, draftOf, linesOf, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, code, travelTo } from '#testkit/orders.ts'

const units = 12

describe('[B1] [B9] making the drafts of a month', () => {
  const app = useTestApp()
  beforeAll(async () => {
    await app.sql(`insert into platform_settings (key, value) values ('bill.opening_month', '"2027-01"')`)
    await travelTo(app, '2027-02-01', '00:00')
    await priced(app, 'a', [['2026-01-01', '310'], ['2027-01-16', '620']])
    await priced(app, 'a', [['2026-01-01', '2000']], 8)
    await resourceWith(app, 'jtt', [{ from: '2027-01-10', components: [thing('a', 1), thing('a', 16, 2)] }])
  })
  const bills = (month: string) => app.sql<{ unit: string; total: string; version: number }>(
    `select d.code as unit, round(b.total, 2)::text as total, b.version from bills b join departments d on d.id = b.unit_id where b.month = $1::date order by d.code`, [`${month}-01`])
  const alert = async () => (await app.sql<{ title: string; text: string; link: string }>(`
    select titles[3] as title, texts[3] as text, link from messages where account_id = (select id from accounts where account_name = 'business') and title_key = 'bill.notice.run_failed' order by id desc limit 1`))[0]
  const failures = ({ problems }: BillRun) => problems.map(({ unit, code: said, message }) => [unit.name, said, message])

  test('who may, and which months', async () => {
    const business = await app.as('business')
    for (const name of ['jtt.admin', 'bureau.admin', 'om']) expect((await (await app.as(name)).post('/bills/runs', { month: '2027-01' })).status, name).toBe(403)
    expect(code(await business.post('/bills/runs', { month: '2027-02' }))).toBe('409 bill.month_open')
    expect(code(await business.post('/bills/runs', { month: '2026-12' }))).toBe('409 bill.before_opening')
    expect(code(await business.get('/bills/runs/999'))).toBe('404 record.not_found')
  })

  test('every unit and head gets one, also of 0.00; a price change splits the line', async () => {
    const run = await computed(app, '2027-01')
    expect(run).toMatchObject({ month: '2027-01', status: 'done', progress: { units, done: units, kept: 0, failed: 0, waiting: 0, lines: 3 }, problems: [], allowed: [] })
    const all = await bills('2027-01')
    expect(all).toHaveLength(units)
    expect(all.filter(({ total }) => total !== '0.00')).toEqual([{ unit: 'jtt', total: '6057.42', version: 2 }])
    expect(all.map(({ unit }) => unit)).toEqual(expect.arrayContaining(['dsj', 'zfw', 'gat']))
    expect(await linesOf(app, (await draftOf(app, 'jtt', '2027-01')).id)).toEqual([
      'fixed a 1 01-10–01-15 6 310 = 60.00', 'fixed a 16×2 01-10–01-31 22 2000 = 5677.42', 'fixed a 1 01-16–01-31 16 620 = 320.00',
    ])
  })

  test('a second run computes drafts again and keeps what was sent', async () => {
    const business = await app.as('business')
    const sent = await draftOf(app, 'gat', '2027-01')
    body(await business.post(`/bills/${sent.id}/sending`, { version: sent.version }))
    expect((await computed(app, '2027-01')).progress).toMatchObject({ done: units - 1, kept: 1, failed: 0 })
    expect(await draftOf(app, 'gat', '2027-01')).toMatchObject({ status: 'sent', revision: 1 })
  })

  test('one run of a month at a time; stopped it leaves the rest as it was, and run again it goes on', async () => {
    const business = await app.as('business')
    const before = await bills('2027-01')
    const run = body<BillRun>(await business.post('/bills/runs', { month: '2027-01' }), 201)
    expect(run).toMatchObject({ status: 'running', progress: { units, waiting: units }, allowed: ['stop'] })
    expect(code(await business.post('/bills/runs', { month: '2027-01' }))).toBe('409 bill.run_under_way')
    expect(body<BillRun>(await business.post(`/bills/runs/${run.id}/stopping`))).toMatchObject({ status: 'stopped', progress: { waiting: units }, allowed: [] })
    expect(code(await business.post(`/bills/runs/${run.id}/stopping`))).toBe('409 bill.run_ended')
    expect(await billJob(app, 'bill.compute')).toBe(0)
    expect(await bills('2027-01')).toEqual(before)
    expect((await computed(app, '2027-01')).progress).toMatchObject({ done: units - 1, kept: 1, waiting: 0 })
    expect(body<{ items: BillRun[] }>(await business.get('/bills/runs?month=2027-01')).items.map(({ status }) => status)).toEqual(['done', 'stopped', 'done', 'done'])
  })

  test('[P5] a price that is missing leaves that unit out, with what is missing; its older draft stays as it was', async () => {
    const before = await draftOf(app, 'jyt', '2027-01')
    const id = await resourceWith(app, 'jyt', [{ from: '2027-01-20', components: [thing('none', 3)] }])
    const run = await computed(app, '2027-01')
    expect(run.progress).toMatchObject({ done: units - 2, kept: 1, failed: 1 })
    expect(failures(run)).toEqual([['省教育厅', 'price.missing', '“Test › Thing › none”数量 3 尚无单价。涉及资源：1 个。']])
    expect(await draftOf(app, 'jyt', '2027-01')).toEqual(before)
    expect(code(await (await app.as('business')).post(`/bills/${before.id}/recomputation`, { version: before.version }))).toBe('409 price.missing')
    await app.drain()
    expect(await alert()).toEqual({ title: '2027-01 账单：1 个单位无法统计', text: '省教育厅。原因见统计进度，其余单位已完成。', link: '/bills/prepare?month=2027-01' })
    await priced(app, 'none', [['2026-06-01', '10'], ['2027-01-26', null]])
    expect(failures(await computed(app, '2027-01'))).toMatchObject([['省教育厅', 'price.missing', expect.anything()]])
    await app.sql(`update resource_stretches set to_day = '2027-01-25' where resource_id = $1`, [id])
    await app.sql(`update resources set status = 'released', ended_at = '2027-01-25T04:00:00Z' where id = $1`, [id])
    expect(failures(await computed(app, '2027-01'))).toEqual([])
    expect(await draftOf(app, 'jyt', '2027-01')).toMatchObject({ total: '5.81' })
  })

  test('[C-A13] a bill line doubled past the product: that unit stops with an alert, the others complete; computed by hand it is right again', async () => {
    const { id } = await draftOf(app, 'jtt', '2027-01')
    await app.sql(`insert into bill_lines select (jsonb_populate_record(l, '{"number": 4}')).* from bill_lines l where bill_id = $1 and number = 1`, [id])
    const run = await computed(app, '2027-01')
    expect(run.progress).toMatchObject({ done: units - 2, kept: 1, failed: 1 })
    expect(failures(run)).toMatchObject([['省交通运输厅', 'bill.lines_changed', expect.stringContaining('不一致')]])
    await app.drain()
    expect((await alert())?.text).toContain('省交通运输厅')
    const business = await app.as('business')
    const doubled = await draftOf(app, 'jtt', '2027-01')
    expect(body<BillRow>(await business.post(`/bills/${id}/recomputation`, { version: doubled.version }))).toMatchObject({ total: '6057.42', lineCount: 3 })
  })

  test('configurations that overlap, or say the same twice, leave only their unit out', async () => {
    const id = await resourceWith(app, 'mzt', [{ from: '2026-12-01', to: '2027-01-20', components: [thing('a')] }, { from: '2027-01-21', components: [thing('a', 8)] }])
    await app.sql(`update resource_stretches set to_day = '2027-01-25' where resource_id = $1 and to_day is not null`, [id])
    expect(failures(await computed(app, '2027-01'))).toMatchObject([['省民政厅', 'bill.stretches_overlap', expect.stringContaining('i-bill-')]])
    await app.sql(`update resource_stretches set to_day = '2027-01-20' where resource_id = $1 and to_day is not null`, [id])
    await app.sql(`update resource_stretches set components = components || components where resource_id = $1 and to_day is not null`, [id])
    expect(failures(await computed(app, '2027-01'))).toMatchObject([['省民政厅', 'bill.duplicate_lines', expect.anything()]])
    await app.sql(`update resource_stretches set components = jsonb_build_array(components -> 0) where resource_id = $1 and to_day is not null`, [id])
    expect(failures(await computed(app, '2027-01'))).toEqual([])
    expect(await linesOf(app, (await draftOf(app, 'mzt', '2027-01')).id)).toEqual(['fixed a 1 01-01–01-15 15 310 = 150.00', 'fixed a 1 01-16–01-20 5 620 = 100.00', 'fixed a 8 01-21–01-31 11 2000 = 709.68'])
  })
})

describe('[B1] [C-B4] what time does', () => {
  const app = useTestApp()
  beforeAll(async () => {
    await priced(app, 'a', [['2026-01-01', '310']])
    await resourceWith(app, 'jtt', [{ from: '2026-12-31', components: [thing('a')] }])
  })
  const months = async () => (await app.sql<{ month: string; bills: number }>(`select to_char(month, 'YYYY-MM') as month, count(*)::int as bills from bills group by 1 order by 1`)).map(({ month, bills }) => `${month}: ${bills}`)

  test('before midnight of the 1st nothing is due; then the month in which the first resource began', async () => {
    await travelTo(app, '2026-12-31', '23:59:55')
    expect([await billJob(app, 'bill.run'), await billJob(app, 'bill.compute')]).toEqual([0, 0])
    await travelTo(app, '2027-01-01', '00:00:01')
    expect([await billJob(app, 'bill.run'), await billJob(app, 'bill.compute')]).toEqual([1, units])
    expect(await months()).toEqual(['2026-12: 12'])
    expect((await draftOf(app, 'jtt', '2026-12')).total).toBe('10.00')
  })

  test('three months of outage, the end of February among them: each month once, oldest first; done twice nothing changes', async () => {
    await travelTo(app, '2027-04-01', '03:00')
    expect([await billJob(app, 'bill.run'), await billJob(app, 'bill.compute')]).toEqual([3, 3 * units])
    expect(await months()).toEqual(['2026-12: 12', '2027-01: 12', '2027-02: 12', '2027-03: 12'])
    const versions = () => app.sql('select id, version, total from bills order by id')
    const before = await versions()
    expect([await billJob(app, 'bill.run'), await billJob(app, 'bill.compute')]).toEqual([0, 0])
    expect(await versions()).toEqual(before)
    expect((await app.sql<{ amount: string }>(`select round(l.amount, 2)::text as amount from bill_lines l order by month`)).map(({ amount }) => amount)).toEqual(['10.00', '310.00', '310.00', '310.00'])
  })

  test('a unit that lacks its bill is made up for by the next night, and what operators check already stays', async () => {
    const versions = () => app.sql(`select id, version from bills where month <= '2027-03-01' order by id`)
    await travelTo(app, '2027-05-01', '00:20')
    await resourceWith(app, 'gat', [{ from: '2027-04-11', components: [thing('late')] }])
    const before = await versions()
    expect([await billJob(app, 'bill.run'), await billJob(app, 'bill.compute')]).toEqual([1, units])
    expect((await months()).at(-1)).toBe('2027-04: 11')
    const [kept] = await app.sql<{ version: number }>(`select b.version from bills b join departments d on d.id = b.unit_id where d.code = 'jtt' and month = '2027-04-01'`)
    await priced(app, 'late', [['2026-01-01', '30']])
    await travelTo(app, '2027-05-02', '00:20')
    expect([await billJob(app, 'bill.run'), await billJob(app, 'bill.compute')]).toEqual([1, 1])
    expect((await draftOf(app, 'gat', '2027-04')).total).toBe('20.00')
    expect((await draftOf(app, 'jtt', '2027-04')).version).toBe(kept!.version)
    expect(await versions()).toEqual(before)
  })
})
