import { afterEach, describe, expect, test } from 'vitest'
import { makeDrafts } from '../bench/data.ts'
import { newDraft } from '#testkit/applications.ts'
import { useTestApp } from '#testkit/http.ts'
import { insist, sameAt, startInstance, type Instance } from '#testkit/instance.ts'
import { leaveQuota, quotaOf } from '#testkit/quotas.ts'
import { inLanes, stressCount, tally } from '#testkit/stress.ts'

const kills = stressCount('ROUNDS', { gate: 1, full: 10 })
const submissions = 60
const left = 25

describe('kill -9 of an instance while quota changes', () => {
  const app = useTestApp()
  const instances: Instance[] = []
  afterEach(async () => { for (const instance of instances.splice(0)) await instance.kill() })

  test(`[C-A6] [C-A7] [Q1] in the middle of ${submissions} submissions for ${left} units, ${kills} times: ${left} are granted in the end, reserved is what is open, nothing half done`, async () => {
    const person = await app.as('jtt.user')
    const template = await newDraft(app, person, 'jtt')
    instances.push(await startInstance(app))
    const surviving = instances[0]!
    for (let round = 0; round < kills; round++) {
      const dying = await startInstance(app)
      instances.push(dying)
      const clients = [sameAt(person, dying.url), sameAt(person, surviving.url)]
      const drafts = await makeDrafts(app.ownerUrl, template.id, submissions)
      await leaveQuota(app, 'jtt', left, 'eip.count')
      const before = await quotaOf(app, 'jtt', 'eip.count')
      let answered = 0
      let killing: Promise<void> | undefined
      const answers = await inLanes(drafts, 16, async (id) => {
        const answer = await insist(clients, (client) => client.post(`/applications/${id}/submission`, { version: template.version }, { key: `kill-${id}` }))
        // Each time at another moment: early, while most are granted, or late, while most are refused.
        if (++answered === 5 + round * 5) killing = dying.kill()
        return answer
      })
      await killing
      expect(tally(answers)).toEqual({ '200 reviewing': left, '409 quota.insufficient': submissions - left })
      expect(await quotaOf(app, 'jtt', 'eip.count')).toEqual({ ...before, reserved: before.reserved + left })
      expect(await leftBehind(drafts)).toEqual([{ open: left, versions: left, steps: left, events: left, changes: left }])
    }
  }, 60_000 + kills * 30_000)

  /** Each submission that counts left exactly one of everything; the others left nothing. */
  async function leftBehind(drafts: readonly string[]): Promise<unknown[]> {
    return app.sql(`select
      (select count(*)::int from applications where id = any($1::bigint[]) and status = 'reviewing') as open,
      (select count(*)::int from application_versions where application_id = any($1::bigint[])) as versions,
      (select count(*)::int from application_steps where application_id = any($1::bigint[])) as steps,
      (select count(*)::int from events where kind = 'application.submitted' and subject_id::text = any($1::text[])) as events,
      (select count(*)::int from quota_changes where subject_kind = 'application' and subject_id = any($1::bigint[]) and metric = 'eip.count' and kind = 'reservation' and reserved = 1) as changes`, [drafts])
  }
})
