import { expect } from 'vitest'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { Refusal } from '#kit/pure/refusal.ts'
import { system } from '#modules/access/rules/actor.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { bookQuota, type ChangeKind } from '#modules/quotas/store.ts'
import { regionId } from './applications.ts'
import type { TestApp } from './http.ts'

/** Departments and regions of the demonstration by their codes. */
export type Places = { readonly public: string; readonly dedicated: string; readonly industry: string; readonly departments: Readonly<Record<string, string>> }

export async function placesOf(app: TestApp): Promise<Places> {
  const rows = await app.sql<{ code: string; id: string }>('select code, id::text as id from departments')
  const [inPublic, dedicated, industry] = [await regionId(app, 'pub-1'), await regionId(app, 'ded-1'), await regionId(app, 'ind-1')]
  return { public: inPublic, dedicated, industry, departments: Object.fromEntries(rows.map(({ code, id }) => [code, id])) }
}

/** Books in which nothing stands yet: a test then says what it needs. Only where nothing runs or waits. */
export async function emptyBooks(app: TestApp): Promise<void> {
  await app.sql('truncate quota_request_items, quota_requests, quota_grants, quota_changes, quotas')
}

/** Sets totals from the top down, over HTTP, as platform admin and parents do. */
export async function giveQuota(app: TestApp, totals: Readonly<Record<string, number>>, metric: Metric = 'ecs.vcpu', region = 'pub-1', until?: string): Promise<void> {
  const rows = await app.sql<{ code: string; id: string; parent: string | null }>(
    'select d.code, d.id::text as id, p.code as parent from departments d left join departments p on p.id = d.parent_id where d.code = any($1) order by d.depth', [Object.keys(totals)])
  const place = { regionId: await regionId(app, region) }
  for (const { code, id, parent } of rows) {
    const wanted = { [metric]: totals[code] }
    const answer = parent === null
      ? await (await app.as('platform')).put('/quotas/capacities', { ...place, totals: wanted, reason: 'test' })
      : await (await app.as(allocators[parent] ?? `${parent}.admin`)).post('/quotas/allocation', { ...place, departmentId: id, totals: wanted, ...until ? { until } : {} })
    expect(answer.status, `${code}: ${JSON.stringify(answer.body)}`).toBe(200)
  }
}
const allocators: Readonly<Record<string, string>> = { yun: 'om', dsj: 'bureau.admin', zfw: 'committee.admin' }

type Numbers = { readonly total: number; readonly allocated: number; readonly used: number; readonly reserved: number; readonly overdue: number }
export async function numbersOf(app: TestApp, code: string, metric: Metric = 'ecs.vcpu', region = 'pub-1'): Promise<Numbers> {
  const [row] = await app.sql<Numbers>(`
    select q.total::float8 as total, q.allocated::float8 as allocated, q.used::float8 as used, q.reserved::float8 as reserved, q.overdue::float8 as overdue
    from quotas q join departments d on d.id = q.department_id join regions g on g.id = q.region_id where d.code = $1 and g.code = $2 and q.metric = $3`, [code, region, metric])
  return row ?? { total: 0, allocated: 0, used: 0, reserved: 0, overdue: 0 }
}

/**
 * What the department's applications or resources would book; false if it was refused. Without them the proofs find a
 * difference: a test gives it back before it ends.
 */
export async function actOnRow(app: TestApp, code: string, change: { readonly used?: number; readonly reserved?: number }, metric: Metric = 'ecs.vcpu', kind: ChangeKind = 'reservation'): Promise<boolean> {
  const { departments, public: region } = await placesOf(app)
  return inTransaction(app.database, async (tx) => {
    const now = await platformNow(tx)
    const events: Parameters<Parameters<typeof bookQuota>[0]['record']>[0][] = []
    await bookQuota({ tx, actor: system, now, record: (event) => { events.push(event) }, subject: { kind: 'application', id: '1', number: 'RA-20260101-0001' } },
      [{ departmentId: departments[code]!, regionId: region, metric, kind, ...change }])
    await appendEvents(tx, { actor: system, now, address: null, requestId: null }, events)
    return true
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return false
    throw error
  })
}
