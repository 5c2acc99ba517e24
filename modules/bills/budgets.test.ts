import { beforeAll, describe, expect, test } from 'vitest'
import { departmentId } from '#testkit/applications.ts'
import { billJob, computed, draftOf, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { openedIn, sentAll } from '#testkit/bill-months.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { body, code, travelTo } from '#testkit/orders.ts'
import type { Budget, BudgetEffect, Budgets } from './budget-contract.ts'

/**
 * [B12] January and February 2028 of a unit (800 a month in its own project) with an inner department (200 a month): January
 * is sent, eleven months are open. Then February is sent, and so on through the story.
 */
const app = useTestApp()
const year = 2028
let admin: Client
let id: Record<'jtt' | 'jtt.1' | 'jyt' | 'dsj' | 'gat', string>
let projectId: string

const listed = async (name: string, query = `?year=${year}`) => body<Budgets>(await (await app.as(name)).get(`/budgets${query}`))
const shown = ({ project, amount, spent, running, openMonths, forecast, percent, forecastPercent, level }: Budget) =>
  [project === null ? 'department' : 'project', amount, spent, running, openMonths, forecast, percent, forecastPercent, level].join(' ')
const set = (client: Client, wish: object) => client.put('/budgets', { year, ...wish })
async function news(name: string): Promise<string[]> {
  await app.drain()
  const { items } = body<{ items: { title: [string, string, string] }[] }>(await (await app.as(name)).get('/messages?pageSize=200'))
  return items.map(({ title }) => title[0]).filter((title) => title.includes('budget of'))
}

beforeAll(async () => {
  await openedIn(app, '2028-01')
  await travelTo(app, '2028-03-02', '08:00')
  await priced(app, 'core', [['2027-01-01', '50']])
  await resourceWith(app, 'jtt', [{ from: '2027-12-01', components: [thing('core', 16)] }])
  await resourceWith(app, 'jtt.1', [{ from: '2027-12-01', components: [thing('core', 4)] }])
  // What was released, and what another unit runs, is no part of it.
  await resourceWith(app, 'jtt', [{ from: '2027-11-01', to: '2027-12-31', components: [thing('core', 100)] }])
  await resourceWith(app, 'jyt', [{ from: '2028-01-01', components: [thing('core', 2)] }])
  const codes = ['jtt', 'jtt.1', 'jyt', 'dsj', 'gat'] as const
  const found: [string, string][] = []
  for (const one of codes) found.push([one, await departmentId(app, one)])
  id = Object.fromEntries(found) as typeof id
  projectId = (await app.sql<{ id: string }>(`select id::text as id from projects where number = 'P-TEST-jtt'`))[0]!.id
  await app.sql(`insert into account_roles (account_id, role) select id, 'department_admin' from accounts where account_name = 'jtt.1.user' on conflict do nothing`)
  admin = await app.as('jtt.admin')
  expect((await computed(app, '2028-01')).problems).toEqual([])
  expect((await draftOf(app, 'jtt', '2028-01')).total).toBe('1000.00')
  await sentAll(await app.as('business'), '2028-01')
  await computed(app, '2028-02')
})

describe('[B12] setting a budget', () => {
  test('of the own department: spent is what was sent, the forecast what runs now for each open month', async () => {
    const made = body<Budget>(await set(admin, { departmentId: id.jtt, amount: '12000' }))
    expect(shown(made)).toBe('department 12000.00 1000.00 1000.00 11 12000.00 8.3 100.0 expected')
    expect(made).toMatchObject({ thresholds: [80, 100], reached: null, expected: 100, unpriced: 0, projectsTotal: null, isExceededByProjects: false, version: 1, allowed: ['set', 'remove'] })
    expect((await listed('jtt.admin')).settable).toMatchObject({ id: id.jtt })
  })

  test('of a project and of an inner department, each of what it covers', async () => {
    const ofProject = body<Budget>(await set(admin, { departmentId: id.jtt, projectId, amount: '12000.01', thresholds: [90, 50, 90] }))
    expect(shown(ofProject)).toBe('project 12000.01 800.00 800.00 11 9600.00 6.6 79.9 expected')
    expect(ofProject).toMatchObject({ thresholds: [50, 90], expected: 50 })
    const inner = body<Budget>(await set(await app.as('jtt.1.user'), { departmentId: id['jtt.1'], amount: '5000' }))
    expect(shown(inner)).toBe('department 5000.00 200.00 200.00 11 2400.00 4.0 48.0 within')
  })

  test('budgets of projects may come to more than the department\'s: a warning, no refusal', async () => {
    const [unit] = (await listed('jtt.admin')).items
    expect(unit).toMatchObject({ project: null, projectsTotal: '12000.01', isExceededByProjects: true })
  })

  test('a second one for the same is refused; of two who change the same one, one counts', async () => {
    expect(code(await set(admin, { departmentId: id.jtt, amount: '1' }))).toBe('409 budget.exists')
    const [unit] = (await listed('jtt.admin')).items
    const answers = await Promise.all(['12500', '13000', '13500'].map((amount) => set(admin, { departmentId: id.jtt, amount, version: unit!.version })))
    expect(answers.map(code).toSorted()).toEqual(['200', '409 conflict.stale', '409 conflict.stale'])
    expect(code(await set(admin, { departmentId: id.jtt, amount: '12000', version: unit!.version }))).toBe('409 conflict.stale')
    expect(body<Budget>(await set(admin, { departmentId: id.jtt, amount: '12000', version: unit!.version + 1 }))).toMatchObject({ amount: '12000.00', version: 3, thresholds: [80, 100] })
    expect(code(await set(admin, { departmentId: id.jtt, year: 2030, amount: '1', version: 1 }))).toBe('409 conflict.stale')
    const events = await app.sql<{ kind: string; before: string | null }>(`select kind, facts ->> 'amountBefore' as before from events where subject_kind = 'budget' and subject_id = $1 order by id`, [unit!.id])
    expect(events.map(({ kind, before }) => `${kind} ${before}`)).toEqual(['budget.made null', 'budget.changed 12000.00', expect.stringMatching(/^budget.changed 1[23][05]00.00$/)])
  })

  test('two who make it at once: one does', async () => {
    const answers = await Promise.all(['1', '2', '3'].map((amount) => set(admin, { departmentId: id.jtt, year: 2031, amount })))
    expect(answers.map(code).toSorted()).toEqual(['200', '409 budget.exists', '409 budget.exists'])
  })

  test.each([
    [{ amount: '0' }, 422], [{ amount: '0.00' }, 422], [{ amount: '-1' }, 422], [{ amount: '1.001' }, 422], [{ amount: '1e3' }, 422], [{ amount: '10000000000000' }, 422],
    [{ amount: '1', thresholds: [] }, 422], [{ amount: '1', thresholds: [0] }, 422], [{ amount: '1', thresholds: [201] }, 422], [{ amount: '1', thresholds: [1, 2, 3, 4, 5, 6] }, 422], [{ amount: '1', year: 1999 }, 422],
  ])('%j is refused', async (wish, status) => {
    expect((await set(admin, { departmentId: id.jtt, year: 2040, ...wish })).status).toBe(status)
  })
})

describe('[B12] [A2] who sees and sets what', () => {
  test('another department\'s is not there; within the scope but not one\'s own is forbidden', async () => {
    expect(code(await set(await app.as('jyt.admin'), { departmentId: id.jtt, amount: '1' }))).toBe('404 record.not_found')
    expect(code(await set(await app.as('committee.admin'), { departmentId: id.jtt, amount: '1' }))).toBe('404 record.not_found')
    expect(code(await set(admin, { departmentId: id['jtt.1'], amount: '1' }))).toBe('403 permission.missing')
    expect(code(await set(await app.as('bureau.admin'), { departmentId: id.jtt, amount: '1' }))).toBe('403 permission.missing')
    expect(code(await set(await app.as('jtt.user'), { departmentId: id.jtt, amount: '1' }))).toBe('403 permission.missing')
    expect(code(await set(admin, { departmentId: '999999', amount: '1' }))).toBe('404 record.not_found')
    const [unit] = (await listed('jtt.admin')).items
    expect(code(await (await app.as('jyt.admin')).delete(`/budgets/${unit!.id}?version=${unit!.version}`))).toBe('404 record.not_found')
    expect(code(await (await app.as('bureau.admin')).delete(`/budgets/${unit!.id}?version=${unit!.version}`))).toBe('403 permission.missing')
  })

  test('a project of another department is no choice', async () => {
    const [other] = await app.sql<{ id: string }>(`select id::text as id from projects where number = 'P-TEST-jyt'`)
    expect(code(await set(admin, { departmentId: id.jtt, projectId: other!.id, amount: '1' }))).toBe('422 input.invalid')
  })

  test('users read without buttons, inner accounts their own, the bureau and business all, the committee its sector', async () => {
    body(await set(await app.as('gat.admin'), { departmentId: id.gat, amount: '100' }))
    body(await set(await app.as('bureau.admin'), { departmentId: id.dsj, amount: '100' }))
    const of = async (name: string) => (await listed(name)).items.map(({ department, allowed }) => `${Object.entries(id).find(([, one]) => one === department.id)![0]} ${allowed.join()}`.trim())
    expect(await of('jtt.user')).toEqual(['jtt', 'jtt', 'jtt.1'])
    expect(await of('jtt.1.user')).toEqual(['jtt.1 set,remove'])
    expect(await of('jyt.user')).toEqual([])
    expect(await of('bureau.user')).toEqual(['dsj', 'jtt', 'jtt', 'jtt.1', 'gat'])
    expect(await of('bureau.admin')).toEqual(['dsj set,remove', 'jtt', 'jtt', 'jtt.1', 'gat'])
    expect(await of('business')).toEqual(['dsj', 'jtt', 'jtt', 'jtt.1', 'gat'])
    expect(await of('committee.user')).toEqual(['gat'])
    expect((await (await app.as('om')).get('/budgets')).status).toBe(403)
    expect((await (await app.as('member1')).get('/budgets')).status).toBe(403)
  })

  test('a department\'s and everything under it; outside the scope it is not there', async () => {
    expect((await listed('bureau.user', `?year=${year}&department=${id['jtt.1']}`)).items).toHaveLength(1)
    expect((await listed('bureau.user', `?year=${year}&department=${id.jtt}`)).items).toHaveLength(3)
    expect(code(await (await app.as('jyt.user')).get(`/budgets?department=${id.jtt}`))).toBe('404 record.not_found')
    expect((await listed('jyt.user', '')).year).toBe(2028)
  })

  test('a head\'s budget covers what its bill does: not the units of its sector', async () => {
    const [head] = (await listed('bureau.admin')).items
    expect(head).toMatchObject({ department: { id: id.dsj }, spent: '0.00', running: '0.00' })
  })
})

describe('[B12] shown when applying', () => {
  const effectOf = async (name: string, query: string) => body<BudgetEffect>(await (await app.as(name)).get(`/budgets/effect?${query}`))

  test('what a month more does to each budget, for the ten months from March on', async () => {
    const effect = await effectOf('jtt.user', `departmentId=${id.jtt}&projectId=${projectId}&monthly=300.5`)
    expect(effect).toMatchObject({ year: 2028, months: 10, monthly: '300.50' })
    expect(effect.items.map(({ project, forecastBefore, forecast, forecastPercent, level, expected }) => [project !== null, forecastBefore, forecast, forecastPercent, level, expected])).toEqual([
      [true, '9600.00', '12605.00', '105.0', 'expected', 90], [false, '12000.00', '15005.00', '125.0', 'expected', 100]])
  })

  test('of an inner department also the unit\'s, for those who see it; a release takes away', async () => {
    const query = `departmentId=${id['jtt.1']}&monthly=-100`
    expect((await effectOf('jtt.admin', query)).items.map(({ forecast }) => forecast)).toEqual(['1400.00', '11000.00'])
    expect((await effectOf('jtt.1.user', query)).items.map(({ forecast }) => forecast)).toEqual(['1400.00'])
    expect((await effectOf('bureau.admin', `departmentId=${id.jtt}&projectId=${projectId}&monthly=0`)).items).toHaveLength(2)
  })

  test('outside the scope it is not there; without a budget there is nothing to show', async () => {
    expect(code(await (await app.as('jyt.user')).get(`/budgets/effect?departmentId=${id.jtt}&monthly=1`))).toBe('404 record.not_found')
    expect((await effectOf('jyt.user', `departmentId=${id.jyt}&monthly=1`)).items).toEqual([])
    expect((await effectOf('jyt.user', `departmentId=${id.jyt}&projectId=${projectId}&monthly=1`)).items).toEqual([])
  })

  test('what runs without a price is told: the forecast lacks it', async () => {
    await resourceWith(app, 'jyt', [{ from: '2028-03-01', components: [thing('priceless', 1, 3)] }])
    const made = body<Budget>(await set(await app.as('jyt.admin'), { departmentId: id.jyt, amount: '100000' }))
    expect(made).toMatchObject({ spent: '100.00', running: '100.00', unpriced: 1 })
  })
})

describe('[B12] warnings', () => {
  test('nothing is reached by a forecast', async () => {
    expect(await billJob(app, 'bill.budgets')).toBe(0)
  })

  test('after a bill was sent: once for each threshold, to the department\'s admins', async () => {
    const before = (await listed('jtt.admin')).items.find(({ project }) => project === null)!
    body(await set(admin, { departmentId: id.jtt, amount: '2100', thresholds: [40, 80, 90], version: before.version }))
    expect(await billJob(app, 'bill.budgets')).toBe(1)
    expect(await news('jtt.admin')).toEqual([expect.stringMatching(/^2028 budget of .+: 47.6% is spent$/)])
    // Both of the others at once are one message, of the highest.
    const february = await draftOf(app, 'jtt', '2028-02')
    body(await (await app.as('business')).post(`/bills/${february.id}/sending`, { version: february.version }))
    expect(await Promise.all([billJob(app, 'bill.budgets'), billJob(app, 'bill.budgets')]).then(([one, other]) => one + other)).toBe(1)
    expect(await news('jtt.admin')).toHaveLength(2)
    expect(await billJob(app, 'bill.budgets')).toBe(0)
    expect((await app.sql(`select from budget_warnings w join budgets g on g.id = w.budget_id where g.department_id = $1`, [id.jtt])).length).toBe(3)
    expect(await news('jtt.user')).toEqual([])
    expect(await news('bureau.admin')).toEqual([])
    expect((await listed('jtt.admin')).items[0]).toMatchObject({ spent: '2000.00', openMonths: 10, forecast: '12000.00', percent: '95.2', reached: 90, level: 'reached' })
  })

  test('a changed amount is a new matter; a project\'s contact and owner are told too', async () => {
    const { items } = await listed('jtt.admin')
    const [unit, project] = [items.find((one) => one.project === null && one.department.id === id.jtt)!, items.find((one) => one.project !== null)!]
    body(await set(admin, { departmentId: id.jtt, amount: '1999.99', version: unit.version }))
    await app.sql(`update projects set contact_id = (select id from accounts where account_name = 'jtt.user'), owner_id = (select id from accounts where account_name = 'jtt.1.user') where id = $1`, [projectId])
    body(await set(admin, { departmentId: id.jtt, projectId, amount: '1700', version: project.version }))
    expect(await billJob(app, 'bill.budgets')).toBe(2)
    expect(await news('jtt.admin')).toHaveLength(4)
    expect(await news('jtt.user')).toEqual([expect.stringMatching(/^2028 budget of .+ › .+: 94.1% is spent$/)])
    expect(await news('jtt.1.user')).toHaveLength(1)
    expect((await listed('jtt.admin')).items[0]).toMatchObject({ level: 'exceeded', reached: 90 })
  })

  test('one that was told of can be taken back; a stale look cannot', async () => {
    const [unit] = (await listed('jtt.admin')).items
    expect(code(await admin.delete(`/budgets/${unit!.id}?version=${unit!.version - 1}`))).toBe('409 conflict.stale')
    expect(code(await admin.delete(`/budgets/${unit!.id}?version=${unit!.version}`))).toBe('200')
    expect(code(await admin.delete(`/budgets/${unit!.id}?version=${unit!.version}`))).toBe('404 record.not_found')
    expect((await app.sql(`select from events where kind = 'budget.removed' and subject_id = $1`, [unit!.id])).length).toBe(1)
    expect((await listed('jtt.admin')).items.map(({ project }) => project !== null)).toEqual([true, false])
  })
})
