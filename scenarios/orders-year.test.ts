import { beforeAll, describe, expect, test } from 'vitest'
import { body, cancelled, cast, due, machine, placed, pointsOf, renewed, shownRefund, taken, toppedUp, travelTo, type Cast, type TestProduct } from '#testkit/orders.ts'
import { useTestApp } from '#testkit/http.ts'

/**
 * Dated stories of products, in years far ahead. `member2` is in no group: 100 % is paid, no reward days. After each step
 * the ledger is looked at: what a member has is what came in less what the products cost.
 */
const app = useTestApp()
let people: Cast
let topUps = 0
beforeAll(async () => {
  people = await cast(app, 'member2')
  await toppedUp(app, 'member2', '500000')
  topUps = 50_000_000
})
const cents = (amount: string) => Math.round(Number(amount) * 100)
const read = async (id: string) => body(await people.member.get(`/products/${id}`))
const day = (moment: string) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(moment))
const term = ({ startsAt, expiresAt }: TestProduct) => [day(startsAt), day(expiresAt)]

/** Top-ups less Σ (charged − returned − added) of all the member's products is the balance. */
async function ledgerIsEqual(): Promise<void> {
  const [row] = await app.sql<{ paid: string }>(`select coalesce(sum(charged - returned - net_additions), 0)::text as paid from products p join accounts a on a.id = p.member_id where a.account_name = 'member2'`)
  expect(cents(await pointsOf(people.member))).toBe(topUps - cents(row!.paid))
}
/** At ten in the morning of that day, after the jobs of the time until then. */
async function on(date: string): Promise<void> {
  await travelTo(app, date)
  await due(app)
  await ledgerIsEqual()
}

describe('a product over a year', () => {
  test('[O1] [O3] [O8] [O10] [O11] bought, changed, renewed before it expires, not renewed again, locked and deleted', async () => {
    await on('2050-01-31')
    const [bought] = await placed(people.member, machine({ months: 3, name: '订单系统' }))
    const { id } = bought!
    await ledgerIsEqual()
    await taken(people, id, 'verification')
    await ledgerIsEqual()
    await taken(people, id, 'resource-creation')
    body(await people.om.put(`/products/${id}/backfill`, { backfill: { items: [{ kind: 'instanceId', value: 'i-2050' }] } }))
    const running = await taken(people, id, 'delivery')
    // Three months from 31 January: the last day of April, 89 days.
    expect([...term(running), running['purchasedDays']]).toEqual(['2050-01-31', '2050-04-30', 89])

    await on('2050-03-01')
    const configuration = { ...(running['configuration'] as object), ram: 16 }
    const quote = body<{ difference: string; payableBefore: string; payableAfter: string; remainingDays: number }>(await people.member.post(`/products/${id}/change-quote`, { configuration }))
    // 31 January to 1 March are 30 days, that day included; 59 remain.
    expect(quote.remainingDays).toBe(59)
    body(await people.member.post(`/products/${id}/change`, { configuration, shownDifference: quote.difference }))
    await ledgerIsEqual()
    const changed = await taken(people, id, 'delivery')
    expect(cents(changed.price.charged!) - cents(running.price.charged!)).toBe(Math.round((cents(quote.payableAfter) - cents(quote.payableBefore)) * 59 / 89))
    await ledgerIsEqual()

    await on('2050-04-10')
    const renewal = await renewed(people.member, id, 6)
    // A changed product costs what its components cost today.
    expect(cents(renewal.price.payable!)).toBe(cents(quote.payableAfter) / 3 * 6)
    expect([renewal.status, (await read(id)).status]).toEqual(['resource_renew', 'resource_keep'])
    await ledgerIsEqual()

    await on('2050-05-02')
    expect([(await read(id)).status, (await read(renewal.id)).status]).toEqual(['product_end', 'resource_deliver'])
    const second = await read(renewal.id)
    expect([...term(second), second.startsAt, second['backfill']]).toEqual(['2050-04-30', '2050-10-30', running.expiresAt, { items: [{ kind: 'instanceId', value: 'i-2050' }], access: '' }])

    await on('2050-11-01')
    expect((await body<{ items: TestProduct[] }>(await people.om.get('/products?view=toLock'))).items.map((row) => row.id)).toEqual([renewal.id])
    await taken(people, renewal.id, 'expiry')
    await on('2050-11-05')
    expect((await people.om.post(`/products/${renewal.id}/ending`)).body.code).toBe('order.in_retention')
    await on('2050-11-07')
    const ended = await taken(people, renewal.id, 'ending')
    expect((ended['path'] as { status: string }[]).map(({ status }) => status)).toEqual(['product_place', 'product_verify', 'resource_renew', 'resource_deliver', 'resource_expire', 'product_end'])
    await ledgerIsEqual()
  })

  test('[O3] renewed after it expired: unlocked by O&M, delivered from that day', async () => {
    await on('2051-01-10')
    const [bought] = await placed(people.member, machine({ months: 1 }))
    const first = await taken(people, bought!.id, 'verification', 'resource-creation', 'delivery')
    expect(term(first)).toEqual(['2051-01-10', '2051-02-10'])
    await on('2051-02-12')
    await taken(people, first.id, 'expiry')
    await on('2051-02-15')
    const renewal = await renewed(people.member, first.id, 12)
    expect([renewal.status, (await read(first.id)).status]).toEqual(['product_verify', 'product_end'])
    await ledgerIsEqual()
    await on('2051-02-16')
    const running = await taken(people, renewal.id, 'resource-renewal', 'delivery')
    expect(term(running)).toEqual(['2051-02-16', '2052-02-16'])
    await on('2051-02-25')
    // Ten of 365 days.
    expect(cents(await shownRefund(people.business, renewal.id))).toBe(Math.round(cents(running.price.payable!) * 355 / 365))
    await cancelled(people.business, renewal.id)
    await ledgerIsEqual()
    await taken(people, renewal.id, 'ending')
  })

  test('[O2] cancelled at each status: what comes back is what was shown, and the ledger is equal', async () => {
    await on('2053-03-01')
    const steps = ['verification', 'resource-creation', 'delivery'] as const
    for (const taking of [[], steps.slice(0, 1), steps.slice(0, 2), steps]) {
      const [product] = await placed(people.member, machine({ months: 3 }))
      const last = await taken(people, product!.id, ...taking)
      const shown = await shownRefund(people.business, product!.id)
      const gone = await cancelled(people.business, product!.id)
      expect([last.status, gone.price.returned]).toEqual([last.status, shown])
      await ledgerIsEqual()
    }
    const [product] = await placed(people.member, machine({ months: 3 }))
    const running = await taken(people, product!.id, ...steps)
    await on('2053-03-10')
    // The worked example's days: 10 of the 92 from 1 March to 1 June.
    expect(await shownRefund(people.business, running.id)).toBe((Math.round(cents(running.price.payable!) * 82 / 92) / 100).toFixed(2))
    await cancelled(people.business, running.id)
    await ledgerIsEqual()
    const [next] = await placed(people.member, machine({ months: 3 }))
    await taken(people, next!.id, ...steps)
    await on('2053-05-20')
    const renewal = await renewed(people.member, next!.id)
    await cancelled(people.business, renewal.id)
    await ledgerIsEqual()
    const open = (await people.business.get(`/products/${next!.id}`)).body as TestProduct
    const configuration = { ...(open['configuration'] as object), ram: 16 }
    const { difference } = body<{ difference: string }>(await people.business.post(`/products/${open.id}/change-quote`, { configuration }))
    body(await people.business.post(`/products/${open.id}/change`, { configuration, shownDifference: difference }))
    expect((await cancelled(people.business, open.id))['wantedChange']).toBeNull()
    await ledgerIsEqual()
    await on('2053-06-20')
    expect((await read(renewal.id)).status).toBe('product_end')
  })
})
