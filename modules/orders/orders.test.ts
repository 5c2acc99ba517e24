import { beforeAll, describe, expect, test } from 'vitest'
import { body, cancelled, cast, code, delivered, due, machine, placed, pointsOf, shownRefund, taken, toppedUp, type Cast, type TestProduct } from '#testkit/orders.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
let people: Cast
beforeAll(async () => {
  people = await cast(app)
  await toppedUp(app)
})
const cents = (amount: string) => Math.round(Number(amount) * 100)

describe('placing', () => {
  test('[O9] an order of several products, numbered, at the terms of this moment', async () => {
    const wanted = [machine({ name: '门户网站', notes: '请尽快' }), machine({ months: 12 })]
    const quote = body<{ total: string; discountPercent: number; products: { payable: string; originalPrice: string; monthly: string }[] }>(await people.member.post('/orders/quote', { products: wanted }))
    expect(quote.discountPercent).toBe(90)
    const [first] = quote.products
    expect(cents(first!.originalPrice)).toBe(cents(first!.monthly) * 3)
    expect(cents(first!.payable)).toBe(Math.round(cents(first!.originalPrice) * 0.9))
    const order = body<{ number: string; products: { id: string; number: string; status: string }[] }>(await people.member.post('/orders', { products: wanted, shownTotal: quote.total }), 201)
    expect(order.number).toMatch(/^SO-\d{8}-\d{4}$/)
    expect(order.products.map(({ number, status }) => [number, status])).toEqual([[`${order.number}-1`, 'product_place'], [`${order.number}-2`, 'product_place']])
    const product = body(await people.member.get(`/products/${order.products[0]!.id}`))
    expect(product).toMatchObject({ name: '门户网站', userNotes: '请尽快', months: 3, rewardDays: 0, mayReorder: true, from: { kind: 'customised' }, operatorNotes: null, startsAt: null, wasCancelled: false })
    expect(body(await people.member.get(`/products/${order.products[1]!.id}`))).toMatchObject({ rewardDays: 15, rewardDaysPerYear: 15 })
    expect(product.content).not.toEqual([])
  })

  test('[O9] an amount that is no longer right is refused with the new one; nothing is placed', async () => {
    const before = body<{ total: number }>(await people.member.get('/products')).total
    const answer = await people.member.post('/orders', { products: [machine()], shownTotal: '1.00' })
    expect([code(answer), typeof answer.body.facts.total]).toEqual(['409 order.price_changed', 'string'])
    expect(code(await people.member.post('/orders', { products: [machine()], shownTotal: '1.0001' }))).toBe('409 order.price_changed')
    expect(body<{ total: number }>(await people.member.get('/products')).total).toBe(before)
  })

  test('[O9] the same key is the same order; without it two clicks are two', async () => {
    const wanted = { products: [machine()], shownTotal: body<{ total: string }>(await people.member.post('/orders/quote', { products: [machine()] })).total }
    const [one, same] = [await people.member.post('/orders', wanted, { key: 'order-1' }), await people.member.post('/orders', wanted, { key: 'order-1' })]
    expect(same.body).toEqual(one.body)
    expect((await people.member.post('/orders', wanted)).body.number).not.toBe(one.body.number)
  })

  test('[O9] what is wrong is named with its place in the order', async () => {
    const wrong = await people.member.post('/orders', { products: [machine(), machine({ configuration: { cpu: 9999 } })], shownTotal: '1' })
    expect([wrong.status, wrong.body.errors[0]?.path.startsWith('products/1/configuration/')]).toEqual([422, true])
    expect(code(await people.member.post('/orders', { products: [{ service: 'ecs', configuration: {}, months: 1 }], shownTotal: '1' }))).toBe('422 input.invalid')
    expect(code(await people.member.post('/orders', { products: [{ setId: '999999', months: 1 }], shownTotal: '1' }))).toBe('404 record.not_found')
    expect((await people.member.post('/orders', { products: [machine({ months: 37 })], shownTotal: '1' })).status).toBe(422)
    expect(code(await people.business.post('/orders', { products: [machine()], shownTotal: '1' }))).toBe('403 permission.missing')
  })

  test('[O9] a set is sold at its final price, and the order keeps which one it was', async () => {
    const [set] = await app.sql<{ id: string; number: string; name: string; final: string }>(`select id::text as id, number, name, final_price::text as final from sets where deleted_at is null and is_on_sale order by id limit 1`)
    const [product] = await placed(people.member, { setId: set!.id, months: 2 })
    expect(product).toMatchObject({ from: { kind: 'set', setId: set!.id, setNumber: set!.number, setName: set!.name }, name: set!.name })
    expect(cents(product!.price.originalPrice!)).toBe(cents(set!.final) * 2)
  })
})

describe('the way to delivery', () => {
  test('[G4.3.2.1] [G4.4.2.1] [O1] verify charges, create, deliver; who and when stand in the path', async () => {
    const before = await pointsOf(people.member)
    const [product] = await placed(people.member)
    const { id } = product!
    expect(product!.allowed).toEqual(['cancel'])
    const verified = body(await people.business.post(`/products/${id}/verification`, { version: product!.version }))
    expect([verified.status, verified.price.paid]).toEqual(['product_verify', verified.price.payable])
    expect(cents(before) - cents(await pointsOf(people.member))).toBe(cents(verified.price.payable!))
    const done = await taken(people, id, 'resource-creation', 'delivery')
    const path = done.path as { status: string; isDone: boolean; number: number; by: { name: string } | null }[]
    expect(path.map(({ status, isDone }) => `${isDone ? '✓' : '·'}${status}`)).toEqual(['✓product_place', '✓product_verify', '✓resource_create', '✓resource_deliver', '·resource_expire', '·product_end'])
    expect(path[1]!.by).not.toBeNull()
    expect(Date.parse(done.expiresAt)).toBeGreaterThan(Date.parse(done.startsAt) + 80 * 86_400_000)
  })

  test('[G4.4.2.1] [O1] going back or skipping is refused, an older version too', async () => {
    const [product] = await placed(people.member)
    const act = async (name: string, who: keyof Cast = 'om') => code(await people[who].post(`/products/${product!.id}/${name}`))
    expect([await act('resource-creation'), await act('delivery', 'business'), await act('expiry'), await act('ending')]).toEqual(Array.from({ length: 4 }, () => '409 order.bad_transition'))
    expect(code(await people.business.post(`/products/${product!.id}/verification`, { version: 99 }))).toBe('409 conflict.stale')
    await taken(people, product!.id, 'verification')
    expect(await act('verification', 'business')).toBe('409 order.bad_transition')
  })

  test('[O1] with too few points it stays placed', async () => {
    const poor = await cast(app, 'member2')
    const [product] = await placed(poor.member)
    expect(code(await poor.business.post(`/products/${product!.id}/verification`))).toBe('409 points.insufficient')
    expect(body(await poor.member.get(`/products/${product!.id}`)).status).toBe('product_place')
  })

  test('[O13] creation is impossible: business is told, the status stays, it answers or cancels', async () => {
    const [product] = await placed(people.member)
    const { id } = product!
    expect(code(await people.om.post(`/products/${id}/creation-problem`, { reason: '没有余量' }))).toBe('409 order.bad_transition')
    await taken(people, id, 'verification')
    const reported = body(await people.om.post(`/products/${id}/creation-problem`, { reason: '没有余量' }))
    expect([reported.status, reported.creationProblem]).toEqual(['product_verify', { problem: '没有余量', answer: '' }])
    expect(body(await people.member.get(`/products/${id}`)).creationProblem).toBeNull()
    expect(body(await people.business.post(`/products/${id}/creation-problem/answer`, { answer: '明天扩容' })).creationProblem).toEqual({ problem: '没有余量', answer: '明天扩容' })
    expect((await taken(people, id, 'resource-creation')).creationProblem).toBeNull()
  })
})

describe('cancelling', () => {
  test.each([
    ['placed', [], 'nothing_charged'], ['verified', ['verification'], 'full'], ['created', ['verification', 'resource-creation'], 'full'],
    ['delivered', ['verification', 'resource-creation', 'delivery'], 'by_days'],
  ] as const)('[G4.1.14] [O2] %s: what the preview says comes back, once', async (_name, steps, rule) => {
    const [product] = await placed(people.member)
    await taken(people, product!.id, ...steps)
    const before = await pointsOf(people.member)
    const preview = body<{ refund: string; rule: string; explanation: string }>(await people.business.get(`/products/${product!.id}/refund-preview`))
    expect([preview.rule, preview.explanation === '']).toEqual([rule, false])
    const after = await cancelled(people.business, product!.id)
    expect([after.status, after.price.returned, after.wasCancelled]).toEqual(['product_cancel', preview.refund, true])
    expect(cents(await pointsOf(people.member)) - cents(before)).toBe(cents(preview.refund))
    expect(code(await people.business.post(`/products/${product!.id}/cancellation`, { reason: '再次', shownRefund: '0.00' }))).toBe('409 order.bad_transition')
  })

  test('[O2] another refund than the shown one is refused with the right one', async () => {
    const product = await delivered(people)
    const answer = await people.business.post(`/products/${product.id}/cancellation`, { reason: '错', shownRefund: product.price.payable })
    expect([code(answer), answer.body.facts.refund]).toEqual(['409 order.refund_changed', await shownRefund(people.business, product.id)])
    expect((await people.business.post(`/products/${product.id}/cancellation`, { shownRefund: '0.00' })).status).toBe(422)
  })

  test('[O2] the member cancels only what is placed', async () => {
    const [product] = await placed(people.member)
    await taken(people, product!.id, 'verification')
    expect(code(await people.member.post(`/products/${product!.id}/cancellation`, { reason: '不要了', shownRefund: '0.00' }))).toBe('409 order.bad_transition')
    const [other] = await placed(people.member)
    expect((await cancelled(people.member, other!.id)).status).toBe('product_cancel')
  })

  test('[O1] what was cancelled ends by the system, or by O&M where something was created', async () => {
    const [nothing] = await placed(people.member)
    await cancelled(people.member, nothing!.id)
    const product = await delivered(people)
    await cancelled(people.business, product.id)
    expect(await due(app)).toBeGreaterThan(0)
    expect(await due(app)).toBe(0)
    expect(body(await people.member.get(`/products/${nothing!.id}`)).status).toBe('product_end')
    expect((await taken(people, product.id, 'ending')).status).toBe('product_end')
  })

  test('[O12] a member asks: listed with its time, refused with a reason, accepted with the day of asking', async () => {
    const product = await delivered(people)
    const asked = body(await people.member.post(`/products/${product.id}/cancellation-request`, { reason: '项目结束' }))
    expect(asked.cancellation).toMatchObject({ reason: '项目结束', refusal: '' })
    expect(code(await people.member.post(`/products/${product.id}/cancellation-request`, { reason: '再' }))).toBe('409 order.cancellation_asked')
    const list = body<{ items: TestProduct[] }>(await people.business.get('/products?view=cancellationAsked'))
    expect(list.items.map(({ id, waitingSince }) => [id, waitingSince])).toEqual([[product.id, (asked.cancellation as { askedAt: string }).askedAt]])
    const refused = body(await people.business.post(`/products/${product.id}/cancellation-request/refusal`, { reason: '合同约定' }))
    expect(refused.cancellation).toMatchObject({ askedAt: null, refusal: '合同约定' })
    expect(code(await people.business.post(`/products/${product.id}/cancellation-request/acceptance`, { shownRefund: '0.00' }))).toBe('409 order.cancellation_not_asked')
    body(await people.member.post(`/products/${product.id}/cancellation-request`, { reason: '还是不用了' }))
    const onThatDay = await shownRefund(people.business, product.id)
    await app.travel('5 days')
    expect(await shownRefund(people.business, product.id)).toBe(onThatDay)
    const done = body(await people.business.post(`/products/${product.id}/cancellation-request/acceptance`, { shownRefund: onThatDay }))
    expect([done.status, done.price.returned]).toEqual(['product_cancel', onThatDay])
  })
})
