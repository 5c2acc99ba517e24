import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endDueGrants } from '#modules/quotas/actions/end-grants.ts'
import { platformNow } from '#kit/server/database.ts'
import { departmentId, newDraft, regionId } from '#testkit/applications.ts'
import { useTestApp, type Answer, type Client } from '#testkit/http.ts'
import { sameAt, startInstance, type Instance } from '#testkit/instance.ts'
import { leaveQuota, quotaOf } from '#testkit/quotas.ts'
import { stressCount } from '#testkit/stress.ts'

const everyRound = Array.from({ length: stressCount('ROUNDS', { gate: 3, full: 25 }) }, (_, round) => round)
const metric = 'eip.count'

/** What a parent gives and takes while its children use it, each at an instance of its own. */
describe('allocations, requests and applications at once', () => {
  const app = useTestApp()
  const instances: Instance[] = []
  beforeAll(async () => { instances.push(...await Promise.all([startInstance(app), startInstance(app)])) })
  afterAll(async () => { for (const instance of instances) await instance.kill() })
  const at = (client: Client, instance: 0 | 1) => sameAt(client, instances[instance]!.url)
  const outcome = ({ status, body }: Answer) => status === 200 ? 'done' : `${status} ${body.code}`
  const allocate = async (client: Client, code: string, total: number, until: string | null = null) =>
    client.post('/quotas/allocation', { departmentId: await departmentId(app, code), regionId: await regionId(app), totals: { [metric]: total }, until, reason: '调整' })

  /** Nothing is lost between the levels, whoever came first. */
  async function sumsOf(codes: readonly string[]): Promise<{ allocated: number; given: number }> {
    const [row] = await app.sql<{ allocated: number; given: number }>(`
      select q.allocated::float8 as allocated, (select sum(total)::float8 from quotas c join departments d on d.id = c.department_id
        where d.parent_id = q.department_id and c.region_id = q.region_id and c.metric = q.metric) as given
      from quotas q join departments d on d.id = q.department_id where d.code = $1 and q.region_id = $2 and q.metric = $3`, [codes[0], await regionId(app), metric])
    return row!
  }
  async function expectLevels(code = 'dsj'): Promise<void> {
    const { allocated, given } = await sumsOf([code])
    expect(allocated).toBe(given)
  }

  test('[Q2] [R5] the parent lowers a total while the child reserves the last unit: one of them is refused, with the numbers', async () => {
    const [person, parent] = [await app.as('zrt.user'), await app.as('bureau.admin')]
    for (const round of everyRound) {
      const draft = await newDraft(app, person, 'zrt', { title: `最后一个 ${round}` })
      await leaveQuota(app, 'zrt', 1, metric)
      const before = await quotaOf(app, 'zrt', metric)
      const [lowered, taken] = await Promise.all([
        allocate(at(parent, 0), 'zrt', before.total - 1),
        at(person, 1).post(`/applications/${draft.id}/submission`, { version: draft.version }),
      ])
      const after = await quotaOf(app, 'zrt', metric)
      if (lowered!.status === 200) {
        expect(outcome(taken!)).toBe('409 quota.insufficient')
        expect(taken!.body.facts.lines).toMatchObject([{ metric, asked: 1, remaining: 0 }])
        expect(after).toEqual({ ...before, total: before.total - 1 })
      } else {
        expect([outcome(lowered!), outcome(taken!)]).toEqual(['409 quota.child_needs', 'done'])
        expect(lowered!.body.facts.lines).toMatchObject([{ metric, wanted: before.total - 1, needed: before.total }])
        expect(after).toEqual({ ...before, reserved: before.reserved + 1 })
      }
      await expectLevels()
    }
  })

  async function asked(code: string, increase: number): Promise<Answer['body']> {
    const answer = await (await app.as(`${code}.user`)).post('/quota-requests', { regionItems: [{ regionId: await regionId(app), metric, increase }], reason: '业务增长' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body
  }
  const approval = (client: Client, request: { id: string; version: number }) => client.post(`/quota-requests/${request.id}/approval`, { version: request.version, reason: '同意' })

  test('[Q4] two requests, two reviewers, the parent has enough for one: one is approved, the other still waits and is told the shortfall', async () => {
    const reviewers = [at(await app.as('bureau.admin'), 0), at(await app.as('bureau.admin2'), 1)]
    for (const _ of everyRound) {
      const requests = [await asked('wjw', 10), await asked('rst', 10)]
      await leaveQuota(app, 'dsj', 10, metric)
      const before = [await quotaOf(app, 'wjw', metric), await quotaOf(app, 'rst', metric)]
      const answers = await Promise.all(requests.map((request, index) => approval(reviewers[index]!, request)))
      expect(answers.map(outcome).toSorted()).toEqual(['409 quota.insufficient', 'done'])
      const winner = answers.findIndex(({ status }) => status === 200)
      expect(answers[1 - winner]!.body.facts.lines).toMatchObject([{ metric, asked: 10, remaining: 0, shortfall: 10 }])
      const after = [await quotaOf(app, 'wjw', metric), await quotaOf(app, 'rst', metric)]
      expect(after[winner]).toEqual({ ...before[winner]!, total: before[winner]!.total + 10 })
      expect(after[1 - winner]).toEqual(before[1 - winner])
      const { body: waiting } = await reviewers[0]!.get(`/quota-requests/${requests[1 - winner]!.id}`)
      expect([waiting.status, waiting.decidedAt]).toEqual(['waiting', null])
      expect((await (await app.as(`${winner === 0 ? 'rst' : 'wjw'}.user`)).post(`/quota-requests/${waiting.id}/withdrawal`)).status).toBe(200)
      await expectLevels()
    }
  })

  test('[Q4] [C-A5] one request, approved, rejected and withdrawn at once: decided once, allocated at most once, the others are told', async () => {
    const [one, two] = [await app.as('bureau.admin'), await app.as('bureau.admin2')]
    const person = await app.as('jyt.user')
    for (const _ of everyRound) {
      const request = await asked('jyt', 2)
      await leaveQuota(app, 'dsj', 10, metric)
      const before = await quotaOf(app, 'jyt', metric)
      const answers = await Promise.all([
        approval(at(one, 0), request), approval(at(two, 1), request),
        at(two, 0).post(`/quota-requests/${request.id}/rejection`, { version: request.version, reason: '不同意' }),
        at(person, 1).post(`/quota-requests/${request.id}/withdrawal`),
      ])
      expect(answers.map(outcome).toSorted()).toEqual(['409 quota_request.already_decided', '409 quota_request.already_decided', '409 quota_request.already_decided', 'done'])
      const isApproved = answers[0]!.status === 200 || answers[1]!.status === 200
      expect(await quotaOf(app, 'jyt', metric)).toEqual({ ...before, total: before.total + (isApproved ? 2 : 0) })
      await expectLevels()
    }
  })

  test('[Q2] [Q4] the grandparent takes back what the parent is giving on: never both', async () => {
    const [operator, parent] = [await app.as('om'), await app.as('bureau.admin')]
    for (const _ of everyRound) {
      await leaveQuota(app, 'dsj', 5, metric)
      const [before, child] = [await quotaOf(app, 'dsj', metric), await quotaOf(app, 'mzt', metric)]
      const answers = await Promise.all([allocate(at(operator, 0), 'dsj', before.total - 5), allocate(at(parent, 1), 'mzt', child.total + 5)])
      expect(['done,409 quota.insufficient', '409 quota.child_needs,done']).toContain(answers.map(outcome).join())
      await expectLevels()
      await expectLevels('yun')
    }
  })

  test('[Q8] a grant ends while the child reserves from it: what is in use is overdue, the rest has fallen back, and it ends once', async () => {
    const [person, parent] = [await app.as('sft.user'), await app.as('committee.admin')]
    for (const round of everyRound) {
      const draft = await newDraft(app, person, 'sft', { quantity: 3, title: `临时配额 ${round}` })
      await leaveQuota(app, 'sft', 0, metric)
      const before = await quotaOf(app, 'sft', metric)
      const [day] = await app.sql<{ until: string }>(`select ((platform_now() at time zone 'Asia/Shanghai')::date + 1)::text as until`)
      expect(outcome(await allocate(parent, 'sft', before.total + 5, day!.until))).toBe('done')
      await app.travel('1 day')
      const now = await platformNow(app.database)
      const [taken] = await Promise.all([
        at(person, 0).post(`/applications/${draft.id}/submission`, { version: draft.version }),
        endDueGrants(app.database, now), endDueGrants(app.database, now),
      ])
      const after = await quotaOf(app, 'sft', metric)
      if (taken!.status === 200) {
        expect(after).toEqual({ ...before, total: before.total + 3, reserved: before.reserved + 3, overdue: 3 })
        expect((await person.post(`/applications/${draft.id}/withdrawal`)).status).toBe(200)
        await endDueGrants(app.database, now)
      } else expect(outcome(taken!)).toBe('409 quota.insufficient')
      expect(await quotaOf(app, 'sft', metric)).toEqual(before)
      await expectLevels('zfw')
    }
    expect(await app.sql('select id from quota_grants where ended_at is null')).toEqual([])
  })
})
