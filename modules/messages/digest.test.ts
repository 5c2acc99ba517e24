import { describe, expect, test } from 'vitest'
import { platformNow } from '#kit/server/database.ts'
import { useTestApp } from '#testkit/http.ts'
import { body, cast, placed, taken, travelTo, type TestProduct } from '#testkit/orders.ts'
import { messageJobs } from './jobs.ts'

const app = useTestApp()
const run = async () => (await messageJobs.find(({ name }) => name === 'mail.digest')!.run({ database: app.database, now: await platformNow(app.database), log: () => {} })).done
const digests = async () => {
  await app.drain()
  return app.sql<{ toAddress: string; language: string; subject: string; text: string }>(`select to_address as "toAddress", language, subject, text from mails where title_key = 'mail.notice.digest' order by id`)
}
const change = async (changes: object, jobTitle = 'business') => body(await (await app.as('business')).patch(`/mailing-times/${jobTitle}`, changes))
const days = ['2030-03-01', '2030-03-02', '2030-03-03', '2030-03-04', '2030-03-05', '2030-03-06', '2030-03-07', '2030-03-08'] as const
async function ordered(): Promise<TestProduct> {
  const [product] = await placed((await cast(app)).member)
  await app.drain()
  return product!
}
async function mails(jobTitle: string, ...emails: string[]): Promise<void> {
  for (const email of emails) body(await (await app.as('business')).post('/mail-recipients', { email, jobTitle }), 201)
}
const marks = () => app.sql<{ day: string; entries: number }>(`select day::text as day, entries from digests where job_title = 'business' order by day`)

describe('the daily digest (chapter 8, mailing times)', () => {
  let first: TestProduct
  let second: TestProduct

  test('what waits goes out at the hour, in one mail for each address, with numbers and links', async () => {
    await travelTo(app, days[0], '10:00')
    await mails('business', 'a@cloud.example', 'b@cloud.example')
    await change({ times: [{ occasion: 'to_verify', time: 'digest' }] })
    first = await ordered()
    second = await ordered()
    expect([await run(), await digests()]).toEqual([0, []])
    const times = body<{ items: Record<string, unknown>[] }>(await (await app.as('business')).get('/mailing-times')).items[0]!
    expect(times).toMatchObject({ waiting: 2, nextDigestAt: `${days[1]}T01:00:00.000Z`, lastDigest: null })
    await travelTo(app, days[1], '08:59')
    expect(await run()).toBe(0)
    await travelTo(app, days[1], '09:00')
    expect(await run()).toBe(1)
    const made = await digests()
    expect(made.map(({ toAddress, language, subject }) => [toAddress, language, subject])).toEqual(['a', 'b'].map((name) => [`${name}@cloud.example`, 'zh-Hans', `运营每日汇总 ${days[1]}：2 条`]))
    for (const { text } of made) {
      expect(text).toContain(`1. 产品 ${first.number} 待审核\nhttp://yunshan.example/products/${first.id}\n\n2. 产品 ${second.number} 待审核\nhttp://yunshan.example/products/${second.id}`)
    }
    const after = body<{ items: Record<string, unknown>[] }>(await (await app.as('business')).get('/mailing-times')).items[0]!
    expect(after).toMatchObject({ waiting: 0, nextDigestAt: `${days[2]}T01:00:00.000Z`, lastDigest: { day: days[1], entries: 2 } })
  })

  test('once a day, whoever runs it and however often; a relay that begins again files nothing twice', async () => {
    await app.sql(`update event_readers set last_xid = '0', last_id = 0 where name = 'notices'`)
    await app.drain()
    expect([await run(), await run()]).toEqual([0, 0])
    await ordered()
    await travelTo(app, days[1], '20:00')
    expect(await run()).toBe(0)
    await travelTo(app, days[2], '09:00')
    expect((await Promise.all([run(), run(), run(), run()])).sort()).toEqual([0, 0, 0, 1])
    expect(await marks()).toEqual([{ day: days[1], entries: 2 }, { day: days[2], entries: 1 }])
    expect(await digests()).toHaveLength(4)
  })

  test('after days without a server: what was missed, at once and in one digest', async () => {
    await ordered()
    await travelTo(app, days[4], '12:00')
    await ordered()
    await travelTo(app, days[5], '08:00')
    // The moment that was missed is yesterday's at nine; what came at noon is for the next one.
    expect(await run()).toBe(1)
    expect((await marks()).at(-1)).toEqual({ day: days[4], entries: 1 })
    await travelTo(app, days[5], '09:00')
    expect(await run()).toBe(1)
    expect((await marks()).at(-1)).toEqual({ day: days[5], entries: 1 })
  })

  test('what waits goes with the next digest also when the occasion is mailed at once from now on', async () => {
    const waiting = await ordered()
    await change({ times: [{ occasion: 'to_verify', time: 'at_once' }] })
    const told = await ordered()
    const before = (await digests()).length
    await travelTo(app, days[6], '09:00')
    expect(await run()).toBe(1)
    const made = (await digests()).slice(before)
    expect(made).toHaveLength(2)
    expect([made[0]!.text.includes(waiting.number), made[0]!.text.includes(told.number)]).toEqual([true, false])
    expect(await app.sql(`select to_address as address from mails where subject like $1 and to_address like '%cloud.example' order by 1`, [`%${told.number}%`])).toEqual([{ address: 'a@cloud.example' }, { address: 'b@cloud.example' }])
  })

  test('another hour counts from the next digest on; not twice on the same day', async () => {
    await change({ hour: 15, times: [{ occasion: 'to_verify', time: 'digest' }] })
    await ordered()
    await travelTo(app, days[6], '16:00')
    expect(await run()).toBe(0)
    await travelTo(app, days[7], '14:59')
    expect(await run()).toBe(0)
    await travelTo(app, days[7], '15:00')
    expect(await run()).toBe(1)
  })

  test('each title has its own; without an address it waits until there is one', async () => {
    await change({ times: [{ occasion: 'to_create', time: 'digest' }] }, 'om')
    const product = await ordered()
    await taken(await cast(app), product.id, 'verification')
    await app.drain()
    await travelTo(app, '2030-03-10', '09:00')
    // Only business's, at its own hour of the day before.
    expect([await run(), (await marks()).at(-1)]).toEqual([1, { day: '2030-03-09', entries: 1 }])
    expect(await run()).toBe(0)
    await mails('om', 'om@cloud.example')
    expect(await run()).toBe(1)
    expect((await digests()).at(-1)).toMatchObject({ toAddress: 'om@cloud.example', subject: '运维每日汇总 2030-03-10：1 条', text: expect.stringContaining(`产品 ${product.number} 待创建资源`) })
  })

  test('a long one lists the first and says how many there are', async () => {
    await app.sql(`insert into digest_entries (job_title, occasion, event_id, facts, at)
      select 'om', 'to_create', n, jsonb_build_object('title', 'order.notice.to_create', 'facts', jsonb_build_object('number', 'SO-' || n), 'link', '/products/' || n), platform_now() from generate_series(1000001, 1000350) n`)
    await travelTo(app, '2030-03-11', '09:00')
    expect(await run()).toBe(1)
    const long = (await digests()).find(({ subject }) => subject.includes('350'))!
    expect(long.text).toContain('共 350 条，仅列出前 300 条')
    expect([long.text.includes('300. '), long.text.includes('301. ')]).toEqual([true, false])
  })
})
