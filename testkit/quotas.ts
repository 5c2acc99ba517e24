import { inTransaction, platformNow } from '#kit/server/database.ts'
import { system } from '#modules/access/rules/actor.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { remainingOf, type QuotaNumbers } from '#modules/quotas/rules/quota.ts'
import { bookQuota } from '#modules/quotas/store.ts'
import type { TestApp } from './http.ts'

type Row = QuotaNumbers & { readonly departmentId: string; readonly regionId: string; readonly parentId: string | null }

/** A department's numbers of one metric in a region. */
export async function quotaOf(app: TestApp, code: string, metric: Metric = 'ecs.vcpu', region = 'pub-1'): Promise<Row> {
  const [row] = await app.sql<Row>(`
    select d.id::text as "departmentId", g.id::text as "regionId", d.parent_id::text as "parentId", q.total::float8 as total, q.allocated::float8 as allocated,
      q.used::float8 as used, q.reserved::float8 as reserved, q.overdue::float8 as overdue
    from quotas q join departments d on d.id = q.department_id join regions g on g.id = q.region_id where d.code = $1 and g.code = $2 and q.metric = $3`, [code, region, metric])
  return row!
}

/** Gives back to the parent all but so many units of what the department has left. */
export async function leaveQuota(app: TestApp, code: string, units: number, metric: Metric = 'ecs.vcpu', region = 'pub-1'): Promise<void> {
  const quota = await quotaOf(app, code, metric, region)
  const { departmentId, regionId, parentId } = quota
  const back = remainingOf(quota) - units
  await inTransaction(app.database, async (tx) => bookQuota(
    { tx, actor: system, now: await platformNow(tx), record: () => {}, subject: { kind: 'quota', id: null }, reason: 'test' },
    [{ departmentId, regionId, metric, total: -back, kind: 'allocation' }, { departmentId: parentId!, regionId, metric, allocated: -back, kind: 'allocation' }],
  ))
}
