import { beforeAll, describe, expect, test } from 'vitest'
import { sameAt } from '#testkit/instance.ts'
import { body, cast, code, delivered, due, machine, placed, pointsOf, shownRefund, taken, toppedUp, type Cast, type TestProduct } from '#testkit/orders.ts'
import { stressCount } from '#testkit/stress.ts'
import { useTestApp, type Answer } from '#testkit/http.ts'

/** Two instances on one PostgreSQL; both answers start before either has come. After each test the invariants hold. */
const app = useTestApp()
const rounds = stressCount('ROUNDS', { gate: 5, full: 50 })
let here: Cast
let there: Cast
beforeAll(async () => {
  here = await cast(app)
  await toppedUp(app, 'member1', '90000000')
  const second = await app.another()
  there = { member: sameAt(here.member, second.url), business: await second.as('business2'), om: await second.as('om2') }
})
const cents = (amount: string) => Math.round(Number(amount) * 100)
const read = async (id: string) => body(await here.business.get(`/products/${id}`))
const one = async () => (await placed(here.member, machine()))[0]!
/** Exactly one of them counted. */
function onlyOne(answers: readonly Answer[], ...refused: string[]): void {
  const said = answers.map(code)
  expect(said.filter((outcome) => outcome.startsWith('2')).length, said.join()).toBe(1)
  expect(refused, said.join()).toContain(said.find((outcome) => !outcome.startsWith('2')))
}
const expiring = async (product: TestProduct, days: number) =>
  body(await here.om.put(`/products/${product.id}/expiry-date`, { expiresAt: new Date(Date.parse(product.startsAt) + days * 86_400_000).toISOString(), reason: '竞争' }))

describe('orders on two instances', () => {
  test('[O1] two verifications: charged once', async () => {
    for (let round = 0; round < rounds; round++) {
      const product = await one()
      const before = await pointsOf(here.member)
      onlyOne(await Promise.all([here, there].map(({ business }) => business.post(`/products/${product.id}/verification`))), '409 order.bad_transition')
      expect(cents(before) - cents(await pointsOf(here.member))).toBe(cents(product.price.payable!))
    }
  })

  test('[O2] verify and cancel: what was charged came back, or nothing was charged', async () => {
    for (let round = 0; round < rounds; round++) {
      const product = await one()
      const before = await pointsOf(here.member)
      const answers = await Promise.all([
        here.business.post(`/products/${product.id}/verification`),
        there.member.post(`/products/${product.id}/cancellation`, { reason: '竞争', shownRefund: '0.00' }),
      ])
      onlyOne(answers, '409 order.bad_transition')
      const { status, price } = await read(product.id)
      expect(cents(before) - cents(await pointsOf(here.member))).toBe(status === 'product_verify' ? cents(price.payable!) : 0)
    }
  })

  test('[O3] two renewals: one, and charged once', async () => {
    for (let round = 0; round < rounds; round++) {
      const old = await expiring(await delivered(here), 10)
      const before = await pointsOf(here.member)
      const { payable } = body<{ payable: string }>(await here.member.post(`/products/${old.id}/renewal-quote`, { months: 1 }))
      onlyOne(await Promise.all([here, there].map(({ member }) => member.post(`/products/${old.id}/renewal`, { months: 1, shownTotal: payable }))), '409 order.renewal_open', '409 order.bad_transition')
      expect(cents(before) - cents(await pointsOf(here.member))).toBe(cents(payable))
    }
  })

  test('[O3] renewing and cancelling the same product: one of the two', async () => {
    for (let round = 0; round < rounds; round++) {
      const old = await expiring(await delivered(here), 10)
      const { payable } = body<{ payable: string }>(await here.member.post(`/products/${old.id}/renewal-quote`, { months: 1 }))
      const shown = await shownRefund(here.business, old.id)
      onlyOne(await Promise.all([
        there.member.post(`/products/${old.id}/renewal`, { months: 1, shownTotal: payable }),
        here.business.post(`/products/${old.id}/cancellation`, { reason: '竞争', shownRefund: shown }),
      ]), '409 order.renewal_open', '409 order.bad_transition')
    }
  })

  test('[O8] cancelled by the member and by time: once', async () => {
    for (let round = 0; round < rounds; round++) {
      const product = await one()
      await app.travel('15 days')
      const [answer] = await Promise.all([there.member.post(`/products/${product.id}/cancellation`, { reason: '竞争', shownRefund: '0.00' }), due(app), due(app)])
      expect(['200', '409 order.bad_transition']).toContain(code(answer))
      await due(app)
      const { status, ...record } = await read(product.id)
      expect([status, (record['steps'] as { act: string }[]).map(({ act }) => act)]).toEqual(['product_end', ['place', 'cancel', 'end']])
    }
  })

  test('[O3] [O8] a waiting renewal is cancelled as its hour comes: nothing is kept for nobody', async () => {
    for (let round = 0; round < rounds; round++) {
      const old = await expiring(await delivered(here), 10)
      const { payable } = body<{ payable: string }>(await here.member.post(`/products/${old.id}/renewal-quote`, { months: 1 }))
      const renewal = body(await here.member.post(`/products/${old.id}/renewal`, { months: 1, shownTotal: payable }), 201)
      const shown = await shownRefund(here.business, renewal.id)
      await app.travel('11 days')
      const [answer] = await Promise.all([there.business.post(`/products/${renewal.id}/cancellation`, { reason: '竞争', shownRefund: shown }), due(app), due(app)])
      expect(code(answer)).toBe('409 order.refund_changed')
      expect([(await read(old.id)).status, (await read(renewal.id)).status]).toEqual(['product_end', 'resource_deliver'])
    }
  })

  test('guide 004 §4.5: two point adjustments near the bound: together never beyond it', async () => {
    for (let round = 0; round < rounds; round++) {
      const product = await taken(here, (await one()).id, 'verification')
      const points = (cents(product.price.payable!) * 0.6 / 100).toFixed(2)
      const adjust = ({ business }: Cast, direction: string) => business.post(`/products/${product.id}/point-adjustments`, { direction, points, description: '竞争' })
      onlyOne(await Promise.all([adjust(here, 'add'), adjust(there, 'add')]), '409 order.adjustment_out_of_bounds')
      onlyOne(await Promise.all([adjust(here, 'deduct'), adjust(there, 'deduct')]), '409 order.adjustment_out_of_bounds')
    }
  })

  test('[O2] an adjustment and a cancellation: refund and additions together never more than was charged', async () => {
    for (let round = 0; round < rounds; round++) {
      const product = await taken(here, (await one()).id, 'verification')
      const shown = await shownRefund(here.business, product.id)
      await Promise.all([
        here.business.post(`/products/${product.id}/cancellation`, { reason: '竞争', shownRefund: shown }),
        there.business.post(`/products/${product.id}/point-adjustments`, { direction: 'add', points: product.price.payable, description: '竞争' }),
      ])
      const { price } = await read(product.id)
      expect(cents(price.returned!) + cents(price.netAdditions!)).toBeLessThanOrEqual(cents(price.charged!))
    }
  })

  test('[O9] twenty orders at once: twenty numbers, none twice', async () => {
    const { total } = body<{ total: string }>(await here.member.post('/orders/quote', { products: [machine()] }))
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? here : there).member.post('/orders', { products: [machine()], shownTotal: total })))
    expect(new Set(answers.map((answer) => body<{ number: string }>(answer, 201).number)).size).toBe(20)
  })
})
