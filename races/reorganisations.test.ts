import { afterEach, describe, expect, test } from 'vitest'
import { dayOf } from '#kit/pure/time.ts'
import { platformNow } from '#kit/server/database.ts'
import { doDue } from '#modules/reorganisations/actions/do-due.ts'
import { departmentId, newDraft, newProject } from '#testkit/applications.ts'
import { computed, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { openedIn } from '#testkit/bill-months.ts'
import { watchDeadlocks } from '#testkit/deadlocks.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { sameAt, startInstance, type Instance } from '#testkit/instance.ts'
import { body, travelTo } from '#testkit/orders.ts'
import { stressCount } from '#testkit/stress.ts'

const everyRound = Array.from({ length: stressCount('ROUNDS', { gate: 3, full: 25 }) }, (_, round) => round)

/** Two instances on one PostgreSQL: what passes, passes once, and everything else is before or after it. */
describe('reorganisations on two instances', () => {
  const app = useTestApp()
  const instances: Instance[] = []
  const start = async () => { instances.push(...await Promise.all([startInstance(app), startInstance(app)])) }
  const stopAll = async () => { for (const instance of instances.splice(0)) await instance.kill() }
  afterEach(stopAll)
  const at = (client: Client, instance: 0 | 1) => sameAt(client, instances[instance]!.url)
  const outcome = ({ status, body: answer }: Answer) => status < 300 ? 'done' : `${status} ${answer.errors?.[0]?.code ?? answer.code}`
  const today = async () => dayOf(await platformNow(app.database))

  /** The days on which a resource is charged in drafts, by unit. */
  const daysOf = (resourceId: string) => app.sql<{ code: string; days: number }>(`
    select u.code, sum(l.days)::int as days from bill_lines l join bills b on b.id = l.bill_id and b.month = l.month and l.revision = b.revision + 1 join departments u on u.id = b.unit_id
    where l.resource_id = $1 group by u.code order by u.code`, [resourceId])

  async function mover(client: Client, from: string, to: string, projectId: string): Promise<() => Promise<Answer>> {
    const wanted = { day: await today(), fromDepartmentId: await departmentId(app, from), toDepartmentId: await departmentId(app, to), projectIds: [projectId], resources: [], reason: '竞争' }
    return () => client.post('/reorganisations', wanted)
  }

  test('[C-A4] one project in two reorganisations at once: it passes once, the other is told that it is gone', async () => {
    const platform = await app.as('platform')
    const watch = await watchDeadlocks(app)
    await start()
    for (const round of everyRound) {
      const projectId = await newProject(await app.as('jtt.user'), `两处争抢 ${round}`)
      const acts = [await mover(at(platform, 0), 'jtt', 'jyt', projectId), await mover(at(platform, 1), 'jtt', 'mzt', projectId)]
      const answers = await Promise.all(acts.map((act) => act()))
      expect(answers.map(outcome).toSorted()).toEqual(['422 reorganisation.item_elsewhere', 'done'])
      expect(await app.sql(`select count(*)::int as count from events where kind = 'project.reorganised' and subject_id = $1`, [projectId])).toEqual([{ count: 1 }])
    }
    await stopAll()
    expect(await watch.since()).toBe(0)
  })

  test('[R5] a project passes while an application in it is submitted: either it waits for the application, or that is refused', async () => {
    const [platform, person] = [await app.as('platform'), await app.as('jtt.user')]
    const watch = await watchDeadlocks(app)
    await start()
    for (const _ of everyRound) {
      const draft = await newDraft(app, person, 'jtt')
      const move = await mover(at(platform, 1), 'jtt', 'jyt', draft.project.id)
      const [sent, moved] = await Promise.all([at(person, 0).post(`/applications/${draft.id}/submission`, { version: draft.version }), move()])
      const [project] = await app.sql<{ code: string }>('select d.code from projects p join departments d on d.id = p.department_id where p.id = $1', [draft.project.id])
      if (sent.status === 200) expect([outcome(moved), project!.code]).toEqual(['409 reorganisation.application_open', 'jtt'])
      else expect([sent.status >= 400 && sent.status < 500, outcome(moved), project!.code]).toEqual([true, 'done', 'jyt'])
      await person.post(`/applications/${draft.id}/withdrawal`)
    }
    await stopAll()
    expect(await watch.since()).toBe(0)
  })

  test('[B9] a late one while the month is computed: the bills hold every day once, or the draft is computed again', async () => {
    await openedIn(app, '2028-01')
    await travelTo(app, '2028-01-05', '08:00')
    await priced(app, 'core', [['2028-01-01', '310']])
    const watch = await watchDeadlocks(app)
    for (const _ of everyRound) {
      const month = (await today()).slice(0, 7)
      const server = await resourceWith(app, 'jtt', [{ from: `${month}-01`, components: [thing('core')] }])
      const [{ id: projectId }] = await app.sql<{ id: string }>('select project_id::text as id from resources where id = $1', [server]) as [{ id: string }]
      body(await (await app.as('platform')).post('/reorganisations', {
        day: `${month}-20`, fromDepartmentId: await departmentId(app, 'jtt'), toDepartmentId: await departmentId(app, 'jyt'), projectIds: [projectId], resources: [], reason: '迟到',
      }), 201)
      const [year, number] = month.split('-').map(Number) as [number, number]
      await travelTo(app, new Date(Date.UTC(year, number, 5)).toISOString().slice(0, 10), '08:00')
      const [, done] = await Promise.all([computed(app, month), doDue(app.database)])
      expect(done).toBe(1)
      const outdated = await app.sql(`select 1 from bills b join departments u on u.id = b.unit_id where u.code in ('jtt', 'jyt') and b.month = $1::date and b.is_outdated`, [`${month}-01`])
      const expected = [{ code: 'jtt', days: 19 }, { code: 'jyt', days: new Date(Date.UTC(year, number, 0)).getUTCDate() - 19 }]
      if (outdated.length === 0) expect(await daysOf(server)).toEqual(expected)
      await computed(app, month)
      expect(await daysOf(server)).toEqual(expected)
      await app.sql(`update projects set number = 'P-OLD-' || id, name = 'old ' || id where number = 'P-TEST-jtt'`)
    }
    expect(await watch.since()).toBe(0)
  })

  test('the job on two instances at once does each of several once', async () => {
    const person = await app.as('mzt.user')
    const platform = await app.as('platform')
    const ids: string[] = []
    for (const name of ['甲', '乙', '丙']) {
      const projectId = await newProject(person, `同日划转 ${name}`)
      const { id } = body<{ id: string }>(await platform.post('/reorganisations', {
        day: dayOf(new Date((await platformNow(app.database)).getTime() + 86_400_000)), fromDepartmentId: await departmentId(app, 'mzt'), toDepartmentId: await departmentId(app, 'wjw'), projectIds: [projectId], resources: [], reason: '同日',
      }), 201)
      ids.push(id)
    }
    await app.travel('1 day')
    const counts = await Promise.all([doDue(app.database), doDue(app.database), doDue(app.database)])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3)
    expect(await app.sql(`select count(*)::int as count from events where kind = 'reorganisation.done' and subject_id = any($1)`, [ids])).toEqual([{ count: 3 }])
  })
})
