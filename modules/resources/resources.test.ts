import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#kit/server/database.ts'
import type { EventDraft } from '#kit/server/events.ts'
import { departmentId, regionId } from '#testkit/applications.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { releaseResources, startResources, type NewResource } from './offers.ts'

const app = useTestApp()
const payloads = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")']

/** Takes units into the inventory as provisioning does; the codes are department codes. */
async function start(code: string, units: readonly Partial<NewResource>[]): Promise<{ ids: string[]; events: EventDraft[] }> {
  const [place] = await app.sql<{ id: string; sector: 'government'; unitId: string }>('select id, sector, unit_id as "unitId" from departments where code = $1', [code])
  const [project] = await app.sql<{ id: string }>(`
    insert into projects (number, name, department_id, sector, unit_id, contact_id, owner_id, created_by, created_at)
    select 'PJ-TEST-' || nextval(pg_get_serial_sequence('projects', 'id')), '台账 ' || clock_timestamp(), $1, $2, $3, a.id, a.id, a.id, now()
    from accounts a where account_name = 'jtt.user' returning id`, [place!.id, place!.sector, place!.unitId])
  const [service] = await app.sql<{ version: number }>("select current_version as version from services where code = 'ecs'")
  const region = await regionId(app)
  const events: EventDraft[] = []
  const ids = await inTransaction(app.database, (tx) => startResources(tx, units.map((unit) => ({
    instanceId: 'i-0', name: 'web', serviceCode: 'ecs', serviceVersion: service!.version, regionId: region, departmentId: place!.id, sector: place!.sector, unitId: place!.unitId,
    projectId: project!.id, configuration: { name: 'web' }, description: [{ label: ['Name', '名稱', '名称'], value: ['web', 'web', 'web'] }], ips: [], users: [{ accountId: null, name: '张三', phone: '1', email: '' }],
    applicationId: null, applicationNumber: null, applicationItemId: null, quotaDemand: {}, components: [], startedAt: new Date('2026-03-05T06:30:00Z'), ...unit,
  })), (event) => { events.push(event) }))
  return { ids, events }
}

let ids: string[]
beforeAll(async () => {
  ids = (await start('jtt', [
    { instanceId: 'i-bp1web01', name: '门户网站', ips: ['10.1.0.5', '47.96.0.1'] },
    { instanceId: 'i-bp1db01', name: '数据库', startedAt: new Date('2026-04-01T00:00:00Z') },
    ...payloads.map((name, index) => ({ instanceId: `i-payload-${index}`, name })),
  ])).ids
  await start('gat', [{ instanceId: 'i-gat', name: '公安' }])
})
const names = async (client: Client, query: string): Promise<string[]> => {
  const { status, body } = await client.get(`/resources?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.items.map(({ name }: { name: string }) => name)
}

describe('[A2] [A3] who sees the inventory', () => {
  test.each([['jtt.user', 8], ['jtt.admin', 8], ['jtt.1.user', 0], ['jyt.user', 0], ['gat.user', 1], ['committee.user', 1], ['bureau.user', 9], ['om', 9], ['business', 9]])('%s: %i in list, single record and export', async (name, count) => {
    const client = await app.as(name)
    expect((await client.get('/resources')).body.total).toBe(count)
    expect((await client.get(`/resources/${ids[0]}`)).status).toBe(count >= 8 ? 200 : 404)
    const file = await client.get('/resources/export')
    expect((await readSheet(file.body)).length - 1).toBe(count)
  })

  test('without the permission 403, without a session 401', async () => {
    for (const name of ['platform', 'auditor', 'member1']) expect((await (await app.as(name)).get('/resources')).status, name).toBe(403)
    expect((await app.stranger().get('/resources/export')).status).toBe(401)
  })
})

describe('list and detail', () => {
  test('found by name, instance id and IP; filtered by day, region, service and status; sorted', async () => {
    const om = await app.as('om')
    expect(await names(om, 'q=门户')).toEqual(['门户网站'])
    expect(await names(om, 'q=BP1DB')).toEqual(['数据库'])
    expect(await names(om, 'q=47.96')).toEqual(['门户网站'])
    expect(await names(om, 'ip=10.1.0')).toEqual(['门户网站'])
    expect(await names(om, 'startedAt=2026-04-01..2026-04-01')).toEqual(['数据库'])
    expect(await names(om, `department=${await departmentId(app, 'gat')}&region=${await regionId(app)}&service=ecs&status=running,locked`)).toEqual(['公安'])
    expect(await names(om, 'status=released')).toEqual([])
    expect((await names(om, 'sort=startedAt&pageSize=200')).at(-1)).toBe('数据库')
    expect((await om.get('/resources?sort=ip')).status).toBe(400)
  })

  test('the detail says what it is, for whom, and what happened', async () => {
    const { body } = await (await app.as('jtt.user')).get(`/resources/${ids[0]}`)
    expect(body).toMatchObject({
      instanceId: 'i-bp1web01', ips: ['10.1.0.5', '47.96.0.1'], status: 'running', startedAt: '2026-03-05T06:30:00.000Z', endedAt: null, application: null, allowed: ['change', 'release'], heldBy: null,
      service: { code: 'ecs' }, users: [{ accountId: null, name: '张三', phone: '1', email: '' }], description: [{ label: ['Name', '名稱', '名称'], value: ['web', 'web', 'web'] }],
    })
    expect(body.service.name).toHaveLength(3)
    expect(body.history).toEqual([{ at: '2026-03-05T06:30:00.000Z', kind: 'resource.started', by: null, for: null }])
  })
})

describe('[R6] taking units into the inventory', () => {
  test('ids come in the order given, with an event each', async () => {
    const started = await start('jyt', [{ instanceId: 'i-b' }, { instanceId: 'i-a' }])
    const rows = await app.sql<{ id: string; instance: string }>('select id, instance_id as instance from resources where id = any($1)', [started.ids])
    expect(started.ids.map((id) => rows.find((row) => row.id === id)!.instance)).toEqual(['i-b', 'i-a'])
    expect(started.events.map(({ kind, subject }) => [kind, subject.id])).toEqual(started.ids.map((id) => ['resource.started', id]))
  })

  test('an id that runs already, or that is given twice, is refused by name and nothing is written', async () => {
    await expect(start('jyt', [{ instanceId: 'i-new' }, { instanceId: 'i-gat' }])).rejects.toMatchObject({ code: 'resource.instance_used', facts: { instanceId: 'i-gat' } })
    await expect(start('jyt', [{ instanceId: 'i-two' }, { instanceId: 'i-two' }])).rejects.toMatchObject({ code: 'resource.instance_used', facts: { instanceId: 'i-two' } })
    expect(await app.sql("select 1 from resources where instance_id in ('i-new', 'i-two')")).toEqual([])
  })

  test('the id of a released resource may come again', async () => {
    const [first] = (await start('jyt', [{ instanceId: 'i-again' }])).ids
    await inTransaction(app.database, (tx) => releaseResources(tx, [first!], { now: new Date('2026-04-05T06:30:00Z'), record: () => {}, application: null }))
    expect((await start('jyt', [{ instanceId: 'i-again' }])).ids).toHaveLength(1)
  })

  test('two provisionings of one id at once: one counts', async () => {
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => start('jyt', [{ instanceId: 'i-race' }])))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await app.sql("select 1 from resources where instance_id = 'i-race'")).toHaveLength(1)
  })
})

test('[R9] [C-G4] the export has the list\'s filters and order, in the account\'s language; formulas stay text', async () => {
  const user = await app.as('jtt.user')
  const file = await user.get('/resources/export?q=payload&sort=instanceId')
  expect(file.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(decodeURIComponent(file.headers.get('content-disposition')!)).toMatch(/资源台账-\d{4}-\d{2}-\d{2}\.xlsx/)
  const [head, ...rows] = await readSheet(file.body, { trim: false })
  expect(head!.slice(0, 3)).toEqual(['实例 ID', '名称', '服务'])
  expect(rows.map((row) => row[1])).toEqual(payloads)
  expect(rows.every((row) => row[7] === '运行中' && row[9] instanceof Date)).toBe(true)
})
