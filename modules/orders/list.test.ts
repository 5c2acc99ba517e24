import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { body, cancelled, cast, delivered, machine, placed, renewed, taken, toppedUp, type Cast, type TestProduct } from '#testkit/orders.ts'
import { useTestApp, type Client } from '#testkit/http.ts'
import { isWorklist, productViews } from './rules/worklists.ts'

const app = useTestApp()
let people: Cast
let other: Cast
/** A product for each quick filter, by its name. */
const made: Record<string, TestProduct> = {}
const days = (moment: string, more: number) => new Date(Date.parse(moment) + more * 86_400_000).toISOString()
const expiring = async (product: TestProduct, afterDays: number) => body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: days(product.startsAt, afterDays), reason: '测试' }))

beforeAll(async () => {
  [people, other] = await Promise.all([cast(app), cast(app, 'member5')])
  await toppedUp(app)
  await toppedUp(app, 'member5')
  made.toDelete = await expiring(await delivered(people, { name: '待删除' }), 0)
  await taken(people, made.toDelete.id, 'expiry')
  await app.travel('8 days')
  made.toVerify = (await placed(people.member, machine({ name: '甲' })))[0]!
  made.toCreate = await taken(people, (await placed(people.member, machine({ name: '乙' })))[0]!.id, 'verification')
  made.toDeliver = await taken(people, (await placed(people.member, { service: 'sfs', configuration: {}, months: 1, name: '丙' }))[0]!.id, 'verification', 'resource-creation')
  made.running = await delivered(people, { name: '丁' })
  made.upcoming = await expiring(await delivered(people, { name: '戊' }), 6)
  made.toLock = await expiring(await delivered(people, { name: '己' }), 0)
  const locked = await expiring(await delivered(people, { name: '庚' }), 0)
  await taken(people, locked.id, 'expiry')
  made.toUnlock = await renewed(people.member, locked.id)
  made.cancelled = await delivered(people, { name: '辛' })
  await cancelled(people.business, made.cancelled.id)
  made.asked = await delivered(people, { name: '壬' })
  body(await people.member.post(`/products/${made.asked.id}/cancellation-request`, { reason: '测试' }))
  made.theirs = (await placed(other.member, machine({ name: '别人的' })))[0]!
}, 60_000)

const list = async (query = '', client: Client = people.business) => body<{ items: TestProduct[]; total: number }>(await client.get(`/products?pageSize=200${query}`))
const ids = async (query: string, client?: Client) => (await list(query, client)).items.map(({ id }) => id).toSorted()
const idsOf = (...names: string[]) => names.map((name) => made[name]!.id).toSorted()

describe('order list', () => {
  test.each([
    ['pendingExpired', ['toLock']], ['upcoming', ['upcoming']], ['toVerify', ['toVerify', 'theirs']], ['toCreate', ['toCreate']], ['toDeliver', ['toDeliver']],
    ['toUnlock', ['toUnlock']], ['toLock', ['toLock']], ['toDelete', ['toDelete', 'cancelled']], ['cancellationAsked', ['asked']],
  ] as const)('[G4.1.17] [O6] quick filter %s: %j', async (view, names) => {
    expect(await ids(`&view=${view}`)).toEqual(idsOf(...names))
  })

  test('[O3] what a member has to order again soon: within 30 days, also what is locked, the next first', async () => {
    const soon = (await list('&view=expiring&sort=expiresAt', people.member)).items
    expect(soon.map(({ id }) => id).toSorted()).toEqual(idsOf('upcoming', 'toLock', 'toDelete'))
    expect(soon.map(({ expiresAt }) => expiresAt)).toEqual(soon.map(({ expiresAt }) => expiresAt).toSorted())
    expect(await ids('&view=expiring', other.member)).toEqual([])
  })

  test('[O6] the counts say the same as the lists; waiting counts from what it waits for', async () => {
    const counts = body<{ items: { view: string; total: number }[] }>(await people.business.get('/products/counts')).items
    expect(counts.map(({ view }) => view)).toEqual([...productViews])
    for (const { view, total } of counts) expect((await list(`&view=${view}`)).total, view).toBe(total)
    const [toLock] = (await list('&view=toLock')).items
    expect(toLock!['waitingSince']).toBe(toLock!.expiresAt)
    const toDelete = (await list('&view=toDelete')).items.find(({ id }) => id === made.toDelete!.id)!
    expect(toDelete['waitingSince']).toBe(days(toDelete.expiresAt, 7))
  })

  test.each(['name', 'placedAt', 'startsAt', 'expiresAt', 'verifiedBy', 'deliveredBy', 'waitingSince'])('[O6] sorted by %s both ways', async (field) => {
    const up = (await list(`&sort=${field}`)).items.map(({ id }) => id)
    expect((await list(`&sort=-${field}`)).items.map(({ id }) => id)).toEqual(up.toReversed())
  })

  test.each(productViews.filter(isWorklist))('[O6] worklist %s: the longest waiting first, unless another order is asked for', async (view) => {
    const since = async (more = '') => (await list(`&view=${view}${more}`)).items.map((row) => row['waitingSince'] as string)
    const waiting = await since()
    expect(waiting).toEqual(waiting.toSorted())
    expect(await since('&sort=-waitingSince')).toEqual(waiting.toReversed())
    const placedAt = (await list(`&view=${view}&sort=-placedAt`)).items.map((row) => row['placedAt'] as string)
    expect(placedAt).toEqual(placedAt.toSorted().toReversed())
    const walked = body<{ items: TestProduct[]; nextCursor: string | null }>(await people.business.get(`/products?pageSize=1&view=${view}`))
    if (walked.nextCursor !== null) expect((await list(`&view=${view}&after=${encodeURIComponent(walked.nextCursor)}`)).items.map((row) => row['waitingSince'])).toEqual(waiting.slice(1))
  })

  test('[O6] order id, product id and member are searched; service and status filter; nothing else', async () => {
    const { order, number, id } = made.running as TestProduct & { order: { name: string } }
    expect(await ids(`&order=${order.name.slice(3)}`)).toEqual([id])
    for (const typed of [number, number.toLowerCase(), number.slice(5)]) expect(await ids(`&number=${typed}`), typed).toEqual([id])
    for (const typed of ['SO_2', '%25', number.replace('-', '')]) expect(await ids(`&number=${typed}`), typed).toEqual([])
    expect(await ids('&service=sfs')).toEqual(idsOf('toDeliver'))
    expect(await ids('&status=product_place,product_verify')).toEqual(idsOf('toVerify', 'toCreate', 'toUnlock', 'theirs'))
    expect(await ids('&member=member5')).toEqual(idsOf('theirs'))
    expect((await people.business.get('/products?sort=number')).status).toBe(400)
    expect((await people.business.get('/products?view=mine')).status).toBe(400)
  })

  test('[O6] a page at a time is the whole', async () => {
    const all = (await list('&sort=name')).items.map(({ id }) => id)
    const walked: string[] = []
    for (let after = ''; ;) {
      const page = body<{ items: TestProduct[]; nextCursor: string | null }>(await people.business.get(`/products?pageSize=3&sort=name${after}`))
      walked.push(...page.items.map(({ id }) => id))
      if (page.nextCursor === null) break
      after = `&after=${encodeURIComponent(page.nextCursor)}`
    }
    expect(walked).toEqual(all)
  })

  test('[O6] exported as it is filtered, in the reader\'s language', async () => {
    const answer = await people.business.get('/products/export?service=sfs', { language: 'zh-Hant' })
    const rows = await readSheet(answer.body as Buffer)
    expect(rows[0]!.length).toBe(11)
    expect(rows.slice(1).map((row) => row[1])).toEqual([made.toDeliver!.number])
  })
})

describe('[A2] [A3] whose products', () => {
  test('a member sees their own, nothing of others: list, filter, export, record', async () => {
    expect(await ids('', other.member)).toEqual(idsOf('theirs'))
    expect(await ids('&member=member1', other.member)).toEqual([])
    expect((await readSheet((await other.member.get('/products/export')).body as Buffer)).length).toBe(2)
    expect((await other.member.get(`/products/${made.running!.id}`)).status).toBe(404)
    expect((await other.member.get(`/products/${made.running!.id}/refund-preview`)).status).toBe(404)
    const [row] = (await list('&number=' + made.running!.number, people.member)).items
    expect([row!['verifiedBy'], row!['deliveredBy']]).toEqual([null, null])
  })

  test('who has nothing to do with orders is told so', async () => {
    const user = await app.as('jtt.user')
    for (const path of ['/products', '/products/export', '/products/counts', `/products/${made.running!.id}`, `/products/${made.running!.id}/refund-preview`])
      expect([path, (await user.get(path)).status]).toEqual([path, 403])
    expect((await people.member.get('/products/counts')).status).toBe(403)
  })

  test('[A5] what a list allows is what the record allows', async () => {
    for (const client of [people.member, people.business, people.om])
      for (const { id, allowed } of (await list('', client)).items) expect(allowed).toEqual(body(await client.get(`/products/${id}`)).allowed)
  })
})
