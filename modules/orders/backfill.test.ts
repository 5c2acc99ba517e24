import { beforeAll, expect, test } from 'vitest'
import { body, cancelled, cast, placed, taken, toppedUp, type Cast } from '#testkit/orders.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
let people: Cast
beforeAll(async () => {
  people = await cast(app)
  await toppedUp(app)
})
const backfill = { items: [{ kind: 'instanceId', value: 'i-7' }], access: 'ssh 10.0.0.7' }
const shown = async (id: string) => body(await people.business.get(`/products/${id}`))['backfill']
/** Created, with its ids. */
async function created(): Promise<{ id: string; startsAt: string }> {
  const [product] = await placed(people.member)
  expect(await shown(product!.id)).toBeNull()
  await taken(people, product!.id, 'verification')
  expect(await shown(product!.id)).toBeNull()
  await taken(people, product!.id, 'resource-creation')
  return body(await people.om.put(`/products/${product!.id}/backfill`, { backfill }))
}

test('[G4.3.2.4] the ids are shown from the creation on: delivered, expired and ended', async () => {
  const { id } = await created()
  expect(await shown(id)).toEqual(backfill)
  const { startsAt } = await taken(people, id, 'delivery')
  expect(await shown(id)).toEqual(backfill)
  body(await people.om.put(`/products/${id}/expiry-date`, { expiresAt: startsAt, reason: '测试' }))
  await taken(people, id, 'expiry')
  expect(await shown(id)).toEqual(backfill)
  await app.travel('8 days')
  expect((await taken(people, id, 'ending')).status).toBe('product_end')
  expect(await shown(id)).toEqual(backfill)
})

test('[G4.3.2.4] of what was cancelled: the ids that it had, or nothing where nothing was created', async () => {
  const { id } = await created()
  await cancelled(people.business, id)
  expect(await shown(id)).toEqual(backfill)
  const [nothing] = await placed(people.member)
  await cancelled(people.business, nothing!.id)
  expect(await shown(nothing!.id)).toBeNull()
})
