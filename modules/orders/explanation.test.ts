import { beforeAll, expect, test } from 'vitest'
import { body, cast, delivered, placed, taken, toppedUp, type Cast, type TestProduct } from '#testkit/orders.ts'
import { useTestApp } from '#testkit/http.ts'

const app = useTestApp()
let people: Cast
const products: TestProduct[] = []
type Explained = { verdict: string; reasons: { code: string; isMet: boolean | null; text: string[] }[]; record: { department: string | null; title: string } }

beforeAll(async () => {
  people = await cast(app)
  await toppedUp(app)
  const [first, second] = await placed(people.member, { service: 'fico', configuration: {}, months: 3, name: '官网主机' }, { service: 'fico', configuration: {}, months: 3 })
  const running = await delivered(people)
  const asked = await delivered(people)
  body(await people.member.post(`/products/${asked.id}/cancellation-request`, { reason: '不再需要' }))
  const changing = await delivered(people)
  const configuration = { ...(changing['configuration'] as object), ram: 16 }
  const { difference } = body<{ difference: string }>(await people.business.post(`/products/${changing.id}/change-quote`, { configuration }))
  body(await people.business.post(`/products/${changing.id}/change`, { configuration, shownDifference: difference }))
  products.push(first!, await taken(people, second!.id, 'verification'), running, asked, changing)
})

const idOf = async (name: string) => (await app.sql<{ id: string }>('select id::text from accounts where account_name = $1', [name]))[0]!.id
const explained = async (name: string, permission: string, product: TestProduct): Promise<Explained> => body(
  await (await app.as('platform')).get(`/explanations?${new URLSearchParams({ accountId: await idOf(name), permission, recordKind: 'product', recordId: product.number })}`))

test('[A7] [A5] it says allowed exactly where the act stands in the product\'s `allowed`, also for whom it does not exist', async () => {
  const { records } = body<{ records: { kind: string; acts: { code: string }[] }[] }>(await people.om.get('/explanations/questions'))
  const acts = records.find(({ kind }) => kind === 'product')!.acts.map(({ code }) => code)
  expect(acts.length).toBe(19)
  const wrong: string[] = []
  for (const name of ['member1', 'member5', 'business', 'om', 'auditor', 'jtt.user'])
    for (const product of products) {
      const seen = await (await app.as(name)).get(`/products/${product.id}`)
      for (const permission of acts) {
        const { verdict } = await explained(name, permission, product)
        const may = seen.status === 200 && seen.body.allowed.includes(permission.slice('product.'.length))
        if ((verdict === 'allowed') !== may) wrong.push(`${name} ${permission} ${product.status}: ${verdict}, but ${may}`)
      }
    }
  expect(wrong).toEqual([])
}, 120_000)

test('[A7] the reasons name permission, ownership and state, as sentences in three languages', async () => {
  const [first, , running, , changing] = products as [TestProduct, TestProduct, TestProduct, TestProduct, TestProduct]
  const codes = async (name: string, act: string, product: TestProduct) => (await explained(name, act, product)).reasons.map(({ code }) => code)
  expect(await codes('business', 'product.verify', first)).toEqual(['explanation.seen', 'explanation.role_grants', 'explanation.state_allows'])
  expect(await codes('om', 'product.verify', first)).toEqual(['explanation.seen', 'explanation.not_granted'])
  expect(await codes('member1', 'product.cancel', running)).toEqual(['explanation.seen', 'order.own_or_business', 'order.bad_transition'])
  expect(await codes('member1', 'product.renew', running)).toEqual(['explanation.seen', 'order.own', 'order.too_early_to_renew'])
  expect(await codes('member1', 'product.withdrawChange', changing)).toEqual(['explanation.seen', 'order.own_or_business', 'order.change_of_business'])
  expect((await codes('member5', 'product.renew', running)).slice(0, 2)).toEqual(['explanation.unseen', 'explanation.not_granted'])
  const { reasons, record } = await explained('member1', 'product.cancel', first)
  expect(record).toMatchObject({ title: '官网主机', department: null })
  expect(reasons.every(({ text }) => text.length === 3 && text.every((sentence) => !/[{}]/.test(sentence)))).toBe(true)
})

test('[A7] a member asks about their own products only', async () => {
  const ask = async (name: string) => (await (await app.as(name)).get(`/explanations?${new URLSearchParams({ permission: 'product.renew', recordKind: 'product', recordId: products[0]!.number })}`)).status
  expect([await ask('member1'), await ask('member5')]).toEqual([200, 404])
})
