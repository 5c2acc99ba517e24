import { beforeAll, describe, expect, test } from 'vitest'
import { platformNow } from '#kit/server/database.ts'
import type { Reorganisation } from '#modules/reorganisations/contract.ts'
import { reorganisationJobs } from '#modules/reorganisations/jobs.ts'
import { departmentId } from '#testkit/applications.ts'
import { computed, draftOf, linesOf, priced, resourceWith, thing, used } from '#testkit/bill-data.ts'
import { billOf, openedIn, sentAll } from '#testkit/bill-months.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, travelTo } from '#testkit/orders.ts'

const app = useTestApp()
const job = async () => (await reorganisationJobs[0]!.run({ database: app.database, now: await platformNow(app.database), log: () => {} })).done
const projectOf = async (resourceId: string) => (await app.sql<{ id: string }>('select project_id::text as id from resources where id = $1', [resourceId]))[0]!.id

async function planned(from: string, to: string, day: string, resourceId: string): Promise<Reorganisation> {
  return body<Reorganisation>(await (await app.as('platform')).post('/reorganisations', {
    day, fromDepartmentId: await departmentId(app, from), toDepartmentId: await departmentId(app, to), projectIds: [await projectOf(resourceId)], resources: [], reason: '职能划转',
  }), 201)
}
const read = async (id: string) => body<Reorganisation>(await (await app.as('platform')).get(`/reorganisations/${id}`))
const sorted = (lines: readonly string[]) => lines.toSorted()

describe('a planned reorganisation over two months: charges follow from its day, to the cent', () => {
  let server = '', flow = '', plan: Reorganisation
  beforeAll(async () => {
    await openedIn(app, '2028-01')
    await travelTo(app, '2028-01-20', '09:00')
    await priced(app, 'core', [['2028-01-01', '1000']])
    await app.sql(`update unit_price_changes c set from_day = '2028-01-01', price = 0.0008 from unit_prices p where p.id = c.unit_price_id and p.resource = 'Flow'`)
    server = await resourceWith(app, 'jtt', [{ from: '2027-12-15', components: [thing('core')] }])
    flow = await resourceWith(app, 'jtt', [{ from: '2027-12-15', components: [{ category: 'Network', resource: 'Flow', spec: 'NA', quantity: 1, count: 1 }] }], 'eip')
    plan = await planned('jtt', 'jyt', '2028-02-11', server)
  })

  test('before its day nothing passes; on it the job does it, once, and nothing is left to do', async () => {
    expect(plan).toMatchObject({ state: 'planned', hindrances: [] })
    await travelTo(app, '2028-02-10', '23:58')
    expect(await job()).toBe(0)
    await travelTo(app, '2028-02-11', '00:03')
    expect(await Promise.all([job(), job()])).toEqual(expect.arrayContaining([1]))
    expect(await job()).toBe(0)
    expect(await read(plan.id)).toMatchObject({ state: 'done', consequences: { resourceCount: 2 } })
    expect(await app.sql(`select count(*)::int as count from events where kind = 'reorganisation.done'`)).toEqual([{ count: 1 }])
  })

  test('[B4] [C-C6] February: the old unit pays 10 of 29 days, the new one 19, together the whole month', async () => {
    await used(app, flow, '2028-02-05', 1000)
    await used(app, flow, '2028-02-20', 2000)
    await travelTo(app, '2028-03-01', '08:00')
    expect((await computed(app, '2028-01')).problems).toEqual([])
    expect((await computed(app, '2028-02')).problems).toEqual([])
    expect(await linesOf(app, (await draftOf(app, 'jtt', '2028-01')).id)).toEqual(['fixed core 1 01-01–01-31 31 1000 = 1000.00'])
    const [before, after] = [await draftOf(app, 'jtt', '2028-02'), await draftOf(app, 'jyt', '2028-02')]
    expect(sorted(await linesOf(app, before.id))).toEqual(['fixed core 1 02-01–02-10 10 1000 = 344.83', 'usage NA 1000 02-05–02-05 1 0.0008 = 0.80'])
    expect(sorted(await linesOf(app, after.id))).toEqual(['fixed core 1 02-11–02-29 19 1000 = 655.17', 'usage NA 2000 02-20–02-20 1 0.0008 = 1.60'])
    expect([before.total, after.total]).toEqual(['345.63', '656.77'])
    await sentAll(await app.as('business'), '2028-01')
    await sentAll(await app.as('business'), '2028-02')
  })

  test('[A3] each unit sees its own part of the month, and of the project only the new one', async () => {
    const [old, now] = [await app.as('jtt.user'), await app.as('jyt.user')]
    expect((await billOf(app, old, 'jtt', '2028-02')).total).toBe('345.63')
    expect((await billOf(app, now, 'jyt', '2028-02')).total).toBe('656.77')
    expect((await old.get(`/projects/${await projectOf(server)}`)).status).toBe(404)
    expect((await now.get(`/projects/${await projectOf(server)}`)).status).toBe(200)
  })
})

describe('after an outage', () => {
  let server = ''
  beforeAll(async () => {
    await app.sql(`update projects set number = 'P-PASSED', name = '已划转' where number = 'P-TEST-jtt'`)
    server = await resourceWith(app, 'jtt', [{ from: '2028-03-01', components: [thing('core')] }])
  })

  test('[B1] the day is gone by and drafts are there: charges follow from the day, the drafts are computed again', async () => {
    const plan = await planned('jtt', 'mzt', '2028-03-20', server)
    await travelTo(app, '2028-04-03', '08:00')
    await computed(app, '2028-03')
    expect((await draftOf(app, 'jtt', '2028-03')).total).toBe('1000.00')
    expect(await job()).toBe(1)
    expect((await read(plan.id)).state).toBe('done')
    const draft = await draftOf(app, 'jtt', '2028-03')
    const business = await app.as('business')
    expect((await business.post(`/bills/${draft.id}/sending`, { version: draft.version })).body.code).toBe('bill.outdated')
    await computed(app, '2028-03')
    expect(await linesOf(app, (await draftOf(app, 'jtt', '2028-03')).id)).toEqual(['fixed core 1 03-01–03-19 19 1000 = 612.90'])
    expect(await linesOf(app, (await draftOf(app, 'mzt', '2028-03')).id)).toEqual(['fixed core 1 03-20–03-31 12 1000 = 387.10'])
  })

  test('the month was sent meanwhile: it is refused, told, and done from another day', async () => {
    const plan = await planned('mzt', 'jtt', '2028-04-10', server)
    await travelTo(app, '2028-05-02', '08:00')
    await sentAll(await app.as('business'), '2028-03')
    await computed(app, '2028-04')
    await sentAll(await app.as('business'), '2028-04')
    expect(await job()).toBe(1)
    const refused = await read(plan.id)
    expect(refused).toMatchObject({ state: 'refused', lastRefusal: { hindrances: [{ code: 'reorganisation.month_sent' }] } })
    const platform = await app.as('platform')
    const done = body<Reorganisation>(await platform.patch(`/reorganisations/${plan.id}`, { version: refused.version, day: '2028-05-02' }))
    expect(done).toMatchObject({ state: 'done', day: '2028-05-02', lastRefusal: null })
    await travelTo(app, '2028-06-01', '08:00')
    await computed(app, '2028-05')
    expect(await linesOf(app, (await draftOf(app, 'mzt', '2028-05')).id)).toEqual(['fixed core 1 05-01–05-01 1 1000 = 32.26'])
    expect((await linesOf(app, (await draftOf(app, 'jtt', '2028-05')).id))).toEqual(['fixed core 1 05-02–05-31 30 1000 = 967.74'])
  })
})
