import { beforeAll, expect, test } from 'vitest'
import { addDays, dayOf, type Day } from '#kit/pure/time.ts'
import { platformNow } from '#kit/server/database.ts'
import { readCalendar } from '#modules/holidays/offers.ts'
import { addWorkingDays, isWorkingDay } from '#modules/holidays/rules/working-days.ts'
import { billJob, computed } from '#testkit/bill-data.ts'
import { answerer, billOf, billsOf, confirmed, openedIn, sentAll, unitCodes } from '#testkit/bill-months.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { body, travelTo } from '#testkit/orders.ts'
import { sendBy } from './rules/warnings.ts'

/** [B14] and [B1]: who is told what, on which day, and that nobody is told twice. */
const app = useTestApp()
const month = '2027-01'
let business: Client
let dueOn: Day

/** Titles of the messages about the bill of a unit, in English, that came since the last look. */
const seen = new Map<string, number>()
async function news(name: string): Promise<string[]> {
  await app.drain()
  const { items, total } = body<{ items: { title: [string, string, string] }[]; total: number }>(await (await app.as(name)).get('/messages?pageSize=200'))
  const known = seen.get(name) ?? 0
  seen.set(name, total)
  return items.slice(0, total - known).map(({ title }) => title[0])
}
async function nothingNew(...names: string[]): Promise<void> {
  for (const name of names) await news(name)
}
const reminded = () => billJob(app, 'bill.remind')
const calendar = () => readCalendar(app.database, '2027-01-01')

beforeAll(async () => {
  await openedIn(app, month)
  await travelTo(app, '2027-02-01')
  business = await app.as('business')
  await computed(app, month)
})

test('[B1] drafts that were not sent up to the fifth working day are told to business, once', async () => {
  const lastDay = sendBy(`${month}-01`, await calendar())
  await travelTo(app, lastDay)
  expect(await reminded()).toBe(0)
  await nothingNew('business', 'jtt.admin')
  await travelTo(app, addDays(lastDay, 1))
  expect(await reminded()).toBe(1)
  expect(await news('business')).toEqual([`Bills of ${month} are to be sent`])
  expect(await news('jtt.admin')).toEqual([])
  expect(await reminded()).toBe(0)
})

test('[B14] two working days before the day the departments that have not answered are reminded, once', async () => {
  type Sending = { sending: { today: Day; answerBy: Day } | null }
  const { sending } = body<Sending>(await business.get('/bill-months'))
  expect(body<Sending>(await (await app.as('jtt.admin')).get('/bill-months')).sending).toBeNull()
  await sentAll(business, month)
  const bill = await billOf(app, business, 'jtt', month)
  dueOn = bill['dueOn'] as Day
  expect(sending).toEqual({ today: dayOf(await platformNow(app.database)), answerBy: dueOn })
  await confirmed(app, 'jtt', month)
  const waiting = (await billsOf(business, month)).filter(({ status }) => status === 'sent')
  let early = dueOn
  for (let left = 3; left > 0;) if (isWorkingDay(await calendar(), early = addDays(early, -1))) left--
  await travelTo(app, early)
  expect(await reminded()).toBe(0)
  await nothingNew('gat.admin', 'jtt.admin', 'business', 'bureau.admin')
  await travelTo(app, addWorkingDays(await calendar(), early, 1))
  expect(await reminded()).toBe(waiting.length)
  expect(await news('gat.admin')).toEqual([`The bill of ${month} is to be answered by ${dueOn}`])
  expect(await news('jtt.admin')).toEqual([])
  expect(await reminded()).toBe(0)
})

test('[B14] a day after it is overdue: department, business, bureau; the committee for its sector; each once', async () => {
  for (const unit of await unitCodes(app)) if (!['gat', 'jtt', 'rst', 'dsj'].includes(unit) && (await billOf(app, business, unit, month)).status === 'sent') await confirmed(app, unit, month)
  await nothingNew('gat.admin', 'business', 'bureau.admin', 'committee.admin', 'rst.admin')
  await travelTo(app, dueOn)
  expect(await reminded()).toBe(0)
  await travelTo(app, addDays(dueOn, 1))
  const late = (await billsOf(business, month)).filter(({ isOverdue }) => isOverdue)
  expect(await reminded()).toBe(late.length)
  const said = late.map(({ unit }) => `The bill of ${unit.name} for ${month} is overdue`).toSorted()
  expect(said).toHaveLength(3)
  expect((await news('business')).toSorted()).toEqual(said)
  expect((await news('bureau.admin')).toSorted()).toEqual(said)
  const gat = await billOf(app, business, 'gat', month)
  expect(await news('gat.admin')).toEqual([`The bill of ${gat.unit.name} for ${month} is overdue`])
  expect(await news('committee.admin')).toEqual([`The bill of ${gat.unit.name} for ${month} is overdue`])
  expect(await reminded()).toBe(0)
})

test('[B14] late units are listed to committee, bureau and business, each within its scope', async () => {
  const lateFor = async (name: string) => body<{ items: { isOverdue: boolean; unit: { name: string } }[] }>(await (await app.as(name)).get(`/bills?month=${month}&status=sent&sort=dueOn&pageSize=200`)).items.filter(({ isOverdue }) => isOverdue).map(({ unit }) => unit.name).toSorted()
  const all = await lateFor('business')
  expect(all).toHaveLength(3)
  expect(await lateFor('bureau.admin')).toEqual(all)
  expect(await lateFor('committee.admin')).toEqual([(await billOf(app, business, 'gat', month)).unit.name])
  const { items } = body<{ items: { month: string; overdueCount: number }[] }>(await (await app.as('committee.admin')).get('/bill-months'))
  expect(items.find((one) => one.month === month)).toMatchObject({ overdueCount: 1 })
})

test('[B14] a new revision is a new matter; after an outage only what is true now is said', async () => {
  const { id, revision } = await billOf(app, business, 'gat', month)
  body(await (await answerer(app, 'gat')).post(`/bills/${id}/rejection`, { revision, reason: '金额与台账不一致' }))
  const rejected = await billOf(app, business, 'gat', month)
  const draft = body<{ version: number }>(await business.post(`/bills/${id}/recomputation`, { version: rejected.version }))
  const sent = body<{ dueOn: Day; revision: number }>(await business.post(`/bills/${id}/sending`, { version: draft.version }))
  expect(sent.revision).toBe(2)
  expect(await reminded()).toBe(0)
  await nothingNew('gat.admin')
  await travelTo(app, addDays(sent.dueOn, 5))
  expect(dayOf(await platformNow(app.database)) > sent.dueOn).toBe(true)
  expect(await reminded()).toBe(1)
  expect((await news('gat.admin')).filter((title) => !title.includes('roll-up'))).toEqual([expect.stringContaining('is overdue')])
  expect(await reminded()).toBe(0)
})
