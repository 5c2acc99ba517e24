import { beforeAll, describe, expect, test } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'
import { body, cancelled, cast, code, delivered, machine, placed, taken, toppedUp, travelTo, type Cast, type TestProduct } from '#testkit/orders.ts'
import { memberId, searched, type Fee, type Wanted } from '#testkit/reports.ts'
import { flow, recorded } from '#testkit/usage.ts'

const app = useTestApp()
let people: Cast
let other: Cast
let business: Client
let colleague: Client
let ids: string[]
const made: Record<string, TestProduct> = {}
const day = async (moment: string) => (await app.sql<{ day: string }>(`select ($1::timestamptz at time zone 'Asia/Shanghai')::date::text as day`, [moment]))[0]!.day
const wanted = (change: Partial<Wanted> = {}): Wanted => ({ services: ['fico', 'sfs'], from: '2027-03-02', to: '2027-03-03', memberIds: ids, remember: false, ...change })
const numbers = (fees: Fee[]) => fees.map(({ product }) => product.name)
const verified = async (cast: Cast, change: object = {}) => taken(cast, (await placed(cast.member, machine(change)))[0]!.id, 'verification')

beforeAll(async () => {
  [people, other] = await Promise.all([cast(app), cast(app, 'member5')])
  business = people.business
  await toppedUp(app)
  await toppedUp(app, 'member5')
  ids = [await memberId(app, 'member1'), await memberId(app, 'member5')]
  await travelTo(app, '2027-03-01', '23:59')
  made.before = await verified(people)
  await travelTo(app, '2027-03-02', '00:01')
  made.placedOnly = (await placed(people.member))[0]!
  made.first = await verified(people, { name: '=1+1' })
  made.running = await delivered(people, { months: 12 })
  await travelTo(app, '2027-03-03', '23:58')
  made.cancelled = await verified(people, { months: 1 })
  await cancelled(business, made.cancelled.id)
  made.theirs = await verified(other, { service: 'sfs', configuration: {} })
  await travelTo(app, '2027-03-04', '00:01')
  made.after = await verified(other)
  await travelTo(app, '2027-03-10')
})

describe('what is searched', () => {
  test('[G4.2] [G4.2.4.1] products verified on the platform\'s days from … to, both included, of these services and members', async () => {
    expect(await day((body(await business.get(`/products/${made.first!.id}`)) as unknown as { path: { status: string; at: string }[] }).path.find(({ status }) => status === 'product_verify')!.at)).toBe('2027-03-02')
    const { serviceFees } = await searched(business, wanted())
    expect(numbers(serviceFees).toSorted()).toEqual([made.first!, made.running!, made.cancelled!, made.theirs!].map(({ number }) => number).toSorted())
    expect(numbers((await searched(business, wanted({ to: '2027-03-02' }))).serviceFees)).toEqual([made.first!.number, made.running!.number])
    expect(numbers((await searched(business, wanted({ services: ['sfs'] }))).serviceFees)).toEqual([made.theirs!.number])
    expect(numbers((await searched(business, wanted({ memberIds: [ids[1]!] }))).serviceFees)).toEqual([made.theirs!.number])
    expect((await searched(business, wanted({ from: '2026-01-01', to: '2026-01-02' }))).sums.total).toEqual({ count: 0, payable: '0.00', paid: '0.00' })
  })

  test('[G4.2.4] each row has user, product, name, spec, quantity, payable and paid amount; paid is charged − returned', async () => {
    const { serviceFees } = await searched(business, wanted({ memberIds: [ids[0]!] }))
    const shown = body<TestProduct & { content: { label: string[]; value: string[] }[] }>(await business.get(`/products/${made.first!.id}`))
    const row = serviceFees.find(({ product }) => product.id === shown.id)!
    expect(row).toMatchObject({ member: { id: ids[0] }, product: { name: shown.number }, productName: '=1+1', quantity: 1, unit: null, payable: shown.price['payable'], paid: shown.price['payable'] })
    for (const { label, value } of shown.content) expect(row.spec).toContain(`${label[2]}：${value[2]}`)
    const given = serviceFees.find(({ product }) => product.id === made.cancelled!.id)!
    expect(given).toMatchObject({ payable: made.cancelled!.price['payable'], paid: '0.00' })
    await app.sql(`update accounts set language = 'en' where account_name = 'business'`)
    const english = (await searched(business, wanted())).serviceFees.find(({ product }) => product.id === shown.id)!
    await app.sql(`update accounts set language = 'zh-Hans' where account_name = 'business'`)
    expect(english.spec).toContain(`${shown.content[0]!.label[0]}: ${shown.content[0]!.value[0]}`)
  })

  test('[G4.2.4.2] usage whose end lies in the range, at its day\'s price; paid is the part that was taken for it', async () => {
    const [price] = await app.sql<{ price: string }>(`select c.price::text as price from unit_prices p join unit_price_changes c on c.unit_price_id = p.id where p.resource = 'Flow' order by c.from_day desc, c.id desc limit 1`)
    await recorded(people.om, flow(made.running!.id, '2027-03-02', 100_000), flow(made.running!.id, '2027-03-03', 50_000), flow(made.running!.id, '2027-03-04', 150_000))
    const cost = (Number(price!.price) * 150_000).toFixed(2)
    const { usageFees, sums, serviceFees } = await searched(business, wanted())
    expect(usageFees).toHaveLength(1)
    expect(usageFees[0]).toMatchObject({ product: { name: made.running!.number }, quantity: 150_000, unit: 'MB', payable: cost, paid: '0.00' })
    expect(usageFees[0]!.spec).toMatch(/^流量，2027-03，每 MB 0\.\d+$/)
    expect(sums.usageFees).toEqual({ count: 1, payable: cost, paid: '0.00' })
    expect(sums.total.count).toBe(serviceFees.length + 1)
    // Half of the month's fee is paid: half of what lies in the range is.
    const [fee] = await app.sql<{ id: string }>(`insert into usage_fees (member_id, month, amount, charged, computed_at) select $1, '2027-03-01', 2 * $2::numeric, $2::numeric, now() returning id`, [ids[0], cost])
    await app.sql(`insert into usage_fee_lines (fee_id, position, product_id, metric, usage_month, quantity, unit_price, amount) values ($1, 1, $2, 'flow', '2027-03-01', 300000, $3, 2 * $4::numeric)`, [fee!.id, made.running!.id, price!.price, cost])
    const half = (await searched(business, wanted())).usageFees[0]!
    await app.sql('delete from usage_fee_lines')
    await app.sql('delete from usage_fees')
    expect(Math.abs(Number(half.paid) * 2 - Number(cost))).toBeLessThanOrEqual(0.01)
  })

  test('[G4.2] wrong conditions are refused by their fields', async () => {
    expect(code(await business.post('/fee-report', wanted({ services: [] })))).toBe('422 input.invalid')
    const answer = await business.post('/fee-report', wanted({ services: ['nothing'], memberIds: ['999999'], from: '2027-03-04' }))
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map(({ path, code: said }: { path: string; code: string }) => [path, said])).toEqual([['to', 'report.range'], ['services', 'field.not_an_option'], ['memberIds', 'field.not_an_option']])
  })
})

describe('what is remembered', () => {
  test('[G4.2.3] never searched: no data; afterwards the time, days, services and sums of the last search', async () => {
    await app.sql('delete from fee_rows')
    await app.sql('delete from fee_searches')
    expect(body<object>(await business.get('/fee-report'))).toEqual({ search: null })
    expect(code(await business.get('/fee-report/service-fees'))).toBe('409 report.not_searched')
    expect(code(await business.get('/fee-report/export'))).toBe('409 report.not_searched')
    const { searchedAt, sums } = await searched(business, wanted())
    expect(body<object>(await business.get('/fee-report'))).toMatchObject({ search: { services: ['fico', 'sfs'], from: '2027-03-02', to: '2027-03-03', searchedAt, sums } })
  })

  test('[G4.2.2] members are ticked again only if they were to be remembered', async () => {
    await searched(business, wanted({ remember: true }))
    expect(body<{ search: Wanted }>(await business.get('/fee-report')).search).toMatchObject({ remember: true, memberIds: ids })
    await searched(business, wanted())
    expect(body<{ search: Wanted }>(await business.get('/fee-report')).search).toMatchObject({ remember: false, memberIds: [] })
  })

  test('[G4.2.4] what was found stays as it was at that time; another search replaces it', async () => {
    const { searchedAt, serviceFees } = await searched(business, wanted())
    await app.sql(`update accounts set display_name = display_name || '（新）' where id = $1`, [ids[0]])
    const page = async (at: string) => business.get(`/fee-report/service-fees?pageSize=2&page=2&searchedAt=${encodeURIComponent(at)}`)
    expect(body<object>(await page(searchedAt))).toEqual({ items: serviceFees.slice(2), total: 4, page: 2, pageSize: 2 })
    const again = await searched(business, wanted())
    expect(again.searchedAt > searchedAt).toBe(true)
    expect(code(await page(searchedAt))).toBe('409 report.other_search')
    expect(again.serviceFees.some(({ member }) => member.name.endsWith('（新）'))).toBe(true)
  })

  test('[G4.2.4] everybody has choices: members without a usable account and services sold once as well', async () => {
    await app.sql(`update accounts set is_enabled = false where account_name = 'member5'`)
    const { members, services } = body<{ members: { id: string; isExisting: boolean }[]; services: { code: string }[] }>(await business.get('/fee-report/choices'))
    await app.sql(`update accounts set is_enabled = true where account_name = 'member5'`)
    expect(members.find(({ id }) => id === ids[1])).toMatchObject({ isExisting: false })
    expect(services.map(({ code: service }) => service)).toEqual(expect.arrayContaining(['fico', 'sfs']))
  })
})

describe('who', () => {
  test('[G4.1.18] advanced management is the business department\'s: others are refused', async () => {
    for (const name of ['om', 'platform', 'member1', 'jtt.user', 'jtt.admin', 'bureau.admin', 'committee.admin']) {
      const client = await app.as(name)
      for (const path of ['/fee-report', '/fee-report/choices', '/fee-report/service-fees', '/fee-report/usage-fees', '/fee-report/export']) expect([name, path, (await client.get(path)).status]).toEqual([name, path, 403])
      expect([name, (await client.post('/fee-report', wanted())).status]).toEqual([name, 403])
    }
    expect((await app.stranger().get('/fee-report')).status).toBe(401)
  })

  test('[G4.2.3] each operator has their own search; two at once do not disturb each other, nor the same one in two windows', async () => {
    await app.sql(`insert into account_roles (account_id, role) select id, 'business_operator' from accounts where account_name = 'om'`)
    colleague = await app.as('om')
    try {
      expect(body<object>(await colleague.get('/fee-report'))).toEqual({ search: null })
      const [mine, theirs] = await Promise.all([searched(business, wanted({ services: ['fico'] })), searched(colleague, wanted({ services: ['sfs'] }))])
      expect(numbers(theirs.serviceFees)).toEqual([made.theirs!.number])
      expect(mine.sums.serviceFees.count).toBe(3)
      expect(body<{ items: Fee[] }>(await colleague.get('/fee-report/service-fees')).items).toEqual(theirs.serviceFees)
      expect(body<{ items: Fee[] }>(await business.get('/fee-report/service-fees')).items).toEqual(mine.serviceFees)
      expect(code(await colleague.get(`/fee-report/export?searchedAt=2020-01-01T00:00:00Z`))).toBe('409 report.other_search')
      const windows = await Promise.all(Array.from({ length: 6 }, (_none, index) => searched(business, wanted({ services: index % 2 ? ['fico'] : ['sfs'] }))))
      expect(new Set(windows.map(({ searchedAt }) => searchedAt)).size).toBe(6)
      const last = windows.toSorted((left, right) => left.searchedAt < right.searchedAt ? 1 : -1)[0]!
      expect(body<{ items: Fee[] }>(await business.get(`/fee-report/service-fees?searchedAt=${encodeURIComponent(last.searchedAt)}`)).items).toEqual(last.serviceFees)
    } finally {
      await app.sql(`delete from account_roles where role = 'business_operator' and account_id = (select id from accounts where account_name = 'om')`)
    }
  })
})
