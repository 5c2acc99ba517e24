import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#kit/pure/time.ts'
import { inTransaction } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { bookDemand } from '#modules/quotas/offers.ts'
import { approve, departmentId, submitted } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'
import { changeResources, releaseResources, type ResourceChange, type TakenOfQuota } from './offers.ts'
import { syncStretches } from './sync.ts'

const app = useTestApp()
type Stretch = { from: string; to: string | null; unit: string; components: { resource: string; quantity: number; count: number }[]; number: string | null }
const stretches = (id: string) => app.sql<Stretch>(`
  select from_day::text as "from", to_day::text as "to", unit_id::text as unit, components, application_number as number
  from resource_stretches where resource_id = $1 order by from_day`, [id])

let serial = 0
/** Servers of a department, provisioned as applications are; started on a day so many days ago. */
async function servers(code: string, daysAgo: number, quantity = 1): Promise<{ ids: string[]; number: string }> {
  const sent = await submitted(app, await app.as(`${code}.user`), code, { quantity })
  const approved = await approve(await app.as('committee.admin'), sent)
  const units = Array.from({ length: quantity }, () => ({ instanceId: `i-stretch-${++serial}` }))
  const { status, body } = await (await app.as('om')).post(`/applications/${sent.id}/provisioning`, { items: [{ id: approved.items[0].id, units }] })
  expect(status, JSON.stringify(body)).toBe(200)
  const ids = (await app.sql<{ id: string }>('select id::text as id from resources where application_id = $1 order by id', [sent.id])).map(({ id }) => id)
  await app.sql(`update resources set started_at = started_at - make_interval(days => $2) where id = any($1)`, [ids, daysAgo])
  await app.sql(`update resource_stretches set from_day = from_day - $2::int where resource_id = any($1)`, [ids, daysAgo])
  return { ids, number: sent.number }
}

const today = dayOf(new Date())
const smaller = (id: string): ResourceChange => ({
  id, name: 'web', serviceVersion: 1, configuration: { name: 'web' }, description: [], quotaDemand: {},
  components: [{ category: 'ecs', resource: 'cpu', spec: 'general', quantity: 1, count: 1 }],
})
/** Without the books of quotas, which an application settles: what the inventory takes stays. */
async function change(ids: readonly string[], now: Date): Promise<EventDraft[]> {
  const events: EventDraft[] = []
  const demands = new Map((await app.sql<{ id: string; demand: object; version: number }>('select id::text as id, quota_demand as demand, service_version as version from resources where id = any($1)', [ids])).map((row) => [row.id, row]))
  await inTransaction(app.database, (tx) => changeResources(tx, ids.map((id) => ({ ...smaller(id), quotaDemand: demands.get(id)!.demand, serviceVersion: demands.get(id)!.version })), {
    now, record: (event) => { events.push(event) }, application: null,
  }))
  return events
}

/** What they took goes back to the books, as whoever releases them has to do. */
function release(ids: readonly string[], code: string): Promise<TakenOfQuota> {
  const act = { now: new Date(), record: () => {}, application: null }
  return inTransaction(app.database, async (tx) => {
    const taken = await releaseResources(tx, ids, act)
    const [department] = await app.sql<{ id: string }>('select id from departments where code = $1', [code])
    await bookDemand({ tx, actor: system, now: act.now, record: act.record, departmentId: department!.id, subject: { kind: 'resource', id: ids[0]! } }, taken)
    return taken
  })
}

describe('stretches: what a resource is charged by (chapter 6, Line)', () => {
  test('provisioning begins one on the platform\'s day, with what one unit is priced by', async () => {
    const { ids: [first, second], number } = await servers('gat', 0, 2)
    const [stretch, ...more] = await stretches(first!)
    expect(more).toEqual([])
    expect(stretch).toMatchObject({ from: today, to: null, number })
    expect(stretch!.components.length).toBeGreaterThan(2)
    expect(stretch!.components.every(({ quantity, count }) => quantity > 0 && count > 0)).toBe(true)
    // One unit, although the item asked for two.
    expect((await stretches(second!))[0]!.components).toEqual(stretch!.components)
    expect(stretch!.components.some(({ count }) => count === 1)).toBe(true)
  })

  test('a change ends the old one the day before; a second one of the same day writes the new one over', async () => {
    const { ids: [id] } = await servers('gat', 10)
    const before = (await stretches(id!))[0]!
    const events = await change([id!], new Date())
    expect(events.map(({ kind, subject }) => [kind, subject.id])).toEqual([['resource.changed', id]])
    await change([id!], new Date())
    expect(await stretches(id!)).toMatchObject([
      { from: addDays(today, -10), to: addDays(today, -1), components: before.components },
      { from: today, to: null, components: smaller(id!).components },
    ])
  })

  test('changed on its first day it has one stretch, the new one', async () => {
    const { ids: [id] } = await servers('gat', 0)
    await change([id!], new Date())
    expect(await stretches(id!)).toMatchObject([{ from: today, to: null, components: smaller(id!).components }])
  })

  test('what no longer runs is neither changed nor released again: 409 with its id', async () => {
    const { ids: [id] } = await servers('gat', 3)
    const { returned } = await release([id!], 'gat')
    expect(returned.length).toBeGreaterThan(0)
    expect(await stretches(id!)).toMatchObject([{ from: addDays(today, -3), to: today }])
    await expect(change([id!], new Date())).rejects.toMatchObject({ code: 'resource.released' })
    await expect(release([id!], 'gat')).rejects.toMatchObject({ code: 'resource.released' })
  })
})

describe('moving a department (chapter 2)', () => {
  let moved: { ids: string[] }, born: { ids: string[] }
  beforeAll(async () => {
    moved = await servers('sft.1', 5)
    born = await servers('sft.1', 0)
    const platform = await app.as('platform')
    const id = await departmentId(app, 'sft.1')
    await app.sql("update departments set name = name || '（合并）' where id = $1", [id])
    const { body: department } = await platform.get(`/departments/${id}`)
    const answer = await platform.post(`/departments/${id}/move`, { version: department.version, parentId: await departmentId(app, 'gat') })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  })

  test('what it has is charged to the new unit from that day on, the same configuration', async () => {
    const [before, after, ...more] = await stretches(moved.ids[0]!)
    expect(more).toEqual([])
    expect(before).toMatchObject({ to: addDays(today, -1), unit: await departmentId(app, 'sft') })
    expect(after).toMatchObject({ from: today, to: null, unit: await departmentId(app, 'gat'), components: before!.components, number: before!.number })
  })

  test('what began that day was never of the old one', async () => {
    expect(await stretches(born.ids[0]!)).toMatchObject([{ from: today, to: null, unit: await departmentId(app, 'gat') }])
  })
})

test('resources of older databases get one stretch, with what their catalogue version says', async () => {
  const { ids: [running, ended] } = await servers('gat', 30, 2)
  const expected = await stretches(running!)
  await release([ended!], 'gat')
  await app.sql('delete from resource_stretches where resource_id = any($1)', [[running, ended]])
  for (const _time of [1, 2]) await inTransaction(app.database, syncStretches)
  expect(await stretches(running!)).toEqual(expected)
  expect(await stretches(ended!)).toEqual([{ ...expected[0], to: today }])
})
