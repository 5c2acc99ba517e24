import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { jobs } from '#app/modules.server.ts'
import { dayOf } from '#kit/pure/time.ts'
import { inTransaction } from '#kit/server/database.ts'
import { readCalendar, workingDaysRows } from '#modules/holidays/offers.ts'
import { addWorkingDays, workingDaysBetween, type WorkCalendar } from '#modules/holidays/rules/working-days.ts'
import { approve, newDraft, submit, submitted } from '#testkit/applications.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { syncDeadlines } from './sync-deadlines.ts'

const app = useTestApp()
type Deadline = { state: string; daysLeft: number | null; dueOn: string | null; isEstimated: boolean; daysCounted: number }

async function today(): Promise<string> {
  return dayOf((await app.sql<{ now: Date }>('select platform_now() as now'))[0]!.now)
}
/** To noon of a day of the platform, which must lie ahead. */
async function travelTo(day: string): Promise<void> {
  const [row] = await app.sql<{ seconds: number }>(`select extract(epoch from ($1::date + time '12:00') at time zone 'Asia/Shanghai' - platform_now())::int as seconds`, [day])
  expect(row!.seconds, `${day} lies ahead`).toBeGreaterThan(0)
  await app.travel(`${row!.seconds} seconds`)
}
async function calendar(): Promise<WorkCalendar> {
  return readCalendar(app.database, '2025-01-01', '2030-12-31')
}
async function workingDay(count: number): Promise<string> {
  return addWorkingDays(await calendar(), await today(), count)
}
async function reject(client: Client, application: { id: string; version: number }): Promise<Answer['body']> {
  const answer = await client.post(`/applications/${application.id}/rejection`, { version: application.version, reason: '缺少立项批复' })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
async function remind(): Promise<number> {
  const job = jobs.find(({ name }) => name === 'application.remind')!
  const { done } = await job.run({ database: app.database, now: new Date(), log: () => {} })
  return done
}
/** Who was told of due days since the last look, as `account title`. */
async function told(): Promise<string[]> {
  await app.drain()
  const rows = await app.sql<{ line: string }>(`
    with news as (
      update messages set read_at = now() where read_at is null and title_key in ('application.notice.due_soon', 'application.notice.due_today', 'application.notice.overdue')
      returning account_id, kind, titles)
    select concat_ws(' ', a.account_name, n.kind, n.titles[3]) as line from news n join accounts a on a.id = n.account_id order by 1`)
  expect(await app.sql('select * from notice_failures')).toEqual([])
  return rows.map(({ line }) => line)
}

// Each test begins at noon of a working day.
beforeEach(async () => { await travelTo(addWorkingDays(await calendar(), await today(), 1)) })

describe('the deadline of an application', () => {
  test('[R7] a draft has none; submitted it is due in seven working days; over it has none', async () => {
    const user = await app.as('jtt.user'), om = await app.as('om'), bureau = await app.as('bureau.admin')
    const draft = await newDraft(app, user, 'jtt')
    expect(draft.deadline).toEqual({ state: 'notStarted', daysLeft: null, dueOn: null, isEstimated: false, daysCounted: 0 })
    const first = await submit(user, draft)
    const dueOn = await workingDay(7)
    expect(first.deadline).toMatchObject({ state: 'onTime', daysLeft: 7, dueOn, daysCounted: 0 } satisfies Partial<Deadline>)
    expect(first.dueOn).toBe(dueOn)
    await travelTo(await workingDay(3))
    const approved = await approve(bureau, await approve(om, first))
    expect(approved.deadline).toMatchObject({ state: 'onTime', daysLeft: 4, dueOn })
    await travelTo(await workingDay(2))
    const { body: soon } = await user.get(`/applications/${first.id}`)
    expect(soon.deadline).toMatchObject({ state: 'soon', daysLeft: 2, dueOn })
    const { body: done } = await om.post(`/applications/${first.id}/provisioning`, { items: [{ id: soon.items[0].id, units: [{ instanceId: 'i-deadline-1' }] }] })
    expect(done).toMatchObject({ status: 'completed', dueOn: null, deadline: { state: 'over', daysLeft: null, dueOn: null, daysCounted: 4 } })
  })

  test('[R7] with the applicant the count stops; on resubmission it resumes', async () => {
    const user = await app.as('jtt.user'), om = await app.as('om')
    const first = await submitted(app, user, 'jtt')
    await travelTo(await workingDay(3))
    const rejected = await reject(om, first)
    expect(rejected.deadline).toEqual({ state: 'paused', daysLeft: 5, dueOn: null, isEstimated: false, daysCounted: 2 })
    await travelTo(await workingDay(10))
    const again = await submit(user, rejected)
    // The day of the resubmission ends with the platform: it is the first of the five that are left.
    expect(again.deadline).toMatchObject({ state: 'onTime', daysLeft: 4, dueOn: await workingDay(4), daysCounted: 2 })
    const back = await reject(om, again)
    expect(back.deadline).toMatchObject({ state: 'paused', daysLeft: 5, daysCounted: 2 })
    const { body: gone } = await user.post(`/applications/${first.id}/withdrawal`)
    expect(gone.deadline).toMatchObject({ state: 'over', daysLeft: null, daysCounted: 2 })
  })

  test('[R7] overdue already when it comes back, it stays as late as it was', async () => {
    const user = await app.as('jtt.user'), om = await app.as('om')
    const first = await submitted(app, user, 'jtt')
    await travelTo(await workingDay(10))
    const { body: late } = await user.get(`/applications/${first.id}`)
    expect(late.deadline).toMatchObject({ state: 'overdue', daysLeft: -3 })
    const again = await submit(user, await reject(om, late))
    expect(again.deadline).toMatchObject({ state: 'overdue', daysLeft: -3, daysCounted: 9 })
  })

  test('[R7] the list, what waits for me and the export show it, in order of the due day', async () => {
    const user = await app.as('jtt.user'), om = await app.as('om')
    const { body: list } = await user.get('/applications?sort=dueOn&pageSize=200')
    const due = (list.items as { deadline: Deadline; dueOn: string | null }[]).filter(({ dueOn }) => dueOn !== null)
    expect(due.length).toBeGreaterThan(0)
    const days = await calendar(), now = await today()
    for (const { deadline, dueOn } of due) expect(deadline.daysLeft).toBe(workingDaysBetween(days, now, dueOn!))
    expect(due.map(({ dueOn }) => dueOn)).toEqual(due.map(({ dueOn }) => dueOn).toSorted())
    const { body: waiting } = await om.get('/applications/waiting')
    expect(waiting.items[0].deadline.state).toMatch(/onTime|soon|overdue/)
  })

  test('[R7] the setting of days is used from the next submission on', async () => {
    await app.sql(`insert into platform_settings (key, value) values ('sla.days', '3')`)
    const application = await submitted(app, await app.as('gat.user'), 'gat')
    expect(application.deadline).toMatchObject({ daysLeft: 3, dueOn: await workingDay(3) })
    await app.sql(`delete from platform_settings where key = 'sla.days'`)
  })

  test('[R7] the days left that lists compute are those of the rule, over three years', async () => {
    const days = await calendar()
    const rows = await app.sql<{ id: string }>(`select id from applications where due_on is not null limit 1`)
    const { body: before } = await (await app.as('om')).get(`/applications/${rows[0]!.id}`)
    expect(before.deadline.daysLeft).toBe(workingDaysBetween(days, await today(), before.dueOn))
    const { rows: pairs } = await sql<{ after: string; until: string; count: number }>`
      select d.after, d.until, ${workingDaysRows(sql`d.after`, sql`d.until`)} as count
      from (select (date '2025-06-01' + i * 3) as after, (date '2025-06-01' + i * 3 + (i * 7919) % 61 - 25) as until from generate_series(0, 350) as i) d`.execute(app.database)
    expect(pairs.filter(({ after, until, count }) => workingDaysBetween(days, after, until) !== count)).toEqual([])
  })
})

describe('warnings', () => {
  test('[R7] at two days left the desk is told, once; overdue its sector too, once; another due day is told again', async () => {
    const user = await app.as('jtt.user'), om = await app.as('om')
    await remind()
    await told()
    const first = await submitted(app, user, 'jtt')
    expect(await remind()).toBe(0)
    await travelTo(await workingDay(4))
    expect((await remind(), await told()).filter((line) => line.includes(first.number))).toEqual([])
    await travelTo(await workingDay(1))
    await remind()
    const mine = (lines: string[]) => lines.filter((line) => line.includes(first.number))
    expect(mine(await told())).toEqual([`om task 资源申请单 ${first.number} 剩余 2 个工作日`, `om2 task 资源申请单 ${first.number} 剩余 2 个工作日`])
    expect(await remind()).toBe(0)
    const second = await approve(om, first)
    await travelTo(await workingDay(2))
    expect((await remind(), mine(await told()))).toEqual([])
    await travelTo(await workingDay(1))
    await remind()
    const overdue = (account: string, kind: string) => `${account} ${kind} 资源申请单 ${first.number} 已逾期`
    expect(mine(await told())).toEqual([
      overdue('bureau.admin', 'task'), overdue('bureau.admin2', 'task'), overdue('business', 'application_reviewed'), overdue('business2', 'application_reviewed'),
    ])
    expect((await remind(), mine(await told()))).toEqual([])
    // Back on another day than it was due: late with another due day, which is said once more.
    const rejected = await reject(await app.as('bureau.admin'), second)
    await travelTo(await workingDay(1))
    const again = await submit(user, rejected)
    expect(again.deadline).toMatchObject({ state: 'overdue', daysLeft: -1 })
    expect(again.dueOn).not.toBe(first.dueOn)
    await remind()
    expect(mine(await told())).toHaveLength(6)
  })

  test('[R7] two instances at once tell it once', async () => {
    await submitted(app, await app.as('gat.user'), 'gat')
    await travelTo(await workingDay(9))
    const done = await Promise.all([remind(), remind(), remind()])
    expect(done.filter((count) => count > 0)).toHaveLength(1)
  })
})

describe('applications from before', () => {
  test('[R7] get their due day once, from the flow', async () => {
    const user = await app.as('jtt.user'), om = await app.as('om')
    const open = await submitted(app, user, 'jtt')
    await travelTo(await workingDay(3))
    const back = await reject(om, await submitted(app, user, 'jtt'))
    const paused = await submitted(app, user, 'jtt')
    await travelTo(await workingDay(2))
    await reject(om, paused)
    const stored = () => app.sql('select id, days_counted, counting_from, due_on from applications where id = any($1) order by id', [[open.id, back.id, paused.id]])
    const before = await stored()
    await app.sql(`update applications set days_counted = 0, counting_from = null, due_on = null where id = any($1)`, [[open.id, back.id, paused.id]])
    await inTransaction(app.database, (tx) => syncDeadlines(tx))
    expect(await stored()).toEqual(before)
    const versions = await app.sql('select xmin::text from applications where id = $1', [open.id])
    await inTransaction(app.database, (tx) => syncDeadlines(tx))
    expect(await app.sql('select xmin::text from applications where id = $1', [open.id])).toEqual(versions)
  })
})
