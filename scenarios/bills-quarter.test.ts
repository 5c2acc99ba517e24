import { beforeAll, describe, expect, test } from 'vitest'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { answerer, billOf, billsOf, confirmed, openedIn, rollUp, sentAll, unitCodes, type TestBill } from '#testkit/bill-months.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { body, code } from '#testkit/orders.ts'

/**
 * Three months: one that everybody confirms, one that a department disputes line by line, one whose whole-cloud roll-up is
 * rejected. Sums are checked at each step; the invariants hold after each test.
 */
const app = useTestApp()
let business: Client
let bureau: Client
let committee: Client
let jtt: Client
const cents = (amount: string) => Math.round(Number(amount) * 100)
const sumOf = (bills: readonly { total: string }[]) => bills.reduce((sum, { total }) => sum + cents(total), 0)
const messagesOf = async (client: Client) => body<{ items: { title: string[]; link: string }[] }>(await client.get('/messages?pageSize=50')).items

beforeAll(async () => {
  await openedIn(app, '2026-08')
  ;[business, bureau, committee, jtt] = await Promise.all([app.as('business'), app.as('bureau.admin'), app.as('committee.admin'), app.as('jtt.admin')])
  await priced(app, 'machine', [['2026-01-01', '310'], ['2026-09-16', '372.5']])
  const [inner] = await app.sql<{ code: string }>(`select code from departments where kind = 'inner' and unit_id = (select id from departments where code = 'jtt') order by code limit 1`)
  for (const [department, from, to] of [['jtt', '2026-07-10'], ['jtt', '2026-08-20', '2026-09-05'], [inner!.code, '2026-08-05'], ['gat', '2026-08-31'], ['dsj', '2026-06-01'], ['zfw', '2026-09-15']] as const)
    await resourceWith(app, department, [{ from, ...to === undefined ? {} : { to }, components: [thing('machine', 1), thing('machine', 2, 3)] }])
})

describe('August: everybody confirms', () => {
  const month = '2026-08'

  test('[B1] the run makes a draft for every unit and head, also of nothing', async () => {
    const units = await unitCodes(app)
    expect((await computed(app, month)).progress).toMatchObject({ done: units.length, failed: 0, kept: 0 })
    const bills = await billsOf(business, month)
    expect(bills).toHaveLength(units.length)
    expect(bills.every(({ status, revision }) => status === 'draft' && revision === null)).toBe(true)
  })

  test('[B2] before it is sent a department sees nothing of it', async () => {
    const draft = await billOf(app, business, 'jtt', month)
    expect(await billsOf(jtt, month)).toEqual([])
    for (const path of ['', '/lines']) expect((await jtt.get(`/bills/${draft.id}${path}`)).status).toBe(404)
    expect((await bureau.get(`/bills/${draft.id}`)).status).toBe(404)
    expect((await (await app.as('om')).get('/bills')).status).toBe(403)
  })

  test('[B1] all are sent at once; [B14] each department is told, with the day by which an answer is due', async () => {
    await sentAll(business, month)
    await app.drain()
    const bill = await billOf(app, jtt, 'jtt', month)
    expect(bill).toMatchObject({ status: 'sent', revision: 1, isCut: false, warnings: [] })
    expect(bill.dueOn).toMatch(/^2026-12-\d\d$/)
    expect((await messagesOf(jtt)).some(({ link }) => link === `/bills/${bill.id}`)).toBe(true)
  })

  test('[B2] exactly the own department\'s bill, by its admin; inner departments see their lines only', async () => {
    const bill = await billOf(app, jtt, 'jtt', month)
    const stranger = await app.as('gat.admin')
    expect((await stranger.post(`/bills/${bill.id}/confirmation`, { revision: 1 })).status).toBe(404)
    for (const name of ['jtt.user', 'bureau.admin', 'business']) {
      const answer = await (await app.as(name)).post(`/bills/${bill.id}/confirmation`, { revision: 1 })
      expect([name, answer.status]).toEqual([name, 403])
    }
    const [inner] = await app.sql<{ name: string; id: string }>(`select a.account_name as name, d.id::text as id from accounts a join departments d on d.id = a.department_id
      where d.kind = 'inner' and d.unit_id = (select id from departments where code = 'jtt') order by 1 limit 1`)
    const reader = await app.as(inner!.name)
    const cut = body<TestBill>(await reader.get(`/bills/${bill.id}`))
    expect(cut).toMatchObject({ isCut: true, allowed: [] })
    const { items } = body<{ items: { department: { id: string }; amount: string }[] }>(await reader.get(`/bills/${bill.id}/lines?pageSize=200`))
    expect(items.every(({ department }) => department.id === inner!.id)).toBe(true)
    expect(items.reduce((sum, { amount }) => sum + cents(amount), 0)).toBe(cents(cut.total))
    expect((await reader.post(`/bills/${bill.id}/confirmation`, { revision: 1 })).status).toBe(403)
  })

  test('[B7] nobody confirms a revision that they were not shown, nor twice', async () => {
    const bill = await billOf(app, jtt, 'jtt', month)
    expect(code(await jtt.post(`/bills/${bill.id}/confirmation`, { revision: 2 }))).toBe('409 bill.revision_changed')
    await confirmed(app, 'jtt', month)
    expect(code(await jtt.post(`/bills/${bill.id}/confirmation`, { revision: 1 }))).toBe('409 bill.already_answered')
    expect(code(await jtt.post(`/bills/${bill.id}/rejection`, { revision: 1, reason: '金额有疑问' }))).toBe('409 bill.already_answered')
  })

  test('[B3] the sector opens when all of its bills are confirmed, the whole cloud after all and the sector', async () => {
    for (const unit of await unitCodes(app, 'politics_law')) {
      expect((await rollUp(committee, month, 'politics_law')).status).toBe('waiting')
      await confirmed(app, unit, month)
    }
    expect(await rollUp(committee, month, 'politics_law')).toMatchObject({ status: 'open', round: 1, allowed: ['confirm', 'reject'] })
    for (const unit of (await unitCodes(app, 'government')).filter((one) => one !== 'jtt')) await confirmed(app, unit, month)
    expect((await rollUp(bureau, month, 'whole')).status).toBe('waiting')
    const sector = await rollUp(committee, month, 'politics_law')
    expect((await bureau.post(`/roll-ups/${sector.id}/confirmation`, { round: 1 })).status).toBe(403)
    expect((await jtt.get(`/roll-ups/${sector.id}`)).status).toBe(404)
    body(await committee.post(`/roll-ups/${sector.id}/confirmation`, { round: 1 }))
    expect(await rollUp(bureau, month, 'whole')).toMatchObject({ status: 'open', round: 1, allowed: ['confirm', 'reject'] })
    expect((await rollUp(committee, month, 'whole'))).toBeUndefined()
  })

  test('[B4] a roll-up is the sum of its bills; [B15] after it is confirmed each bill is settled', async () => {
    const whole = await rollUp(bureau, month, 'whole')
    expect(cents(whole.total)).toBe(sumOf(await billsOf(bureau, month)))
    const bill = await billOf(app, business, 'jtt', month)
    const settle = (change: object = {}) => business.post(`/bills/${bill.id}/settlement`, { version: bill.version, day: '2026-11-20', voucher: '记-2026-0815', ...change })
    expect(code(await settle())).toBe('409 bill.whole_not_confirmed')
    body(await bureau.post(`/roll-ups/${whole.id}/confirmation`, { round: 1 }))
    expect((await settle({ day: '2026-08-31' })).body.errors).toMatchObject([{ path: 'day', code: 'bill.settled_too_early' }])
    expect((await settle({ day: '2999-01-01' })).body.errors).toMatchObject([{ path: 'day', code: 'bill.settled_in_future' }])
    expect(body<TestBill>(await settle())).toMatchObject({ status: 'settled', settlement: { day: '2026-11-20', voucher: '记-2026-0815' } })
    expect(code(await settle({ version: bill.version + 1 }))).toBe('409 bill.bad_transition')
  })
})

describe('September: disputed line by line', () => {
  const month = '2026-09'
  let bill: TestBill
  let lines: { number: number; amount: string }[]

  test('[B2] a rejection needs its reason; [B11] it names lines with remarks', async () => {
    await computed(app, month)
    await computed(app, '2026-10')
    await sentAll(business, month)
    bill = await billOf(app, jtt, 'jtt', month)
    lines = body<{ items: typeof lines }>(await jtt.get(`/bills/${bill.id}/lines`)).items
    expect(lines.length).toBeGreaterThan(1)
    const reject = (change: object) => jtt.post(`/bills/${bill.id}/rejection`, { revision: 1, reason: '两行金额不对', ...change })
    expect((await reject({ reason: '不对' })).status).toBe(422)
    expect((await reject({ lines: [{ number: 999_999, remark: '没有这一行' }] })).body.errors).toMatchObject([{ path: 'lines/0/number' }])
    expect(body<TestBill>(await reject({ lines: lines.slice(0, 2).map(({ number }) => ({ number, remark: '已于月初释放 🙏' })) }))).toMatchObject({ status: 'rejected' })
    await app.drain()
    expect((await messagesOf(business)).some(({ link }) => link === `/bills/${bill.id}`)).toBe(true)
  })

  test('[B8] the draft of the next month is to be computed again', async () => {
    const next = await billOf(app, business, 'jtt', '2026-10')
    expect(next.warnings).toContain('outdated')
    expect(code(await business.post(`/bills/${next.id}/sending`, { version: next.version }))).toBe('409 bill.outdated')
    const again = body<TestBill>(await business.post(`/bills/${next.id}/recomputation`, { version: next.version }))
    expect(again.warnings).not.toContain('outdated')
    expect(again.total).toBe(next.total)
  })

  test('[B11] each line is answered before the next revision goes out', async () => {
    type Question = { id: string; lineNumber: number; outcome: string | null }
    const detail = body<{ questions: Question[]; version: number }>(await business.get(`/bills/${bill.id}`))
    expect(detail.questions.map(({ lineNumber }) => lineNumber)).toEqual(lines.slice(0, 2).map(({ number }) => number))
    const adjusted = body<TestBill>(await business.post(`/bills/${bill.id}/adjustments`, { version: detail.version, lineNumber: lines[0]!.number, amount: `-${lines[0]!.amount}`, reason: '已释放，予以扣减' }), 201)
    expect(adjusted).toMatchObject({ status: 'draft', revision: 1 })
    expect(cents(adjusted.total)).toBe(cents(bill.total) - cents(lines[0]!.amount))
    expect(await billOf(app, jtt, 'jtt', month)).toMatchObject({ status: 'revising', revision: 1, total: bill.total })
    expect(code(await business.post(`/bills/${bill.id}/sending`, { version: adjusted.version }))).toBe('409 bill.question_open')
    const answer = (index: number, reply: object) => business.post(`/bills/${bill.id}/questions/${detail.questions[index]!.id}/answer`, { version: adjusted.version, ...reply })
    body(await answer(0, { outcome: 'adjusted', answer: '' }))
    expect((await answer(1, { outcome: 'kept', answer: ' ' })).status).toBe(422)
    body(await answer(1, { outcome: 'kept', answer: '该资源 9 月仍在使用' }))
    expect(code(await answer(1, { outcome: 'adjusted', answer: '' }))).toBe('409 bill.question_answered')
    body(await business.post(`/bills/${bill.id}/sending`, { version: adjusted.version }))
  })

  test('[B11] the second revision shows its difference to the first; both stay', async () => {
    const shown = await billOf(app, jtt, 'jtt', month)
    expect(shown).toMatchObject({ status: 'sent', revision: 2 })
    const difference = body<{ totalBefore: string; totalAfter: string; lines: { change: string; difference: string }[] }>(await jtt.get(`/bills/${bill.id}/differences?from=1`))
    expect(difference).toMatchObject({ from: 1, to: 2, totalBefore: bill.total, totalAfter: shown.total, lines: [{ change: 'added', difference: `-${lines[0]!.amount}` }] })
    expect(body<TestBill>(await jtt.get(`/bills/${bill.id}?revision=1`))).toMatchObject({ revision: 1, total: bill.total, allowed: [] })
    await expect(app.sql(`delete from bill_lines where bill_id = $1 and revision = 1`, [bill.id])).rejects.toThrow('was sent')
    expect(await confirmed(app, 'jtt', month)).toMatchObject({ status: 'confirmed' })
  })
})

describe('October: the roll-up of the whole cloud is rejected', () => {
  const month = '2026-10'
  const named = ['jtt', 'gat'] as const

  test('[B3] it names two bills: they return to draft, and the sector opens anew', async () => {
    await sentAll(business, month)
    for (const unit of await unitCodes(app)) await confirmed(app, unit, month)
    const sector = await rollUp(committee, month, 'politics_law')
    body(await committee.post(`/roll-ups/${sector.id}/confirmation`, { round: 1 }))
    const whole = await rollUp(bureau, month, 'whole')
    const billIds = await Promise.all(named.map(async (unit) => (await billOf(app, bureau, unit, month)).id))
    const reject = (change: object) => bureau.post(`/roll-ups/${whole.id}/rejection`, { round: 1, reason: '两家单位金额与上月相差过大', billIds, ...change })
    expect((await reject({ billIds: [] })).status).toBe(422)
    expect((await reject({ reason: '不' })).status).toBe(422)
    expect((await reject({ billIds: ['999999'] })).body.errors).toMatchObject([{ path: 'billIds/0' }])
    expect(code(await reject({ round: 2 }))).toBe('409 roll_up.round_changed')
    expect(body(await reject({}))).toMatchObject({ status: 'rejected' })
    for (const unit of named) {
      const draft = await billOf(app, business, unit, month)
      expect(draft.status).toBe('draft')
      const detail = body<{ byRegion: { amount: string }[] }>(await business.get(`/bills/${draft.id}`))
      expect(detail.byRegion.reduce((sum, { amount }) => sum + cents(amount), 0)).toBe(cents(draft.total))
    }
    expect((await rollUp(committee, month, 'politics_law')).status).toBe('waiting')
    await app.drain()
    expect((await messagesOf(await answerer(app, 'gat'))).some(({ title }) => title[2]!.includes('重新修订'))).toBe(true)
  })

  test('[B3] they are revised, sent, confirmed; the sector confirms again, then the whole cloud', async () => {
    for (const unit of named) {
      const draft = await billOf(app, business, unit, month)
      body(await business.post(`/bills/${draft.id}/adjustments`, { version: draft.version, amount: '-10.00', reason: '核对后扣减' }), 201)
      const { id, version } = await billOf(app, business, unit, month)
      body(await business.post(`/bills/${id}/sending`, { version }))
      expect(await confirmed(app, unit, month)).toMatchObject({ status: 'confirmed', revision: 2 })
    }
    const sector = await rollUp(committee, month, 'politics_law')
    expect(sector).toMatchObject({ status: 'open', round: 2 })
    expect((await rollUp(bureau, month, 'whole')).status).toBe('rejected')
    body(await committee.post(`/roll-ups/${sector.id}/confirmation`, { round: 2 }))
    const whole = await rollUp(bureau, month, 'whole')
    expect(whole).toMatchObject({ status: 'open', round: 2 })
    expect(cents(whole.total)).toBe(sumOf(await billsOf(bureau, month)))
    const done = body<{ feedback: { verdict: string; bills: unknown[] }[] }>(await bureau.post(`/roll-ups/${whole.id}/confirmation`, { round: 2 }))
    expect(done).toMatchObject({ status: 'confirmed', feedback: [{ verdict: 'confirmed' }, { verdict: 'rejected', bills: [{}, {}] }] })
  })

  test('[B5] statistics over the quarter: every grouping gives the same total, for each reader their own', async () => {
    const totals = async (reader: Client, by: string) => body<{ total: string; groups: { total: string }[]; amounts: string[] }>(await reader.get(`/bill-statistics?from=2026-08&to=2026-10&by=${by}`))
    for (const reader of [business, bureau, committee, jtt]) {
      const whole = await totals(reader, 'unit')
      for (const by of ['unit', 'department', 'project', 'region', 'service', 'kind']) {
        const { total, groups, amounts } = await totals(reader, by)
        expect([by, total]).toEqual([by, whole.total])
        expect([sumOf(groups), amounts.reduce((sum, amount) => sum + cents(amount), 0)]).toEqual([cents(total), cents(total)])
      }
      const listed = (await Promise.all(['2026-08', '2026-09', '2026-10'].map((month) => billsOf(reader, month)))).flat()
      expect(cents(whole.total)).toBe(sumOf(listed))
    }
    expect((await totals(bureau, 'unit')).total).toBe((await totals(business, 'unit')).total)
    expect((await jtt.get('/bill-statistics?from=2026-10&to=2026-08&by=unit')).body.errors).toMatchObject([{ code: 'bill.months_reversed' }])
  })
})
