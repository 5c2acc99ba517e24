import { beforeAll, describe, expect, test } from 'vitest'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { answerer, billOf, billsOf, openedIn, rollUp, sentAll, unitCodes, type TestBill } from '#testkit/bill-months.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { sameAt } from '#testkit/instance.ts'
import { body, code } from '#testkit/orders.ts'

/** Two instances on one PostgreSQL; both answers start before either has come. After each test the invariants hold. */
const app = useTestApp()
const months = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'] as const
let business: Client
let bureau: Client
let committee: Client
let elsewhere = ''
let units: string[] = []
const there = (client: Client) => sameAt(client, elsewhere)
const cents = (amount: string) => Math.round(Number(amount) * 100)
const refused = ['409 bill.already_answered', '409 bill.bad_transition', '409 bill.revision_changed', '409 conflict.stale']
function onlyOne(answers: readonly Answer[], what = ''): void {
  const said = answers.map(code)
  expect(said.filter((outcome) => outcome.startsWith('2')).length, `${what} ${said.join()}`).toBe(1)
  for (const outcome of said.filter((one) => !one.startsWith('2'))) expect(refused).toContain(outcome)
}

beforeAll(async () => {
  await openedIn(app, months[0])
  ;[business, bureau, committee] = await Promise.all([app.as('business'), app.as('bureau.admin'), app.as('committee.admin')])
  elsewhere = (await app.another()).url
  units = await unitCodes(app)
  await priced(app, 'machine', [['2026-01-01', '310']])
  for (const unit of ['jtt', 'gat', 'dsj']) await resourceWith(app, unit, [{ from: '2026-05-10', components: [thing('machine', 1)] }])
})

/** Computed when its turn comes: what an earlier rejection outdated is not sent. */
async function sentMonth(month: string): Promise<void> {
  await computed(app, month)
  await sentAll(business, month)
}

/** What both people of every unit answer at the same moment. */
async function answered(month: string, answer: (admin: Client, bill: TestBill, unit: string) => Promise<Answer>[]): Promise<Answer[][]> {
  return Promise.all(units.map(async (unit) => {
    const admin = await answerer(app, unit)
    return Promise.all(answer(admin, await billOf(app, admin, unit, month), unit))
  }))
}

describe('bills on two instances', () => {
  test('[B7] every unit confirms and rejects at once: one counts, and the roll-ups are what the bills say (C-A12)', async () => {
    const [month] = months
    await sentMonth(month)
    const answers = await answered(month, (admin, { id, revision }) => [
      admin.post(`/bills/${id}/confirmation`, { revision }), there(admin).post(`/bills/${id}/rejection`, { revision, reason: '金额与台账不符' }),
    ])
    answers.forEach((one, index) => onlyOne(one, units[index]))
    const bills = await billsOf(business, month)
    expect(bills.every(({ status }) => status === 'confirmed' || status === 'rejected')).toBe(true)
    const isWhole = bills.filter(({ sector }) => sector === 'politics_law').every(({ status }) => status === 'confirmed')
    expect((await rollUp(bureau, month, 'politics_law')).status).toBe(isWhole ? 'open' : 'waiting')
    expect((await rollUp(bureau, month, 'whole')).status).toBe('waiting')
  })

  test('[B7] both admins of every unit confirm at once: each once; the last of them opens the roll-up, once', async () => {
    const month = months[1]
    await sentMonth(month)
    const answers = await answered(month, (admin, { id, revision }) => [admin, there(admin)].map((client) => client.post(`/bills/${id}/confirmation`, { revision })))
    answers.forEach((one, index) => onlyOne(one, units[index]))
    expect(await rollUp(bureau, month, 'politics_law')).toMatchObject({ status: 'open', round: 1 })
    const opened = await app.sql(`select from events where kind = 'roll_up.opened' and facts ->> 'month' = $1`, [month])
    expect(opened).toHaveLength(1)
  })

  test('[B3] the sector is confirmed and rejected at once: one counts, and a named bill is either confirmed or a draft', async () => {
    const month = months[1]
    const sector = await rollUp(committee, month, 'politics_law')
    const { id } = await billOf(app, committee, 'gat', month)
    const said = (await Promise.all([
      committee.post(`/roll-ups/${sector.id}/confirmation`, { round: 1 }),
      there(committee).post(`/roll-ups/${sector.id}/rejection`, { round: 1, reason: '公安厅金额需要核对', billIds: [id] }),
    ])).map(code)
    expect(said.filter((outcome) => outcome.startsWith('2'))).toHaveLength(1)
    expect(said.filter((outcome) => !outcome.startsWith('2'))).toEqual(['409 roll_up.not_open'])
    const isConfirmed = said[0] === '200'
    expect((await billOf(app, business, 'gat', month)).status).toBe(isConfirmed ? 'confirmed' : 'draft')
    expect((await rollUp(committee, month, 'politics_law')).status).toBe(isConfirmed ? 'confirmed' : 'rejected')
  })

  test('[B1] sent and computed again at once: what was sent is what its lines add up to', async () => {
    const month = months[2]
    await computed(app, month)
    await Promise.all(units.map(async (unit) => {
      const { id, version } = await billOf(app, business, unit, month)
      const said = (await Promise.all([business.post(`/bills/${id}/sending`, { version }), there(business).post(`/bills/${id}/recomputation`, { version })])).map(code)
      for (const outcome of said) expect(['200', ...refused]).toContain(outcome)
    }))
    const wrong = await app.sql(`select r.bill_id from bill_revisions r join bills b on b.id = r.bill_id
      where r.total <> (select coalesce(sum(l.amount), 0) from bill_lines l where l.month = b.month and l.bill_id = b.id and l.revision = r.number)`)
    expect(wrong).toEqual([])
  })

  test('[B7] confirmed by the department while the operator takes it back to work: never both', async () => {
    const month = months[3]
    await sentMonth(month)
    const answers = await answered(month, (admin, { id, revision, version }) => [
      admin.post(`/bills/${id}/confirmation`, { revision }), there(business).post(`/bills/${id}/recomputation`, { version }),
    ])
    for (const [confirmation, recomputation] of answers) {
      expect(code(confirmation!)).toBe('200')
      expect(refused).toContain(code(recomputation!))
    }
  })

  test('[B4] the last confirmation and the answer to the sector at once: the sum is that of its bills', async () => {
    const month = months[4]
    await sentMonth(month)
    const last = 'gat'
    for (const unit of units.filter((one) => one !== last)) {
      const admin = await answerer(app, unit)
      const { id, revision } = await billOf(app, admin, unit, month)
      body(await admin.post(`/bills/${id}/confirmation`, { revision }))
    }
    const admin = await answerer(app, last)
    const { id, revision } = await billOf(app, admin, last, month)
    const sector = await rollUp(committee, month, 'politics_law')
    const [confirmation, answer] = await Promise.all([
      admin.post(`/bills/${id}/confirmation`, { revision }), there(committee).post(`/roll-ups/${sector.id}/confirmation`, { round: sector.round + 1 }),
    ])
    expect(code(confirmation)).toBe('200')
    expect(['200', '409 roll_up.not_open', '409 roll_up.round_changed']).toContain(code(answer))
    const now = await rollUp(committee, month, 'politics_law')
    expect(now.status).toBe(answer.status === 200 ? 'confirmed' : 'open')
    const bills = (await billsOf(bureau, month)).filter(({ sector: of }) => of === 'politics_law')
    expect(cents(now.total)).toBe(bills.reduce((sum, { total }) => sum + cents(total), 0))
  })
})
