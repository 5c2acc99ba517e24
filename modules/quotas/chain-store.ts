import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { remainingOf, type Quota } from './rules/quota.ts'
import { asNumbers, type StoredQuota } from './store.ts'

/** Which numbers are asked for. */
export type ChainKey = { readonly regionId: string; readonly metric: Metric }
export type ChainQuota = Quota & {
  readonly departmentName: string
  /** 0 at the root. */
  readonly depth: number
  readonly remaining: number
}

/**
 * The quotas of a department and of everything above it, for these regions and metrics, the department first: one
 * statement, however deep the tree is. Where nothing was ever given, all numbers are 0.
 */
export async function quotaChain(reader: Reader, departmentId: string, keys: readonly ChainKey[]): Promise<ChainQuota[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<StoredQuota & { departmentName: string }>`
    select d.id::text as "departmentId", department_label(d) as "departmentName", d.depth, w."regionId"::text as "regionId", w.metric,
      coalesce(q.total, 0) as total, coalesce(q.allocated, 0) as allocated, coalesce(q.used, 0) as used, coalesce(q.reserved, 0) as reserved,
      coalesce(q.overdue, 0) as overdue
    from departments own
    join departments d on d.id = any(string_to_array(trim(both '/' from own.path), '/')::bigint[])
    cross join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w("regionId" bigint, metric text)
    left join quotas q on q.department_id = d.id and q.region_id = w."regionId" and q.metric = w.metric
    where own.id = ${departmentId} order by d.depth desc, w."regionId", w.metric`.execute(reader)
  return rows.map(asNumbers).map((row) => ({ ...row, remaining: remainingOf(row) }))
}
