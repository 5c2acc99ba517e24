import { expect, test } from 'vitest'
import { jobs } from '#app/modules.server.ts'
import { approve, newDraft, submit } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()

/** To ten in the morning of a day of the platform. */
async function at(day: string): Promise<void> {
  const [row] = await app.sql<{ seconds: number }>(`select extract(epoch from ($1::date + time '10:00') at time zone 'Asia/Shanghai' - platform_now())::int as seconds`, [day])
  expect(row!.seconds, `${day} lies ahead`).toBeGreaterThan(0)
  await app.travel(`${row!.seconds} seconds`)
}

async function warningsOf(number: string): Promise<string[]> {
  await jobs.find(({ name }) => name === 'application.remind')!.run({ database: app.database, now: new Date(), log: () => {} })
  await app.drain()
  const rows = await app.sql<{ line: string }>(`
    select a.account_name || ': ' || m.titles[1] as line from messages m join accounts a on a.id = m.account_id
    where m.titles[1] like '%' || $1 || '%' and m.title_key in ('application.notice.due_soon', 'application.notice.due_today', 'application.notice.overdue') order by m.event_id, a.account_name collate "C"`, [number])
  return rows.map(({ line }) => line)
}

/**
 * A story of a year far ahead, whose days of the week are those of 2027. Its calendar is the administrator's estimate when
 * the application comes in (Spring Festival 5 to 12 February, no make-up days); in the middle of it the notice is
 * published, with a make-up Saturday.
 */
test('[R7] submitted before Spring Festival, sent back over the holidays, and the calendar is published meanwhile', async () => {
  const user = await app.as('jtt.user'), om = await app.as('om'), bureau = await app.as('bureau.admin'), platform = await app.as('platform')
  const deadline = async () => (await user.get(`/applications/${id}`)).body.deadline

  const estimate = (await platform.get('/holiday-years/2027')).body.days.map((entry: { day: string }) => ({ ...entry, day: entry.day.replace('2027', '2049') }))
  expect((await platform.put('/holiday-years/2049', { version: 0, state: 'estimated', source: '推算', days: estimate })).status).toBe(200)

  await at('2049-02-01') // Monday
  const draft = await newDraft(app, user, 'jtt', { title: '春节前的云服务器申请' })
  const id = draft.id as string
  const submitted = await submit(user, draft)
  // Tuesday 2, Wednesday 3, Thursday 4, then the holidays, Monday 15 to Thursday 18.
  expect(submitted.deadline).toEqual({ state: 'onTime', daysLeft: 7, dueOn: '2049-02-18', isEstimated: true, daysCounted: 0 })

  await at('2049-02-04')
  const rejected = (await om.post(`/applications/${id}/rejection`, { version: submitted.version, reason: '附件缺少项目批复文件' })).body
  expect(rejected.deadline).toEqual({ state: 'paused', daysLeft: 5, dueOn: null, isEstimated: false, daysCounted: 2 })

  await at('2049-02-09') // in the holidays
  const again = await submit(user, rejected)
  expect(again.deadline).toMatchObject({ state: 'onTime', daysLeft: 5, dueOn: '2049-02-19', isEstimated: true, daysCounted: 2 })

  // The notice: one holiday less, and Saturday 20 February is a working day.
  const { body: table } = await platform.get('/holiday-years/2049')
  const days = [...table.days.filter(({ day }: { day: string }) => day !== '2049-02-12'), { day: '2049-02-20', kind: 'working', name: '春节' }]
  const { body: preview } = await platform.post('/holiday-years/2049/preview', { state: 'official', days })
  expect(preview).toMatchObject({ stateBefore: 'estimated', applications: 1, changes: [{ day: '2049-02-12', before: 'holiday', after: null }, { day: '2049-02-20', before: null, after: 'working' }] })
  expect((await platform.put('/holiday-years/2049', { version: table.version, state: 'official', source: '国务院办公厅关于2049年部分节假日安排的通知', days })).status).toBe(200)
  expect(await deadline()).toMatchObject({ state: 'onTime', daysLeft: 5, dueOn: '2049-02-18', isEstimated: false, daysCounted: 2 })

  await at('2049-02-15')
  const second = await approve(om, (await om.get(`/applications/${id}`)).body)
  expect(await warningsOf(submitted.number)).toEqual([])
  await at('2049-02-16')
  expect(await deadline()).toMatchObject({ state: 'soon', daysLeft: 2 })
  expect(await warningsOf(submitted.number)).toEqual([`bureau.admin: Application ${submitted.number}: 2 working day(s) left`, `bureau.admin2: Application ${submitted.number}: 2 working day(s) left`])

  await at('2049-02-19')
  expect(await deadline()).toMatchObject({ state: 'overdue', daysLeft: -1, dueOn: '2049-02-18' })
  expect((await warningsOf(submitted.number)).slice(2)).toEqual(['bureau.admin', 'bureau.admin2', 'business', 'business2'].map((name) => `${name}: Application ${submitted.number} is overdue`))

  await at('2049-02-20') // the Saturday on which people work
  expect(await deadline()).toMatchObject({ state: 'overdue', daysLeft: -2 })
  const approved = await approve(bureau, second)
  await at('2049-02-22')
  const { body: done } = await om.post(`/applications/${id}/provisioning`, { items: [{ id: approved.items[0].id, units: [{ instanceId: 'i-spring-1' }] }] })
  expect(done).toMatchObject({ status: 'completed', deadline: { state: 'over', daysLeft: null, dueOn: null, daysCounted: 9 } })
  expect(await warningsOf(submitted.number)).toHaveLength(6)
})
