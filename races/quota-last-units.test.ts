import { afterEach, describe, expect, test } from 'vitest'
import { makeDrafts } from '../bench/data.ts'
import { departmentId, newDraft, regionId } from '#testkit/applications.ts'
import { watchDeadlocks } from '#testkit/deadlocks.ts'
import { Client, useTestApp, type Answer } from '#testkit/http.ts'
import { sameAt, startInstance, type Instance } from '#testkit/instance.ts'
import { leaveQuota, quotaOf } from '#testkit/quotas.ts'
import { stressCount, tally } from '#testkit/stress.ts'

const rounds = stressCount('ROUNDS', { gate: 1, full: 10 })
// A request waits at most 5 s for a connection: 200 at once took 3.7 s on two busy cores, too near to that for the gate.
const requests = stressCount('REQUESTS', { gate: 60, full: 200 })
const lastUnits = 10

describe('the last units, two instances as processes of their own', () => {
  const app = useTestApp()
  const instances: Instance[] = []
  const stopAll = async () => { for (const instance of instances.splice(0)) await instance.kill() }
  afterEach(stopAll)

  test(`[C-A1] [R5] ${requests} submissions at once for the last ${lastUnits} units, ${rounds} times: exactly ${lastUnits} are granted, the others are told the numbers, no deadlock`, async () => {
    const person = await app.as('jtt.user')
    const template = await newDraft(app, person, 'jtt')
    const watch = await watchDeadlocks(app)
    instances.push(...await Promise.all([startInstance(app), startInstance(app)]))
    const clients = instances.map(({ url }) => sameAt(person, url))
    const line = { departmentId: await departmentId(app, 'jtt'), regionId: await regionId(app), metric: 'eip.count', asked: 1, remaining: 0, shortfall: 1 }
    await warmUp(clients, template)
    const table = []
    for (let round = 1; round <= rounds; round++) {
      const drafts = await makeDrafts(app.ownerUrl, template.id, requests)
      await leaveQuota(app, 'jtt', lastUnits, 'eip.count')
      const before = await quotaOf(app, 'jtt', 'eip.count')
      const begun = performance.now()
      const answers = await Promise.all(drafts.map((id, index) => submitAt(clients[index % 2]!, id, template.version)))
      const milliseconds = Math.round(performance.now() - begun)
      const granted = answers.filter(({ status }) => status === 200)
      const refused = answers.filter(({ status }) => status !== 200)
      expect(tally(answers), `after ${milliseconds} ms`).toEqual({ '200 reviewing': lastUnits, '409 quota.insufficient': requests - lastUnits })
      for (const { body } of refused) expect(body.facts.lines).toEqual([line])
      const numbers = await quotaOf(app, 'jtt', 'eip.count')
      expect(numbers).toEqual({ ...before, reserved: before.reserved + lastUnits })
      expect(await openAmong(drafts)).toEqual(granted.map(({ body }) => body.id).toSorted())
      table.push({ round, granted: granted.length, refused: refused.length, milliseconds })
    }
    await stopAll()
    const deadlocks = await watch.since()
    console.table(table)
    expect(deadlocks).toBe(0)
  }, 60_000 + rounds * 30_000)

  /** Two instances that have just started parse and plan everything for the first time; nothing is left, so nothing changes. */
  async function warmUp(clients: readonly Client[], template: { id: string; version: number }): Promise<void> {
    const drafts = await makeDrafts(app.ownerUrl, template.id, 40)
    await leaveQuota(app, 'jtt', 0, 'eip.count')
    const answers = await Promise.all(drafts.map((id, index) => submitAt(clients[index % 2]!, id, template.version)))
    expect(tally(answers)).toEqual({ '409 quota.insufficient': drafts.length })
  }

  async function openAmong(drafts: readonly string[]): Promise<string[]> {
    const rows = await app.sql<{ id: string }>(`select id::text as id from applications where id = any($1::bigint[]) and status = 'reviewing' order by id::text`, [drafts])
    return rows.map(({ id }) => id).toSorted()
  }
})

function submitAt(client: Client, id: string, version: number): Promise<Answer> {
  return client.post(`/applications/${id}/submission`, { version }, { key: `last-${id}` })
}
