import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '#kit/server/database.ts'
import { addDays, dayOf, weekday } from '#kit/pure/time.ts'
import { newDraft, submitted } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'
import { readCalendar } from './offers.ts'
import { addWorkingDays } from './rules/working-days.ts'
import { syncHolidays } from './sync.ts'

const app = useTestApp()
const csv = (rows: string) => Buffer.from(`\ufeff日期,类型,名称\r\n${rows}`)

describe('the holiday table', () => {
  test('[R7] 2025 and 2026 are official, 2027 is estimated; a year without a table is estimated and empty', async () => {
    const platform = await app.as('platform')
    const { body } = await platform.get('/holiday-years')
    expect(body.items.map(({ year, state, holidays, workingDays, version, changedBy }: Record<string, unknown>) => [year, state, holidays, workingDays, version, changedBy])).toEqual([
      [2025, 'official', 28, 5, 1, null], [2026, 'official', 33, 6, 1, null], [2027, 'estimated', 24, 0, 1, null],
    ])
    const { body: year } = await platform.get('/holiday-years/2026')
    expect(year.days).toContainEqual({ day: '2026-02-14', kind: 'working', name: '春节' })
    expect((await platform.get('/holiday-years/2031')).body).toEqual({ year: 2031, state: 'estimated', source: '', version: 0, changedAt: null, changedBy: null, days: [] })
    expect((await platform.get('/holiday-years/1999')).status).toBe(404)
    expect((await platform.get('/holiday-years/next')).status).toBe(404)
  })

  test('[A1] only the platform admin maintains it', async () => {
    const body = { version: 1, state: 'official', source: 'x', days: [] }
    for (const name of ['om', 'business', 'auditor', 'jtt.admin', 'bureau.admin']) {
      const client = await app.as(name)
      expect((await client.get('/holiday-years')).status, name).toBe(403)
      expect((await client.put('/holiday-years/2027', body)).status, name).toBe(403)
    }
    expect((await app.stranger().get('/holiday-years')).status).toBe(401)
  })

  test('[R7] a table is uploaded, looked at, and then replaces the year; somebody else\'s version is not overwritten', async () => {
    const platform = await app.as('platform')
    const read = await platform.upload('/holiday-years/2029/table', '2029.csv', csv('2029-01-01,放假,元旦\r\n2029/2/10,调休上班,春节\r\n2029-02-12,Holiday,春节'))
    expect(read.status, JSON.stringify(read.body)).toBe(200)
    expect(read.body.days).toHaveLength(3)
    expect((await platform.get('/holiday-years/2029')).body.version).toBe(0)
    const preview = await platform.post('/holiday-years/2029/preview', { state: 'official', days: read.body.days })
    expect(preview.body).toMatchObject({ stateBefore: 'estimated', applications: 0, changes: [{ day: '2029-01-01', before: null, after: 'holiday' }, { day: '2029-02-10', after: 'working' }, { day: '2029-02-12' }] })
    const stored = await platform.put('/holiday-years/2029', { version: 0, state: 'official', source: '国办发明电〔2028〕1号', days: read.body.days })
    expect(stored.body).toMatchObject({ version: 1, state: 'official', changedBy: { name: expect.any(String) }, days: read.body.days })
    expect((await platform.put('/holiday-years/2029', { version: 0, state: 'estimated', source: 'x', days: [] })).body.code).toBe('conflict.stale')
    expect((await platform.put('/holiday-years/2029', { version: 1, state: 'official', source: 'x', days: read.body.days.slice(1) })).body).toMatchObject({ version: 2, days: read.body.days.slice(1) })
    expect((await platform.put('/holiday-years/2029', { version: 1, state: 'official', source: 'x', days: [] })).body.code).toBe('conflict.stale')
    const [event] = await app.sql<{ facts: { changes: unknown[] } }>(`select facts from events where kind = 'holiday_year.replaced' order by id limit 1`)
    expect(event!.facts.changes).toHaveLength(3)
  })

  test('[R7] wrong rows are named one by one, in the reader\'s language, and nothing is stored', async () => {
    const platform = await app.as('platform')
    const answer = await platform.upload('/holiday-years/2030/table', 'a.csv', csv('2030-01-01,放假,元旦\r\n2030-13-01,放假,\r\n2029-01-01,放假,\r\n2030-01-02,随便,\r\n2030-01-01,放假,'))
    expect(answer.status).toBe(422)
    expect(answer.body.code).toBe('holiday.wrong_rows')
    expect(answer.body.errors.map(({ path, code }: Record<string, string>) => `${path} ${code}`)).toEqual([
      'rows/3/day holiday.no_day', 'rows/4/day holiday.other_year', 'rows/6/day holiday.day_twice', 'rows/5/kind holiday.unknown_kind'])
    expect(answer.body.errors[0].message).toBe('第 3 行：“2030-13-01”不是日期（2026-10-01）。')
    expect((await platform.put('/holiday-years/2030', { version: 0, state: 'official', source: 'x', days: [{ day: '2030-01-02', kind: 'working', name: '' }] })).body.errors[0].code).toBe('holiday.works_anyway')
    expect((await platform.put('/holiday-years/2030', { version: 0, state: 'official', source: '', days: [] })).status).toBe(422)
    expect((await platform.upload('/holiday-years/2030/table', 'a.pdf', '%PDF-1.4')).body.code).toBe('table.type_refused')
    expect(await app.sql('select 1 from holiday_years where year = 2030')).toEqual([])
  })

  test('[R7] what is exported can be imported again', async () => {
    const platform = await app.as('platform')
    for (const language of ['zh-Hans', 'zh-Hant', 'en']) {
      const file = await platform.get('/holiday-years/2026/export', { language })
      expect((await readSheet(file.body))).toHaveLength(40)
      const { body } = await platform.upload('/holiday-years/2026/table', '2026.xlsx', file.body)
      const { body: preview } = await platform.post('/holiday-years/2026/preview', { state: 'official', days: body.days })
      expect(preview, language).toEqual({ changes: [], stateBefore: 'official', applications: 0 })
    }
  })

  test('[R7] another table gives open applications another due day, in the same transaction; the preview said so', async () => {
    const platform = await app.as('platform'), user = await app.as('jtt.user'), om = await app.as('om')
    const application = await submitted(app, user, 'jtt')
    const paused = await submitted(app, user, 'jtt')
    await om.post(`/applications/${paused.id}/rejection`, { version: paused.version, reason: '缺少立项批复' })
    // The next Monday to Friday within the year of the due day becomes a holiday.
    const year = Number(application.dueOn.slice(0, 4))
    const holiday = weekdayBefore(application.dueOn)
    const { body: table } = await platform.get(`/holiday-years/${year}`)
    const days = [...table.days, { day: holiday, kind: 'holiday', name: '临时放假' }]
    const { body: preview } = await platform.post(`/holiday-years/${year}/preview`, { state: 'official', days })
    expect(preview).toMatchObject({ applications: 1, changes: [{ day: holiday, before: null, after: 'holiday' }] })
    expect((await platform.put(`/holiday-years/${year}`, { version: table.version, state: 'official', source: '临时通知', days })).status).toBe(200)
    const { body: after } = await user.get(`/applications/${application.id}`)
    expect(after.dueOn > application.dueOn).toBe(true)
    expect(after.deadline).toMatchObject({ daysLeft: 7 })
    expect(after.version).toBe(application.version)
  })

  test('[R7] whoever submits, rejects or withdraws while the table is replaced is counted with the new one', async () => {
    const platform = await app.as('platform'), user = await app.as('jtt.user'), om = await app.as('om')
    const drafts = []
    for (let count = 0; count < 6; count++) drafts.push(await newDraft(app, user, 'jtt'))
    const open = [await submitted(app, user, 'jtt'), await submitted(app, user, 'jtt'), await submitted(app, user, 'jtt')]
    const holiday = weekdayBefore(open[0].dueOn)
    const year = Number(holiday.slice(0, 4))
    const { body: table } = await platform.get(`/holiday-years/${year}`)
    const ordinary = table.days.filter(({ day }: { day: string }) => day !== holiday)
    const replace = async () => {
      for (let round = 0, { version } = table; round < 4; round++) {
        const days = round % 2 === 0 ? [...ordinary, { day: holiday, kind: 'holiday', name: '临时放假' }] : ordinary
        const { status, body } = await platform.put(`/holiday-years/${year}`, { version, state: 'official', source: '临时通知', days })
        expect(status, JSON.stringify(body)).toBe(200)
        version = body.version
      }
    }
    const answers = await Promise.all([
      replace(),
      ...drafts.map(({ id, version }) => user.post(`/applications/${id}/submission`, { version })),
      om.post(`/applications/${open[0].id}/rejection`, { version: open[0].version, reason: '缺少立项批复' }),
      om.post(`/applications/${open[1].id}/approval`, { version: open[1].version }),
      user.post(`/applications/${open[2].id}/withdrawal`, { version: open[2].version }),
    ])
    expect(answers.slice(1).map((answer) => answer?.status)).toEqual(answers.slice(1).map(() => 200))
    const days = await readCalendar(app.database, '2025-01-01', '2032-12-31')
    for (const { id } of [...drafts, open[1]]) {
      const { deadline } = (await user.get(`/applications/${id}`)).body
      expect(deadline).toMatchObject({ daysLeft: 7, dueOn: addWorkingDays(days, dayOf(new Date()), 7) })
    }
  })

  test('[R7] what comes with the product is written once, and never over an administrator\'s table', async () => {
    const before = await app.sql('select year, version, state from holiday_years order by year')
    expect(await inTransaction(app.database, syncHolidays)).toBe(false)
    await app.sql(`update holidays set name = 'x' where day = '2025-01-01'`)
    expect(await inTransaction(app.database, syncHolidays)).toBe(true)
    expect(await app.sql(`select h.name, y.version from holidays h join holiday_years y on y.year = h.year where day = '2025-01-01'`)).toEqual([{ name: '元旦', version: 2 }])
    expect(await inTransaction(app.database, syncHolidays)).toBe(false)
    expect((await app.sql('select year, version, state from holiday_years order by year')).slice(1)).toEqual(before.slice(1))
  })
})

/** A day from Monday to Friday before this one, which is no holiday yet; in the same year. */
function weekdayBefore(dueOn: string): string {
  for (let day = addDays(dueOn, -1); day > dayOf(new Date()); day = addDays(day, -1))
    if (weekday(day) % 6 !== 0 && day.slice(0, 4) === dueOn.slice(0, 4) && day.slice(5) > '10-08' === dueOn.slice(5) > '10-08') return day
  throw new Error(`no day before ${dueOn}`)
}
