import { beforeAll, describe, expect, test } from 'vitest'
import { body, cancelled, cast, code, delivered, due, pointsOf, renewed, taken, toppedUp, type Cast, type TestProduct } from '#testkit/orders.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
let people: Cast
beforeAll(async () => {
  people = await cast(app)
  await toppedUp(app)
})
const cents = (amount: string) => Math.round(Number(amount) * 100)
const read = async (id: string) => body(await people.business.get(`/products/${id}`))
const path = (product: TestProduct) => (product['path'] as { status: string; isDone: boolean }[]).map(({ status, isDone }) => `${isDone ? '✓' : '·'}${status}`).join(' ')
/** Delivered, and so moved that it expires in so many days (O4). */
async function expiringIn(days: number, change: object = {}): Promise<TestProduct> {
  const product = await delivered(people, change)
  const [row] = await app.sql<{ at: Date }>(`select platform_now() + make_interval(secs => $1::float8) as at`, [days * 86_400])
  const expiresAt = days <= 0 ? product.startsAt : row!.at.toISOString()
  return body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt, reason: '测试' }))
}

describe('renewal before the expiry', () => {
  test('[G4.3.2.1] [G4.3.2.2] [O3] placed, verified and charged in one step; the old one is kept, both are linked, the new one starts as the old one expires', async () => {
    const old = await expiringIn(10)
    const backfill = { items: [{ kind: 'instanceId', value: 'i-1' }], access: 'ssh 10.0.0.1' }
    body(await people.om.put(`/products/${old.id}/backfill`, { backfill }))
    const before = await pointsOf(people.member)
    const renewal = await renewed(people.member, old.id, 12)
    expect(renewal).toMatchObject({ status: 'resource_renew', renews: 'before_expiry', lastProduct: { id: old.id, name: old.number }, months: 12, startsAt: null, rewardDays: 15 })
    expect(renewal.number).not.toBe(old.number)
    expect(cents(before) - cents(await pointsOf(people.member))).toBe(cents(renewal.price.payable!))
    const kept = await read(old.id)
    expect(kept).toMatchObject({ status: 'resource_keep', renewProduct: { id: renewal.id, name: renewal.number } })
    expect(path(kept)).toBe('✓product_place ✓product_verify ✓resource_create ✓resource_deliver ✓resource_keep ·product_end')
    const operators = await read(renewal.id)
    expect(path(operators)).toBe('✓product_place ✓product_verify ✓resource_renew ·resource_deliver ·resource_expire ·product_end')
    const created = (kept['path'] as { status: string; at: string; by: object }[]).find(({ status }) => status === 'resource_create')!
    expect((operators['path'] as object[])[2]).toMatchObject({ at: created.at, by: created.by })
    expect(operators['backfill']).toEqual(backfill)

    expect(await due(app)).toBe(0)
    await app.travel('11 days')
    expect(await due(app)).toBe(1)
    expect(await due(app)).toBe(0)
    const started = await read(renewal.id)
    expect([started.status, started.startsAt, (await read(old.id)).status]).toEqual(['resource_deliver', kept.expiresAt, 'product_end'])
    const steps = await app.sql<{ act: string; at: Date; by: string | null }>(`select act, at, account_id::text as by from product_steps where product_id = any($1::bigint[]) and act in ('end', 'deliver') and account_id is null`, [[old.id, renewal.id]])
    expect(steps.map(({ at, by }) => [at.toISOString(), by])).toEqual([[kept.expiresAt, null], [kept.expiresAt, null]])
  })

  test('[G4.1.14] [O3] a renewal cancelled before: all comes back, the system ends it, the old one goes on', async () => {
    const old = await expiringIn(10)
    const before = await pointsOf(people.member)
    const renewal = await renewed(people.member, old.id)
    expect(code(await people.business.get(`/products/${old.id}/refund-preview`))).toBe('409 order.renewal_open')
    expect(code(await people.business.post(`/products/${old.id}/cancellation`, { reason: '取消', shownRefund: '0.00' }))).toBe('409 order.renewal_open')
    await cancelled(people.business, renewal.id)
    expect(await pointsOf(people.member)).toBe(before)
    const restored = await read(old.id)
    expect([restored.status, restored['renewProduct'], restored.expiresAt]).toEqual(['resource_deliver', null, old.expiresAt])
    expect(path(restored)).toBe('✓product_place ✓product_verify ✓resource_create ✓resource_deliver ✓resource_keep ✓resource_deliver ·resource_expire ·product_end')
    expect(await due(app)).toBe(1)
    expect((await read(renewal.id)).status).toBe('product_end')
    expect((await renewed(people.member, old.id)).status).toBe('resource_renew')
  })

  test('[O3] past its expiry and never locked: ended and begun at once, at the old expiry', async () => {
    const old = await expiringIn(0)
    await app.travel('2 days')
    const renewal = await renewed(people.member, old.id)
    expect([renewal.status, renewal.startsAt, (await read(old.id)).status]).toEqual(['resource_deliver', old.expiresAt, 'product_end'])
  })

  test('[O8] an act that comes before the job finds done what was due', async () => {
    const old = await expiringIn(3)
    const renewal = await renewed(people.member, old.id)
    await app.travel('20 days')
    const preview = await people.business.post(`/products/${renewal.id}/cancellation`, { reason: '取消', shownRefund: renewal.price.payable })
    expect([code(preview), (await read(renewal.id)).status]).toEqual(['409 order.refund_changed', 'resource_renew'])
    const gone = body(await people.business.post(`/products/${renewal.id}/cancellation`, { reason: '取消', shownRefund: preview.body.facts.refund }))
    expect([gone.status, gone.startsAt, (await read(old.id)).status]).toEqual(['product_cancel', old.expiresAt, 'product_end'])
    expect(cents(gone.price.returned!)).toBeLessThan(cents(gone.price.payable!))
  })
})

describe('renewal after the expiry', () => {
  test('[G4.3.2.1] [O3] the old one is over at once; O&M unlocks, business delivers from that moment', async () => {
    const old = await expiringIn(0)
    await taken(people, old.id, 'expiry')
    const renewal = await renewed(people.member, old.id)
    expect([renewal.status, renewal['renews'], (await read(old.id)).status]).toEqual(['product_verify', 'after_expiry', 'product_end'])
    expect(path(await read(old.id))).toBe('✓product_place ✓product_verify ✓resource_create ✓resource_deliver ✓resource_expire ✓resource_keep ✓product_end')
    expect(code(await people.om.post(`/products/${renewal.id}/resource-creation`))).toBe('409 order.is_renewal')
    expect(body<{ items: TestProduct[] }>(await people.om.get('/products?view=toUnlock')).items.map(({ id }) => id)).toEqual([renewal.id])
    await app.travel('1 day')
    const running = await taken(people, renewal.id, 'resource-renewal', 'delivery')
    expect(Date.parse(running.startsAt)).toBeGreaterThan(Date.parse(old.expiresAt) + 86_400_000)
  })

  test('[O3] cancelled before it is unlocked: O&M deletes what the old one left', async () => {
    const old = await expiringIn(0)
    await taken(people, old.id, 'expiry')
    const renewal = await renewed(people.member, old.id)
    await cancelled(people.business, renewal.id)
    await due(app)
    expect((await read(renewal.id)).status).toBe('product_cancel')
    expect((await taken(people, renewal.id, 'ending')).status).toBe('product_end')
    expect((await read(old.id)).status).toBe('product_end')
  })
})

describe('when and on which terms', () => {
  test('[O3] not too early, not after the retention, not twice, not what is somebody else\'s', async () => {
    const early = await delivered(people, { months: 12 })
    const ask = async (id: string, client = people.member) => code(await client.post(`/products/${id}/renewal-quote`, { months: 1 }))
    expect(await ask(early.id)).toBe('409 order.too_early_to_renew')
    const late = await expiringIn(0)
    await taken(people, late.id, 'expiry')
    await app.travel('7 days')
    expect(await ask(late.id)).toBe('409 order.retention_over')
    const once = await expiringIn(5)
    await renewed(people.member, once.id)
    expect(await ask(once.id)).toBe('409 order.renewal_open')
    expect(await ask(early.id, await app.as('member5'))).toBe('404 record.not_found')
    expect(await ask(early.id, people.business)).toBe('403 permission.missing')
  })

  test('[G6.2.2] [O3] a group that does not allow it: as it was when the product was placed', async () => {
    const trial = await cast(app, 'member4')
    expect(body<{ mayReorder: boolean }>(await trial.member.post('/orders/quote', { products: [{ service: 'fico', configuration: {}, months: 1 }] })).mayReorder).toBe(false)
    await toppedUp(app, 'member4')
    const product = await delivered(trial)
    body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: new Date(Date.parse(product.startsAt) + 5 * 86_400_000).toISOString(), reason: '测试' }))
    expect(code(await trial.member.post(`/products/${product.id}/renewal-quote`, { months: 1 }))).toBe('409 order.reorder_not_allowed')
  })

  test('[O3] too few points: nothing is placed', async () => {
    const old = await expiringIn(5)
    const [{ id }] = await app.sql<{ id: string }>(`select account_id::text as id from members m join accounts a on a.id = m.account_id where a.account_name = 'member1'`) as [{ id: string }]
    const balance = await pointsOf(people.member)
    body(await people.business.post(`/points/${id}/pay-outs`, { amount: balance }), 201)
    const before = body<{ total: number }>(await people.member.get('/products')).total
    const { payable } = body<{ payable: string }>(await people.member.post(`/products/${old.id}/renewal-quote`, { months: 3 }))
    expect(code(await people.member.post(`/products/${old.id}/renewal`, { months: 3, shownTotal: payable }))).toBe('409 points.insufficient')
    expect(body<{ total: number }>(await people.member.get('/products')).total).toBe(before)
    expect((await read(old.id)).status).toBe('resource_deliver')
    body(await people.business.post(`/points/${id}/top-ups`, { amount: balance }), 201)
  })

  test('[O3] today\'s price: of the set while it is sold, of its components after that; a shown amount that is old is refused', async () => {
    const [set] = await app.sql<{ id: string; final: string }>(`select id::text as id, final_price::text as final from sets where deleted_at is null and is_on_sale order by id limit 1`)
    const wanted = [{ setId: set!.id, months: 3 }]
    const { total } = body<{ total: string }>(await people.member.post('/orders/quote', { products: wanted }))
    const order = body<{ products: { id: string }[] }>(await people.member.post('/orders', { products: wanted, shownTotal: total }), 201)
    const id = order.products[0]!.id
    const product = await taken(people, id, 'verification', 'resource-creation', 'delivery')
    body(await people.om.put(`/products/${id}/expiry-date`, { expiresAt: new Date(Date.parse(product.startsAt) + 5 * 86_400_000).toISOString(), reason: '测试' }))
    const quote = async () => body<{ monthly: string; payable: string }>(await people.member.post(`/products/${id}/renewal-quote`, { months: 3 }))
    const first = await quote()
    expect(cents(first.monthly)).toBe(cents(set!.final))
    const current = body<{ version: number }>(await people.business.get(`/sets/${set!.id}`))
    body(await people.business.delete(`/sets/${set!.id}?version=${current.version}`))
    const second = await quote()
    expect(cents(second.monthly)).toBe(cents(product.price.estimatedMonthly!))
    expect(code(await people.member.post(`/products/${id}/renewal`, { months: 3, shownTotal: first.payable }))).toBe(first.payable === second.payable ? '201' : '409 order.price_changed')
  })
})
