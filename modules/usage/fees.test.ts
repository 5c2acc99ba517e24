import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { useTestApp, type Client } from '#testkit/http.ts'
import { body, cast, delivered, pointsOf, toppedUp, travelTo, type Cast, type TestProduct } from '#testkit/orders.ts'
import { flow, recorded, usageDue } from '#testkit/usage.ts'
import { usageOfMembers } from './offers.ts'

// The demonstration's price of flow is 0.0008 for 1 MB.
const app = useTestApp()
let people: Cast
let om: Client, member: Client, business: Client
let product: TestProduct
beforeAll(async () => {
  people = await cast(app)
  ;({ om, member, business } = people)
  product = await delivered(people, { months: 36 })
})
type FeeRow = { id: string; month: string; amount: string; charged: string; due: string; state: string }
const fees = async (client = member) => body<{ items: FeeRow[] }>(await client.get('/usage-fees/mine?sort=month')).items
/** As the fee report selects it. */
const reported = async (from: string, to: string) => (await sql`
  select trim_scale(u.quantity)::text as quantity, trim_scale(u.unit_price)::text as "unitPrice", u.payable::text as payable, u.paid::text as paid
  from ${usageOfMembers({ from, to, today: '2027-06-01', decimals: 2 })} u order by u.month`.execute(app.database)).rows
const feeOf = async (month: string) => (await fees()).find((fee) => fee.month === `${month}-01`)
const linesOf = async (id: string) => body<{ lines: { month: string; quantity: number; unitPrice: string; amount: string }[] }>(await member.get(`/usage-fees/mine/${id}`)).lines

describe('fees', () => {
  test('[usage] a month is charged on the 1st of the next, rounded at the line, once whoever runs it', async () => {
    await travelTo(app, '2026-12-31', '23:50')
    await recorded(om, flow(product.id, '2026-12-05', 100_000), flow(product.id, '2026-12-06', 23_456.25))
    expect(await usageDue(app, 'usage.charge')).toBe(0)
    const mine = body<{ openAmount: string; open: object[]; due: string }>(await member.get('/usage/mine'))
    expect(mine).toMatchObject({ openAmount: '98.77', due: '0.00', open: [{ product: { id: product.id }, month: '2026-12-01', quantity: 123_456.25, unitPrice: '0.0008', amount: '98.77' }] })
    await travelTo(app, '2027-01-01', '00:30')
    const before = Number(await pointsOf(member))
    const made = await Promise.all([usageDue(app, 'usage.charge'), usageDue(app, 'usage.charge'), usageDue(app, 'usage.charge')])
    expect(made.reduce((sum, count) => sum + count)).toBe(1)
    expect(await usageDue(app, 'usage.charge')).toBe(0)
    expect(await fees()).toMatchObject([{ month: '2026-12-01', amount: '98.77', charged: '98.77', due: '0.00', state: 'paid' }])
    expect(before - Number(await pointsOf(member))).toBeCloseTo(98.77, 6)
    const { items: [entry] } = body<{ items: object[] }>(await member.get('/points/mine/entries'))
    expect(entry).toMatchObject({ kind: 'usage', amount: '-98.77', cause: { kind: 'usage_month', number: '2026-12' } })
    await app.drain()
    const { items: [message] } = body<{ items: object[] }>(await member.get('/messages'))
    expect(message).toMatchObject({ title: expect.arrayContaining(['2026-12 用量费用：已扣除 98.77 点']), link: `/my-usage/fees/${(await feeOf('2026-12'))!.id}` })
  })

  test('[usage] what comes late, and corrections of a charged month, are lines of the next fee that name their month', async () => {
    const right = flow(product.id, '2026-12-20', 50_000)
    await recorded(om, right)
    await recorded(om, flow(product.id, '2026-12-20', -10_000, { corrects: right.sourceId }), flow(product.id, '2026-12-25', 5_000))
    await travelTo(app, '2027-01-16')
    await recorded(om, flow(product.id, '2027-01-15', 1_000))
    await travelTo(app, '2027-02-01')
    expect(await usageDue(app, 'usage.charge')).toBe(1)
    const fee = await feeOf('2027-01')
    expect(await linesOf(fee!.id)).toEqual([
      expect.objectContaining({ month: '2026-12-01', quantity: 45_000, unitPrice: '0.0008', amount: '36.00' }), expect.objectContaining({ month: '2027-01-01', quantity: 1_000, amount: '0.80' }),
    ])
    expect(fee!.amount).toBe('36.80')
  })

  test('[usage] late usage alone makes a fee; corrections that outweigh usage are carried over, never paid back', async () => {
    const first = flow(product.id, '2027-01-20', 20_000)
    await recorded(om, first)
    await travelTo(app, '2027-03-01')
    expect(await usageDue(app, 'usage.charge')).toBe(1)
    expect(await feeOf('2027-02')).toMatchObject({ amount: '16.00' })
    await recorded(om, flow(product.id, '2027-02-20', -20_000, { corrects: first.sourceId }))
    await travelTo(app, '2027-04-01')
    expect(await usageDue(app, 'usage.charge')).toBe(0)
    expect(body(await member.get('/usage/mine'))).toMatchObject({ openAmount: '-16.00' })
    await recorded(om, flow(product.id, '2027-03-31', 30_000))
    await travelTo(app, '2027-04-02')
    expect(await usageDue(app, 'usage.charge')).toBe(1)
    expect(await feeOf('2027-03')).toMatchObject({ amount: '8.00', charged: '8.00' })
  })

  test('[usage] each day\'s own price; a price of the next month does not count before', async () => {
    const { items: [price] } = body<{ items: { id: string; version: number }[] }>(await business.get('/unit-prices?resource=Flow'))
    body(await business.patch(`/unit-prices/${price!.id}`, { version: price!.version, price: '0.001', fromDay: '2027-04-11', confirmed: true }))
    await travelTo(app, '2027-05-01', '00:05')
    await recorded(om, flow(product.id, '2027-04-10', 10_000), flow(product.id, '2027-04-11', 10_000), flow(product.id, '2027-04-30', 10_000))
    await usageDue(app, 'usage.charge')
    expect(await linesOf((await feeOf('2027-04'))!.id)).toMatchObject([{ quantity: 10_000, unitPrice: '0.0008', amount: '8.00' }, { quantity: 20_000, unitPrice: '0.001', amount: '20.00' }])
  })

  test('[usage] too few points: what is there is taken, the rest stays due to both sides and is taken after a top-up', async () => {
    const id = await toppedUp(app, 'member1', '1')
    const balance = await pointsOf(member)
    body(await business.post(`/points/${id}/pay-outs`, { amount: (Number(balance) - 5).toFixed(2) }), 201)
    await travelTo(app, '2027-05-31')
    await recorded(om, flow(product.id, '2027-05-30', 12_000))
    await travelTo(app, '2027-06-01')
    await usageDue(app, 'usage.charge')
    const fee = await feeOf('2027-05')
    expect(fee).toMatchObject({ amount: '12.00', charged: '5.00', due: '7.00', state: 'due' })
    expect(await reported('2027-05-01', '2027-05-31')).toMatchObject([{ payable: '12.00', paid: '5.00' }])
    expect(await reported('2027-05-31', '2027-06-30')).toEqual([])
    expect(await reported('2027-04-11', '2027-04-11')).toMatchObject([{ quantity: '10000', unitPrice: '0.001', payable: '10.00', paid: '10.00' }])
    expect(body(await member.get('/usage/mine'))).toMatchObject({ due: '7.00' })
    expect(body(await business.get('/usage-fees/state'))).toMatchObject({ due: '7.00', members: 1, waiting: [] })
    expect(body<{ items: object[] }>(await business.get('/usage-fees?state=due&member=member1')).items).toMatchObject([{ id: fee!.id, due: '7.00' }])
    expect(await usageDue(app, 'usage.collect')).toBe(0)
    await toppedUp(app, 'member1', '3')
    expect(await usageDue(app, 'usage.collect')).toBe(1)
    await toppedUp(app, 'member1', '10000')
    const collected = await Promise.all([usageDue(app, 'usage.collect'), usageDue(app, 'usage.collect')])
    expect(collected.reduce((sum, count) => sum + count)).toBe(1)
    expect(await reported('2027-05-01', '2027-05-31')).toMatchObject([{ quantity: '12000', payable: '12.00', paid: '12.00' }])
    expect(await feeOf('2027-05')).toMatchObject({ charged: '12.00', state: 'paid' })
    expect(body<{ payments: object[] }>(await business.get(`/usage-fees/${fee!.id}`)).payments).toMatchObject([{ amount: '5.00' }, { amount: '3.00' }, { amount: '4.00' }])
    expect(await pointsOf(member)).toBe('9996.00')
  })

  test('[usage] three months\' outage: each month its own fee, once', async () => {
    await travelTo(app, '2027-09-02')
    await recorded(om, ...['2027-06-10', '2027-07-10', '2027-08-10'].map((day, index) => flow(product.id, day, 1_000 * (index + 1))))
    expect(await usageDue(app, 'usage.charge')).toBe(3)
    expect((await fees()).slice(-3)).toMatchObject([{ month: '2027-06-01', amount: '1.00' }, { month: '2027-07-01', amount: '2.00' }, { month: '2027-08-01', amount: '3.00' }])
    expect(await usageDue(app, 'usage.charge')).toBe(0)
  })

  test('[usage] without a unit price the fee waits, and the operators see whose and why', async () => {
    const { items: [price] } = body<{ items: { id: string; version: number }[] }>(await business.get('/unit-prices?resource=Flow'))
    await app.sql(`insert into unit_price_changes (unit_price_id, from_day, price, at) values ($1, '2027-09-10', null, platform_now())`, [price!.id])
    await travelTo(app, '2027-10-01')
    await recorded(om, flow(product.id, '2027-09-20', 1_000))
    expect(await usageDue(app, 'usage.charge')).toBe(0)
    expect(body(await business.get('/usage-fees/state'))).toMatchObject({ waiting: [{ member: { name: expect.any(String) }, metric: 'flow', fromDay: '2027-09-20', toDay: '2027-09-20', quantity: 1000 }] })
    expect(body(await member.get('/usage/mine'))).toMatchObject({ openAmount: null, open: [{ unitPrice: null, amount: null }] })
    // The first price that comes to count after the day is taken for it.
    await app.sql(`insert into unit_price_changes (unit_price_id, from_day, price, at) values ($1, '2027-10-01', 0.002, platform_now())`, [price!.id])
    expect(await usageDue(app, 'usage.charge')).toBe(1)
    expect(await feeOf('2027-09')).toMatchObject({ amount: '2.00' })
    expect(body(await business.get('/usage-fees/state'))).toMatchObject({ waiting: [] })
  })

  test('[A2] a member sees their own fees and usage, nobody else\'s', async () => {
    const fee = (await fees())[0]!
    const other = await app.as('member2')
    expect((await other.get(`/usage-fees/mine/${fee.id}`)).status).toBe(404)
    expect(await fees(other)).toEqual([])
    expect(body<{ items: object[] }>(await other.get('/usage/mine/days')).items).toEqual([])
    expect((await member.get('/usage-fees')).status).toBe(403)
    expect((await member.get(`/usage-fees/${fee.id}`)).status).toBe(403)
    expect((await business.get('/usage-fees/999999')).status).toBe(404)
    expect((await om.get('/usage-fees/mine')).status).toBe(403)
    const days = body<{ items: object[] }>(await member.get(`/usage/mine/days?day=2026-12-05..2026-12-06&sort=day&product=${product.number}`)).items
    expect(days).toMatchObject([{ day: '2026-12-05', quantity: 100_000 }, { day: '2026-12-06', quantity: 23_456.25 }])
  })
})
