import { beforeAll, expect, test } from 'vitest'
import { body, cancelled, cast, delivered, machine, placed, renewed, taken, toppedUp, type Cast, type TestProduct } from '#testkit/orders.ts'
import { useTestApp, type Client } from '#testkit/http.ts'

const app = useTestApp()
let people: Cast
let roles: Record<string, Client>
beforeAll(async () => {
  people = await cast(app)
  await toppedUp(app, 'member1', '900000000')
  roles = { member: people.member, otherMember: await app.as('member5'), business: people.business, operator: people.om, departmentUser: await app.as('jtt.user') }
})

const expired = async (product: TestProduct) => body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: product.startsAt, reason: '测试' }))
const soon = async (product: TestProduct) => body(await people.om.put(`/products/${product.id}/expiry-date`, { expiresAt: new Date(Date.parse(product.startsAt) + 5 * 86_400_000).toISOString(), reason: '测试' }))
const locked = async () => taken(people, (await expired(await delivered(people))).id, 'expiry')
const place = async () => (await placed(people.member, machine()))[0]!
const bigger = (product: TestProduct) => ({ ...(product['configuration'] as object), ram: 16 })
const asksChange = async () => {
  const product = await delivered(people)
  const configuration = bigger(product)
  const { difference } = body<{ difference: string }>(await people.member.post(`/products/${product.id}/change-quote`, { configuration }))
  return body(await people.member.post(`/products/${product.id}/change`, { configuration, shownDifference: difference }))
}

/** Every status, and what else decides beside it. */
const states: Readonly<Record<string, () => Promise<TestProduct>>> = {
  'product_place': place,
  'product_verify': async () => taken(people, (await place()).id, 'verification'),
  'product_verify, renewal after expiry': async () => renewed(people.member, (await locked()).id),
  'resource_create': async () => taken(people, (await place()).id, 'verification', 'resource-creation'),
  'resource_renew, before expiry': async () => renewed(people.member, (await soon(await delivered(people))).id),
  'resource_renew, after expiry': async () => taken(people, (await renewed(people.member, (await locked()).id)).id, 'resource-renewal'),
  'resource_deliver': async () => delivered(people, { months: 12 }),
  'resource_deliver, expiring': async () => soon(await delivered(people)),
  'resource_deliver, past expiry': async () => expired(await delivered(people)),
  'resource_deliver, cancellation asked': async () => body(await people.member.post(`/products/${(await delivered(people, { months: 12 })).id}/cancellation-request`, { reason: '测试' })),
  'resource_change': asksChange,
  'resource_change, past expiry': async () => { const product = await asksChange(); await app.travel('100 days'); return product },
  'resource_expire, in retention': locked,
  'resource_expire, retention over': async () => { const product = await locked(); await app.travel('8 days'); return product },
  'resource_keep': async () => { const old = await soon(await delivered(people)); await renewed(people.member, old.id); return old },
  'product_cancel, nothing created': async () => cancelled(people.business, (await place()).id),
  'product_cancel, created': async () => cancelled(people.business, (await delivered(people)).id),
  'product_end': async () => { const product = await locked(); await app.travel('8 days'); return taken(people, product.id, 'ending') },
}

const ofBusiness = async (path: string) => (await people.business.get(path)).body
type Ask = (client: Client, product: TestProduct) => Promise<{ status: number; body: { code?: string } }>
const post = (path: string, input: (product: TestProduct) => object | Promise<object> = () => ({})): Ask =>
  async (client, product) => client.post(`/products/${product.id}/${path}`, await input(product))
const put = (path: string, input: (product: TestProduct) => object): Ask => (client, product) => client.put(`/products/${product.id}/${path}`, input(product))
const refund = async ({ id }: TestProduct) => ({ reason: '测试', shownRefund: (await ofBusiness(`/products/${id}/refund-preview`)).refund ?? '0.00' })

/** Every act by its name in `allowed`, asked for so that nothing but status and role decides. */
const acts: Readonly<Record<string, Ask>> = {
  verify: post('verification'),
  createResource: post('resource-creation'),
  renewResource: post('resource-renewal'),
  deliver: post('delivery'),
  requestChange: post('change', async (product) => {
    const configuration = bigger(product)
    return { configuration, shownDifference: (await people.business.post(`/products/${product.id}/change-quote`, { configuration })).body.difference ?? '0.00' }
  }),
  withdrawChange: post('change-withdrawal'),
  expire: post('expiry'),
  end: post('ending'),
  cancel: post('cancellation', refund),
  renew: async (client, { id }) => client.post(`/products/${id}/renewal`, { months: 1, shownTotal: (await people.member.post(`/products/${id}/renewal-quote`, { months: 1 })).body.payable ?? '0.00' }),
  askCancellation: post('cancellation-request', () => ({ reason: '测试' })),
  acceptCancellation: post('cancellation-request/acceptance', refund),
  refuseCancellation: post('cancellation-request/refusal', () => ({ reason: '测试' })),
  reportProblem: post('creation-problem', () => ({ reason: '测试' })),
  answerProblem: post('creation-problem/answer', () => ({ answer: '测试' })),
  setExpiry: put('expiry-date', ({ startsAt }) => ({ expiresAt: startsAt ?? '2030-01-01T00:00:00Z', reason: '测试' })),
  editNotes: put('notes', () => ({ notes: '测试' })),
  backfill: put('backfill', () => ({ backfill: { items: [{ kind: 'instanceId', value: 'i-1' }] } })),
  adjustPoints: post('point-adjustments', () => ({ direction: 'add', points: '0.01', description: '测试' })),
}

/** What came of it: done, or why not; where a product's money or days say no after status and role said yes, it may. */
const beyondTheMatrix = ['order.adjustment_out_of_bounds', 'order.expiry_past_renewal', 'order.no_dearer_change']

test('[G4.1.14] [G4.4.2.1] [G4.4.2.2] [G4.4.2.3] [G4.4.2.4] [O1] [A5] status × act × role over HTTP, as it was reviewed; `allowed` says the same', async () => {
  const lines: string[] = []
  for (const [name, make] of Object.entries(states)) {
    lines.push(name)
    let product = await make()
    const outcomes = new Map<string, string[]>()
    const allowed = new Map<string, string[]>()
    for (const [role, client] of Object.entries(roles)) allowed.set(role, (await client.get(`/products/${product.id}`)).body.allowed ?? [])
    for (const [act, ask] of Object.entries(acts)) {
      for (const [role, client] of Object.entries(roles)) {
        const answer = await ask(client, product)
        const isDone = answer.status < 300
        const says = isDone ? 'may' : `${answer.status} ${answer.body.code}`
        const mayBe = isDone || beyondTheMatrix.includes(answer.body.code ?? '')
        expect(allowed.get(role)!.includes(act), `${name}: ${act} by ${role}, ${says}`).toBe(mayBe)
        outcomes.set(act, [...outcomes.get(act) ?? [], `${role} ${says}`])
        if (isDone) product = await make()
      }
      const groups = Map.groupBy(outcomes.get(act)!, (outcome) => outcome.slice(outcome.indexOf(' ') + 1))
      lines.push(`    ${act}: ${[...groups].map(([says, who]) => `${who.map((one) => one.split(' ')[0]).join(' ')} ${says}`).join('; ')}`)
    }
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('matrix.table.txt')
}, 300_000)
