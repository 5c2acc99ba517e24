import { expect } from 'vitest'
import { orderJobs } from '#modules/orders/jobs.ts'
import { platformNow } from '#kit/server/database.ts'
import type { Answer, Client, TestApp } from './http.ts'

export type TestProduct = { id: string; number: string; status: string; version: number; allowed: string[]; expiresAt: string; startsAt: string; price: Record<string, string>; [field: string]: unknown }
/** A machine with the defaults of its form: 1 core, 1 GB, … */
export const machine = (change: object = {}) => ({ service: 'fico', configuration: {}, months: 3, ...change })

/** The wanted, or a sentence with the answer. */
export function body<T = TestProduct>(answer: Answer, status = 200): T {
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
  return answer.body as T
}
export const code = ({ status, body: { code: said } }: Answer): string => status < 300 ? String(status) : `${status} ${said}`

/** Placed at the shown price: the products, read by whoever placed them. */
export async function placed(member: Client, ...products: object[]): Promise<TestProduct[]> {
  const wanted = products.length === 0 ? [machine()] : products
  const { total } = body<{ total: string }>(await member.post('/orders/quote', { products: wanted }))
  const order = body<{ products: { id: string }[] }>(await member.post('/orders', { products: wanted, shownTotal: total }), 201)
  return Promise.all(order.products.map(async ({ id }) => body(await member.get(`/products/${id}`))))
}

export type Cast = { readonly member: Client; readonly business: Client; readonly om: Client }
export async function cast(app: TestApp, member = 'member1'): Promise<Cast> {
  const [buyer, business, om] = await Promise.all([app.as(member), app.as('business'), app.as('om')])
  return { member: buyer, business, om }
}

const steps = {
  verification: 'business', 'resource-creation': 'om', delivery: 'business', expiry: 'om', ending: 'om', 'resource-renewal': 'om',
} as const
/** Takes these steps one after the other, each by whoever takes it. */
export async function taken(people: Cast, id: string, ...wanted: (keyof typeof steps)[]): Promise<TestProduct> {
  let product = body(await people.business.get(`/products/${id}`))
  for (const step of wanted) {
    const isChange = step === 'delivery' && product.status === 'resource_change'
    product = body(await people[isChange ? 'om' : steps[step]].post(`/products/${id}/${step}`))
  }
  return product
}

export async function delivered(people: Cast, change: object = {}): Promise<TestProduct> {
  const [product] = await placed(people.member, machine(change))
  return taken(people, product!.id, 'verification', 'resource-creation', 'delivery')
}

export async function shownRefund(client: Client, id: string): Promise<string> {
  return body<{ refund: string }>(await client.get(`/products/${id}/refund-preview`)).refund
}
export async function cancelled(client: Client, id: string, reason = '不再需要'): Promise<TestProduct> {
  return body(await client.post(`/products/${id}/cancellation`, { reason, shownRefund: await shownRefund(client, id) }))
}

export async function renewed(member: Client, id: string, months = 3): Promise<TestProduct> {
  const { payable } = body<{ payable: string }>(await member.post(`/products/${id}/renewal-quote`, { months }))
  return body(await member.post(`/products/${id}/renewal`, { months, shownTotal: payable }), 201)
}

/** What time makes due is done, as the worker does it; how many. */
export async function due(app: TestApp, name: 'order.due' | 'order.remind' = 'order.due'): Promise<number> {
  const problems: unknown[] = []
  const { done } = await orderJobs.find((job) => job.name === name)!.run({ database: app.database, now: await platformNow(app.database), log: (_line, facts) => { problems.push(facts) } })
  expect(problems).toEqual([])
  return done
}

/** More points for a member of the demonstration. */
export async function toppedUp(app: TestApp, account = 'member1', amount = '1000000'): Promise<string> {
  const [row] = await app.sql<{ id: string }>(`select id::text as id from accounts where account_name = $1`, [account])
  body(await (await app.as('business')).post(`/points/${row!.id}/top-ups`, { amount }), 201)
  return row!.id
}

export async function pointsOf(member: Client): Promise<string> {
  return body<{ balance: string }>(await member.get('/points/mine')).balance
}

/** To ten in the morning of a day of the platform. */
export async function travelTo(app: TestApp, day: string, time = '10:00'): Promise<void> {
  const [row] = await app.sql<{ seconds: number }>(`select extract(epoch from ($1::date + $2::time) at time zone 'Asia/Shanghai' - platform_now())::float8 as seconds`, [day, time])
  expect(row!.seconds, `${day} lies ahead`).toBeGreaterThan(0)
  await app.travel(`${row!.seconds} seconds`)
}
