import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { BillRun } from '#modules/bills/contract.ts'
import { billJob, priced, resourceWith, thing } from '#testkit/bill-data.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, code, travelTo } from '#testkit/orders.ts'
import { randomFrom, stressCount, stressSeed } from '#testkit/stress.ts'

const rounds = stressCount('ROUNDS', { gate: 2, full: 25 })
const unitCodes = ['jtt', 'jyt', 'wjw', 'mzt', 'gat', 'dsj', 'zfw']
const month = '2027-02'

describe('a run of bills, two processes and kills', () => {
  const app = useTestApp()
  let units = 0
  /** What undisturbed computing gives: every line of every bill. */
  let wanted: unknown[] = []
  beforeAll(async () => {
    await app.sql(`insert into platform_settings (key, value) values ('bill.opening_month', to_jsonb($1::text))`, [month])
    await travelTo(app, '2027-03-02')
    await priced(app, 'a', [['2026-01-01', '31'], ['2027-02-11', '32.5'], ['2027-02-20', '33']])
    for (const unit of unitCodes)
      for (let index = 0; index < 15; index++) await resourceWith(app, unit, [{ from: '2027-01-10', components: Array.from({ length: 20 }, (_, size) => thing('a', size + 1)) }])
    units = (await app.sql(`select 1 from departments where kind in ('unit', 'head') and not is_archived`)).length
    await start()
    await billJob(app, 'bill.compute')
    wanted = await found()
    expect(wanted.length).toBeGreaterThan(6000)
  }, 120_000)

  const start = async () => body<BillRun>(await (await app.as('business')).post('/bills/runs', { month }), 201)
  const run = async (id: string) => body<BillRun>(await (await app.as('business')).get(`/bills/runs/${id}`))
  const found = () => app.sql(`select b.unit_id, l.revision, l.number, l.resource_id, l.quantity, l.from_day, l.to_day, l.amount, b.total, b.line_count
    from bills b join bill_lines l on l.month = b.month and l.bill_id = b.id order by b.unit_id, l.number`)
  const worker = (): ChildProcess => spawn(process.execPath, [join(import.meta.dirname, '../testkit/work-on-bills.ts'), app.databaseUrl], { stdio: ['ignore', 'inherit', 'inherit'] })
  /** As if it had never been computed: drafts are taken out as the product may. */
  const forget = () => app.sql(`with b as (select id from bills), l as (delete from bill_lines), s as (delete from bill_sums), t as (delete from bill_steps) delete from bills where id in (select id from b)`)

  test('[B9] two start the same month at once: one run, the other is told', async () => {
    const second = await app.another()
    const answers = await Promise.all([(await app.as('business')).post('/bills/runs', { month }), (await second.as('business2')).post('/bills/runs', { month })])
    expect(answers.map(code).toSorted()).toEqual(['201', '409 bill.run_under_way'])
    await billJob(app, 'bill.compute')
    await second.close()
    expect(await found()).toEqual(wanted)
  })

  test('[B9] two processes work at one run: every unit once, the same lines', async () => {
    await forget()
    const { id } = await start()
    const endings = await Promise.all([worker(), worker()].map((child) => once(child, 'exit')))
    expect(endings).toEqual([[0, null], [0, null]])
    expect(await run(id)).toMatchObject({ status: 'done', progress: { done: units, failed: 0, waiting: 0, lines: wanted.length } })
    // Made once (version 1), computed once (version 2).
    expect(await app.sql(`select distinct version from bills`)).toEqual([{ version: 2 }])
    expect(await found()).toEqual(wanted)
  }, 60_000)

  test(`[C-A13] [B9] kill -9 in the middle and again, ${rounds} times: what is done stays, the rest follows, nothing twice`, async () => {
    const random = randomFrom(stressSeed)
    for (let round = 0; round < rounds; round++) {
      await forget()
      const { id } = await start()
      const dying = worker()
      const ended = once(dying, 'exit')
      const until = random.below(units)
      while (dying.exitCode === null && (await run(id)).progress.done < until) await delay(2)
      await delay(random.below(30))
      dying.kill('SIGKILL')
      await ended
      const half = await run(id)
      expect(await app.sql(`select count(*)::int as bills from bills where version = 2`), `seed ${stressSeed}`).toEqual([{ bills: half.progress.done }])
      const next = worker()
      expect(await once(next, 'exit')).toEqual([0, null])
      expect(await run(id), `seed ${stressSeed}`).toMatchObject({ status: 'done', progress: { done: units, failed: 0 } })
      expect(await found(), `seed ${stressSeed}`).toEqual(wanted)
    }
  }, 60_000 + rounds * 30_000)
})
