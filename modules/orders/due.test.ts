import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { body, cast, delivered, due, machine, placed, renewed, taken, toppedUp, type Cast, type TestProduct } from '#testkit/orders.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
let people: Cast
beforeAll(async () => {
  people = await cast(app)
  await toppedUp(app)
})
const read = async (id: string) => body(await people.business.get(`/products/${id}`))
const days = (moment: string, more: number) => new Date(Date.parse(moment) + more * 86_400_000).toISOString()
const expiring = async (product: TestProduct, afterDays: number) => body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: days(product.startsAt, afterDays), reason: '测试' }))
const lastStep = async (id: string) => (await app.sql<{ act: string; at: Date; by: string | null }>('select act, at, account_id as by from product_steps where product_id = $1 order by id desc limit 1', [id]))[0]!

describe('[O8] what time does', () => {
  beforeEach(async () => { await due(app) })

  test('unverified for 14 days: cancelled at that hour and ended, also when it is noticed late, once', async () => {
    const [product] = await placed(people.member)
    await app.travel('13 days')
    expect(await due(app)).toBe(0)
    await app.travel('30 days')
    expect(await due(app)).toBe(2)
    expect(await due(app)).toBe(0)
    const ended = await read(product!.id)
    expect(ended).toMatchObject({ status: 'product_end', wasCancelled: true, price: { returned: '0.00' } })
    const at = days(ended['placedAt'] as string, 14)
    expect((ended['steps'] as { act: string; at: string }[]).slice(1).map(({ act, at: when }) => [act, when])).toEqual([['cancel', at], ['end', at]])
    expect(await lastStep(product!.id)).toMatchObject({ by: null })
  })

  test('the number of days is a setting', async () => {
    await app.sql(`insert into platform_settings (key, value) values ('order.unverified_days', '3')`)
    const [product] = await placed(people.member)
    await app.travel('4 days')
    await due(app)
    await app.sql(`delete from platform_settings where key = 'order.unverified_days'`)
    expect((await read(product!.id)).status).toBe('product_end')
  })

  test('two instances at once: once', async () => {
    for (let round = 0; round < 3; round++) {
      const old = await expiring(await delivered(people), 10)
      const renewal = await renewed(people.member, old.id)
      const [unverified] = await placed(people.member, machine())
      await app.travel('15 days')
      const done = await Promise.all([due(app), due(app), due(app)])
      expect(done.reduce((sum, one) => sum + one, 0)).toBe(3)
      expect([(await read(old.id)).status, (await read(renewal.id)).status, (await read(unverified!.id)).status]).toEqual(['product_end', 'resource_deliver', 'product_end'])
    }
  })

  test('an expiry that was changed meanwhile counts as it is then (O4)', async () => {
    const old = await expiring(await delivered(people), 10)
    const renewal = await renewed(people.member, old.id)
    const later = await expiring(old, 20)
    await app.travel('12 days')
    expect(await due(app)).toBe(0)
    await app.travel('9 days')
    expect(await due(app)).toBe(1)
    expect((await read(renewal.id)).startsAt).toBe(later.expiresAt)
  })
})

describe('reminders and messages', () => {
  const messagesAbout = async (product: TestProduct) => {
    await due(app, 'order.remind')
    // On a busy machine a notice may have to be written a second time, seconds later: then it is late, not lost.
    await expect.poll(async () => {
      await app.drain()
      return app.sql('select event_id, last_error from notice_failures')
    }, { timeout: 20_000, interval: 500 }).toEqual([])
    return app.sql<{ id: string; line: string }>(`
      select m.id::text as id, a.account_name || ' ' || replace(m.title_key, 'order.notice.', '') as line from messages m join accounts a on a.id = m.account_id
      where m.titles[1] like '%' || $1 || '%' order by m.event_id, a.account_name collate "C"`, [product.number])
  }
  const told = async (product: TestProduct) => (await messagesAbout(product)).map(({ line }) => line)

  test('[O8] 30, 7 and 1 days before the expiry, to be locked, locked, 3 days before the deletion, to be deleted: each once', async () => {
    const product = await delivered(people, { months: 3 })
    const before = await messagesAbout(product)
    expect(before.map(({ line }) => line)).toEqual(['business to_verify', 'business2 to_verify', 'member1 placed', 'om to_create', 'om2 to_create', 'business to_deliver', 'business2 to_deliver', 'member1 delivered'])
    // By message, not by place in the list: what is late stands among the earlier ones.
    const seen = new Set(before.map(({ id }) => id))
    const fresh = async () => {
      const found = (await messagesAbout(product)).filter(({ id }) => !seen.has(id))
      for (const { id } of found) seen.add(id)
      return found.map(({ line }) => line)
    }
    const next = async (interval: string) => {
      await app.travel(interval)
      const found = await fresh()
      expect(await fresh(), 'each once').toEqual([])
      return found
    }
    const [{ left }] = await app.sql<{ left: number }>('select extract(epoch from expires_at - platform_now())::float8 as left from products where id = $1', [product.id]) as [{ left: number }]
    expect(await next(`${left - 30.5 * 86_400} seconds`)).toEqual([])
    expect(await next('1 day')).toEqual(['member1 expires_soon'])
    expect(await next('23 days')).toEqual(['business expires_soon', 'business2 expires_soon', 'member1 expires_soon'])
    expect(await next('6 days')).toEqual(['member1 expires_soon'])
    expect(await next('1 day')).toEqual(['om to_lock', 'om2 to_lock'])
    await taken(people, product.id, 'expiry')
    expect(await next('1 hour')).toEqual(['member1 locked'])
    expect(await next('4 days')).toEqual(['member1 deletion_soon'])
    expect(await next('3 days')).toEqual(['om to_delete', 'om2 to_delete'])
  })

  test('[O8] after an outage nobody is told of thirty days when three are left', async () => {
    const product = await expiring(await delivered(people, { months: 12 }), 60)
    await told(product)
    await app.travel('57 days')
    expect((await told(product)).filter((line) => line === 'member1 expires_soon')).toEqual(['member1 expires_soon'])
  })

  test('[O12] [O13] whoever has to decide is told, and the member of the answer with the amount', async () => {
    const [product] = await placed(people.member)
    await taken(people, product!.id, 'verification')
    body(await people.om.post(`/products/${product!.id}/creation-problem`, { reason: '没有余量' }))
    body(await people.business.post(`/products/${product!.id}/creation-problem/answer`, { answer: '扩容' }))
    body(await people.member.post(`/products/${product!.id}/cancellation-request`, { reason: '等不及' }))
    const { refund } = body<{ refund: string }>(await people.business.get(`/products/${product!.id}/refund-preview`))
    body(await people.business.post(`/products/${product!.id}/cancellation-request/acceptance`, { shownRefund: refund }))
    expect((await told(product!)).slice(5)).toEqual(['business creation_problem', 'business2 creation_problem', 'om creation_answered', 'om2 creation_answered', 'business cancellation_asked', 'business2 cancellation_asked', 'member1 cancelled'])
    const [mail] = await app.sql<{ body: string }>(`select m.texts[1] as body from messages m where m.titles[1] like '%' || $1 || '%' and m.title_key = 'order.notice.cancelled'`, [product!.number])
    expect(mail!.body).toContain(refund)
  })
})
