import { beforeAll, describe, expect, test } from 'vitest'
import { body, cancelled, cast, code, delivered, machine, placed, pointsOf, renewed, taken, toppedUp, type Cast, type TestProduct } from '#testkit/orders.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
let people: Cast
beforeAll(async () => {
  people = await cast(app)
  await toppedUp(app)
})
const cents = (amount: string) => Math.round(Number(amount) * 100)
const read = async (id: string, client = people.business) => body(await client.get(`/products/${id}`))
const days = (moment: string, more: number) => new Date(Date.parse(moment) + more * 86_400_000).toISOString()
const bigger = async (product: TestProduct) => ({ ...(product['configuration'] as object), ram: 16 })

describe('change of the configuration', () => {
  type Quote = { difference: string; payableBefore: string; payableAfter: string; remainingDays: number; purchasedDays: number }
  const quoteOf = async (product: TestProduct, configuration: object) => body<Quote>(await people.member.post(`/products/${product.id}/change-quote`, { configuration }))
  const ask = async (product: TestProduct, configuration: object, client = people.member) =>
    client.post(`/products/${product.id}/change`, { configuration, shownDifference: (await quoteOf(product, configuration)).difference, reason: '内存不足' })

  test('[O11] dearer: the difference for the remaining days is charged on delivery by O&M; the day still counts as old', async () => {
    const product = await delivered(people)
    const configuration = await bigger(product)
    const quote = await quoteOf(product, configuration)
    expect(quote.remainingDays).toBe(quote.purchasedDays - 1)
    const whole = cents(quote.payableAfter) - cents(quote.payableBefore)
    expect(cents(quote.difference)).toBe(Math.round(whole * quote.remainingDays / quote.purchasedDays))
    const asked = body(await ask(product, configuration))
    expect([asked.status, asked['wantedChange']]).toMatchObject(['resource_change', { difference: quote.difference, isAskedByMember: true, reason: '内存不足' }])
    expect(code(await people.business.post(`/products/${product.id}/delivery`))).toBe('409 order.bad_transition')
    const before = await pointsOf(people.member)
    const changed = await taken(people, product.id, 'delivery')
    expect(changed).toMatchObject({ status: 'resource_deliver', configuration, wantedChange: null, startsAt: product.startsAt, expiresAt: product.expiresAt })
    expect(cents(before) - cents(await pointsOf(people.member))).toBe(cents(quote.difference))
    expect(cents(changed.price.charged!)).toBe(cents(product.price.charged!) + cents(quote.difference))
    await cancelled(people.business, product.id)
  })

  test('[O11] cheaper gives points back; twice on a day the last counts', async () => {
    const product = await delivered(people, { configuration: { ram: 16 } })
    const smaller = { ...(product['configuration'] as object), ram: 8 }
    body(await ask(product, smaller))
    const once = await taken(people, product.id, 'delivery')
    expect(cents(once.price.returned!)).toBeGreaterThan(0)
    body(await ask(product, { ...smaller, ram: 4 }))
    const twice = await taken(people, product.id, 'delivery')
    expect(cents(twice.price.returned!)).toBeGreaterThan(cents(once.price.returned!))
    const preview = body<{ refund: string; explanation: string }>(await people.business.get(`/products/${product.id}/refund-preview`))
    expect(cents(preview.refund)).toBeLessThanOrEqual(cents(twice.price.charged!) - cents(twice.price.returned!))
    expect((await cancelled(people.business, product.id)).status).toBe('product_cancel')
  })

  test('[O11] withdrawn by who asked or by business; refused: the same, an old difference, dearer in the reward days', async () => {
    const product = await delivered(people, { months: 12 })
    const configuration = await bigger(product)
    expect(code(await people.member.post(`/products/${product.id}/change-quote`, { configuration: product['configuration'] }))).toBe('409 order.same_configuration')
    expect(code(await people.member.post(`/products/${product.id}/change`, { configuration, shownDifference: '0.01' }))).toBe('409 order.price_changed')
    body(await ask(product, configuration, people.business))
    expect(code(await people.member.post(`/products/${product.id}/change-withdrawal`))).toBe('409 order.change_of_business')
    expect((await read(product.id, people.member)).allowed).not.toContain('withdrawChange')
    expect(body(await people.business.post(`/products/${product.id}/change-withdrawal`))).toMatchObject({ status: 'resource_deliver', wantedChange: null, configuration: product['configuration'] })
    body(await ask(product, configuration))
    expect(body(await people.member.post(`/products/${product.id}/change-withdrawal`)).status).toBe('resource_deliver')
    const late = await delivered(people, { months: 12 })
    expect(body(await ask(late, configuration))['wantedChange']).toMatchObject({ missingPoints: null, isTooLate: false })
    await app.travel('367 days')
    expect(code(await people.member.post(`/products/${product.id}/change-quote`, { configuration }))).toBe('409 order.no_dearer_change')
    expect((await read(late.id))['wantedChange']).toMatchObject({ difference: '0.00', missingPoints: null, isTooLate: true })
    expect(code(await people.om.post(`/products/${late.id}/delivery`))).toBe('409 order.no_dearer_change')
  })

  test('[O11] too few points: it stays asked for; expiring drops it', async () => {
    const product = await delivered(people)
    body(await ask(product, await bigger(product)))
    const [{ id }] = await app.sql<{ id: string }>(`select id::text as id from accounts where account_name = 'member1'`) as [{ id: string }]
    const balance = await pointsOf(people.member)
    body(await people.business.post(`/points/${id}/pay-outs`, { amount: balance }), 201)
    expect(code(await people.om.post(`/products/${product.id}/delivery`))).toBe('409 points.insufficient')
    for (const client of [people.member, people.business, people.om]) {
      const { wantedChange } = body<{ wantedChange: Quote & { missingPoints: string; isTooLate: boolean } }>(await client.get(`/products/${product.id}`))
      expect(wantedChange).toMatchObject({ missingPoints: wantedChange.difference, isTooLate: false })
    }
    body(await people.business.post(`/points/${id}/top-ups`, { amount: balance }), 201)
    expect((await read(product.id)).status).toBe('resource_change')
    await app.travel('100 days')
    expect(await taken(people, product.id, 'expiry')).toMatchObject({ status: 'resource_expire', wantedChange: null, configuration: product['configuration'] })
  })
})

describe('the edit page', () => {
  test('[G4.3.2.2] [G4.4.2.2] [O4] the expiry: with a reason, by business or O&M; who did it last is shown, old and new are kept', async () => {
    const product = await delivered(people)
    const to = days(product.startsAt, 20)
    expect(code(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: days(product.startsAt, -1), reason: '早' }))).toBe('422 order.expiry_before_delivery')
    expect((await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: to })).status).toBe(422)
    expect(code(await people.member.put(`/products/${product.id}/expiry-date`, { expiresAt: to, reason: '我' }))).toBe('403 permission.missing')
    body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: to, reason: '补偿' }))
    const twice = body(await people.business.put(`/products/${product.id}/expiry-date`, { expiresAt: days(to, 1), reason: '再补一天' }))
    expect(twice['expiryChanges']).toMatchObject([{ before: to, after: days(to, 1), reason: '再补一天' }, { before: product.expiresAt, after: to, reason: '补偿' }])
    expect((twice['expiryChangedBy'] as { name: string }).name).toBe((twice['expiryChanges'] as { by: { name: string } }[])[0]!.by.name)
    const [waiting] = await placed(people.member)
    expect(code(await people.om.put(`/products/${waiting!.id}/expiry-date`, { expiresAt: to, reason: '早' }))).toBe('409 order.expiry_fixed')
    await cancelled(people.business, product.id)
    expect(code(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: to, reason: '晚' }))).toBe('409 order.was_cancelled')
  })

  test('[O4] expired: a later date prolongs the retention only; ended: never past the start of its renewal', async () => {
    const product = await delivered(people)
    body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: product.startsAt, reason: '锁定' }))
    await taken(people, product.id, 'expiry')
    await app.travel('8 days')
    const prolonged = body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: days(product.startsAt, 5), reason: '延长保留' }))
    expect(prolonged.status).toBe('resource_expire')
    expect(code(await people.om.post(`/products/${product.id}/ending`))).toBe('409 order.in_retention')
    const renewal = await renewed(people.member, product.id)
    const running = await taken(people, renewal.id, 'resource-renewal', 'delivery')
    expect(code(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: days(running.startsAt, 1), reason: '更正' }))).toBe('422 order.expiry_past_renewal')
    expect(body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: running.startsAt, reason: '更正' })).status).toBe('product_end')
  })

  test('[G4.4.2.3] [G4.4.2.4] [O5] notes at any status, never for members; ids from the creation on, for members once delivered', async () => {
    const [product] = await placed(people.member)
    const { id } = product!
    const backfill = { items: [{ kind: 'serviceId', value: 's-1' }, { kind: 'volumeId', value: 'v-1' }, { kind: 'volumeId', value: 'v-2' }], access: 'https://10.1.2.3' }
    expect(body(await people.om.put(`/products/${id}/notes`, { notes: '优先处理' }))['operatorNotes']).toBe('优先处理')
    expect((await read(id, people.member))['operatorNotes']).toBeNull()
    expect(code(await people.om.put(`/products/${id}/backfill`, { backfill }))).toBe('409 order.not_created')
    await taken(people, id, 'verification', 'resource-creation')
    expect(body(await people.om.put(`/products/${id}/backfill`, { backfill }))['backfill']).toEqual(backfill)
    expect((await read(id, people.member))['backfill']).toBeNull()
    await taken(people, id, 'delivery')
    expect((await read(id, people.member))['backfill']).toEqual(backfill)
    const wrong = await people.om.put(`/products/${id}/backfill`, { backfill: { items: [{ kind: 'masterNodeId', value: 'm' }] } })
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'backfill/items/0/kind'])
  })

  test('[G4.4.2] [O5] the edit page saves all of it or nothing', async () => {
    const [product] = await placed(people.member)
    await taken(people, product!.id, 'verification')
    const before = await read(product!.id)
    const patch = (change: object, client = people.om) => client.patch(`/products/${product!.id}`, { version: before.version, ...change })
    const backfill = { items: [{ kind: 'instanceId', value: 'i-9' }] }
    expect(code(await patch({ act: 'createResource', notes: '新', backfill: { items: [{ kind: 'masterNodeId', value: 'm' }] } }))).toBe('422 input.invalid')
    expect(await read(product!.id)).toEqual(before)
    expect(code(await patch({ act: 'createResource', notes: '新' }, people.business))).toBe('403 permission.missing')
    expect(code(await patch({ act: 'createResource', notes: '新', version: before.version - 1 }))).toBe('409 conflict.stale')
    const saved = body(await patch({ act: 'createResource', notes: '新', backfill }))
    expect(saved).toMatchObject({ status: 'resource_create', operatorNotes: '新', backfill: { ...backfill, access: '' } })
  })
})

describe('point management', () => {
  const adjust = (product: TestProduct, direction: string, points: string, client = people.business) =>
    client.post(`/products/${product.id}/point-adjustments`, { direction, points, description: '资源中断补偿' })

  test('[G4.3.2.3] [G4.5.2] within 0 and the price, together with refunds never more than was charged', async () => {
    const [waiting] = await placed(people.member)
    expect(code(await adjust(waiting!, 'add', '1'))).toBe('409 order.bad_transition')
    const product = await taken(people, waiting!.id, 'verification')
    expect([product['adjustments'], product['adjustmentBounds']]).toEqual([null, { add: product.price.payable, deduct: '0.00' }])
    const before = await pointsOf(people.member)
    const added = body(await adjust(product, 'add', '10.5'), 201)
    expect(added['adjustments']).toMatchObject([{ direction: 'add', points: '10.50', description: '资源中断补偿' }])
    expect(cents(await pointsOf(people.member)) - cents(before)).toBe(1050)
    expect(code(await adjust(product, 'deduct', '10.51'))).toBe('409 order.adjustment_out_of_bounds')
    expect((await adjust(product, 'deduct', '0')).status).toBe(422)
    expect(code(await adjust(product, 'add', '1', people.om))).toBe('403 permission.missing')
    body(await adjust(product, 'deduct', '0.50'), 201)
    expect(cents((await cancelled(people.business, product.id)).price.returned!)).toBe(cents(product.price.payable!) - 1000)
    expect(code(await adjust(product, 'add', '0.01'))).toBe('409 order.adjustment_out_of_bounds')
  })
})

test('[G4.3.2.2] [O7] before delivery there is no term, after a cancellation it says so', async () => {
  const [product] = await placed(people.member, machine())
  expect([product!.startsAt, product!.expiresAt, product!['wasCancelled']]).toEqual([null, null, false])
  expect(await cancelled(people.member, product!.id)).toMatchObject({ startsAt: null, wasCancelled: true })
})

test('[O2] what point management added is said where it limits the refund', async () => {
  const [product] = await placed(people.member)
  await taken(people, product!.id, 'verification')
  const given = (await people.business.get(`/products/${product!.id}`)).body.price.payable as string
  body(await people.business.post(`/products/${product!.id}/point-adjustments`, { direction: 'add', points: '100', description: '中断补偿' }), 201)
  const preview = body<{ refund: string; explanation: string }>(await people.business.get(`/products/${product!.id}/refund-preview`))
  expect(cents(preview.refund)).toBe(cents(given) - 10_000)
  expect(preview.explanation).toContain('100.00')
})
