import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { departmentId, newDraft, regionId, submitted } from '#testkit/applications.ts'
import { watchDeadlocks } from '#testkit/deadlocks.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { sameAt, startInstance, type Instance } from '#testkit/instance.ts'
import { quotaOf } from '#testkit/quotas.ts'
import { stressCount } from '#testkit/stress.ts'

const everyRound = Array.from({ length: stressCount('ROUNDS', { gate: 3, full: 25 }) }, (_, round) => round)
const metric = 'eip.count'
type QuotaRow = Awaited<ReturnType<typeof quotaOf>>

/** A department is hung under another one while quota below, in it and above it changes. */
describe('a department moves at once with what changes quotas', () => {
  const app = useTestApp()
  const instances: Instance[] = []
  // Every unit has a 综合处; these two need names with which they can stand anywhere.
  beforeAll(async () => { await app.sql(`update departments set name = code where code in ('jtt.1', 'jtt.2')`) })
  const start = async () => { instances.push(...await Promise.all([startInstance(app), startInstance(app)])) }
  const stopAll = async () => { for (const instance of instances.splice(0)) await instance.kill() }
  afterEach(stopAll)
  const at = (client: Client, instance: 0 | 1) => sameAt(client, instances[instance]!.url)
  const outcome = ({ status, body }: Answer) => status === 200 ? 'done' : `${status} ${body.errors?.[0]?.code || body.code}`

  type Placed = { id: string; version: number; parent: string; unitId: string }
  async function placeOf(code: string): Promise<Placed> {
    const [row] = await app.sql<Placed>(`select d.id::text as id, d.version, p.code as parent, d.unit_id::text as "unitId" from departments d join departments p on p.id = d.parent_id where d.code = $1`, [code])
    return row!
  }
  /** Everything is looked up before, so that calls begin in the same moment. */
  async function mover(client: Client, code: string, between: readonly [string, string]): Promise<() => Promise<Answer>> {
    const { id, version, parent } = await placeOf(code)
    const parentId = await departmentId(app, parent === between[0] ? between[1] : between[0])
    return () => client.post(`/departments/${id}/move`, { version, parentId })
  }
  async function totalsOf(codes: readonly string[]): Promise<Map<string, QuotaRow>> {
    const rows = new Map<string, QuotaRow>()
    for (const code of codes) rows.set(code, await quotaOf(app, code, metric))
    return rows
  }
  /** Storage is in no network: networks stay with the unit, which would be a reason of its own to refuse. */
  async function storageDraft(person: Client, code: string): Promise<Answer['body']> {
    const draft = await newDraft(app, person, code)
    const { body } = await person.patch(`/applications/${draft.id}`, { version: draft.version, items: [
      { service: 'oss', regionId: await regionId(app), configuration: { bucket: 'minutes', storageClass: 'standard', access: 'private', sizeGb: 500, hasVersions: false }, quantity: 1 }] })
    return body
  }
  async function expectLevels(): Promise<void> {
    const wrong = await app.sql(`select d.code, q.region_id, q.metric, q.allocated, coalesce(below.given, 0) as given
      from quotas q join departments d on d.id = q.department_id
      left join (select c.parent_id, q.region_id, q.metric, sum(q.total) as given from quotas q join departments c on c.id = q.department_id group by 1, 2, 3) below
        on below.parent_id = q.department_id and below.region_id = q.region_id and below.metric = q.metric
      where q.allocated <> coalesce(below.given, 0)`)
    expect(wrong).toEqual([])
  }

  test('[R5] [Q1] a department moves while it submits: either it waits for its applications, or they are of its new unit', async () => {
    const [platform, person] = [await app.as('platform'), await app.as('jtt.1.user')]
    const watch = await watchDeadlocks(app)
    await start()
    for (const _ of everyRound) {
      const draft = await storageDraft(person, 'jtt.1')
      const before = await quotaOf(app, 'jtt.1', 'oss.gb')
      const toNext = await mover(at(platform, 1), 'jtt.1', ['jtt', 'jyt'])
      const [taken, moved] = await Promise.all([
        at(person, 0).post(`/applications/${draft.id}/submission`, { version: draft.version }),
        toNext(),
      ])
      expect(outcome(taken)).toBe('done')
      expect(['done', '409 department.has_open_applications']).toContain(outcome(moved))
      const [placed] = await app.sql<{ unitId: string }>('select unit_id::text as "unitId" from applications where id = $1', [draft.id])
      expect(placed!.unitId, outcome(moved)).toBe((await placeOf('jtt.1')).unitId)
      expect(await quotaOf(app, 'jtt.1', 'oss.gb')).toMatchObject({ total: before.total, reserved: before.reserved + 500 })
      expect((await person.post(`/applications/${draft.id}/withdrawal`)).status).toBe(200)
      await expectLevels()
    }
    await stopAll()
    expect(await watch.since()).toBe(0)
  })

  test('[C-A4] [Q2] its old and its new unit submit, withdraw and allocate meanwhile: no deadlock, every level adds up', async () => {
    const platform = await app.as('platform')
    const people = [await app.as('jtt.user'), await app.as('jyt.user')]
    const [bureau, jtt, jyt] = [await app.as('bureau.admin'), await app.as('jtt.admin'), await app.as('jyt.admin')]
    const watch = await watchDeadlocks(app)
    await start()
    for (const round of everyRound) {
      const drafts = [await newDraft(app, people[0]!, 'jtt'), await newDraft(app, people[1]!, 'jyt')]
      const waiting = [await submitted(app, people[0]!, 'jtt'), await submitted(app, people[1]!, 'jyt')]
      const totals = await totalsOf(['jtt', 'jyt', 'jtt.2'])
      const allocate = (client: Client, code: string) => {
        const { departmentId: child, regionId: region, total } = totals.get(code)!
        return client.post('/quotas/allocation', { departmentId: child, regionId: region, totals: { [metric]: total + 1 - round % 2 * 2 } })
      }
      const toNext = await mover(at(platform, 0), 'jtt.2', ['jtt', 'jyt'])
      const answers = await Promise.all([
        toNext(),
        ...drafts.map(({ id, version }, index) => at(people[index]!, 1).post(`/applications/${id}/submission`, { version })),
        ...waiting.map(({ id, version }, index) => at(people[index]!, 0).post(`/applications/${id}/withdrawal`, { version })),
        allocate(at(bureau, 1), 'jtt'), allocate(at(bureau, 0), 'jyt'), allocate(at(jtt, 1), 'jtt.2'), allocate(at(jyt, 0), 'jtt.2'),
      ])
      const outcomes = answers.map(outcome)
      expect(outcomes.slice(0, 7), JSON.stringify(outcomes)).toEqual(Array.from({ length: 7 }, () => 'done'))
      for (const one of outcomes.slice(7)) expect(['done', '404 record.not_found', '409 quota.not_a_child']).toContain(one)
      await expectLevels()
    }
    await stopAll()
    expect(await watch.since()).toBe(0)
  })
})
