import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import { defaultThresholds, type Level, type Quota, type Thresholds } from './rules/quota.ts'
import { asNumbers, quotaColumns, type StoredQuota } from './store.ts'

const settingKey = 'quota.thresholds'

export async function readThresholds(reader: Reader): Promise<Thresholds> {
  const { rows } = await sql<{ value: Thresholds }>`select value from platform_settings where key = ${settingKey}`.execute(reader)
  return rows[0]?.value ?? defaultThresholds
}

export async function writeThresholds(tx: Tx, thresholds: Thresholds, accountId: string, now: Date): Promise<void> {
  await sql`insert into platform_settings (key, value, changed_by, changed_at) values (${settingKey}, ${JSON.stringify(thresholds)}::jsonb, ${accountId}, ${now})
    on conflict (key) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(tx)
}

/** Every row, locked in the one order: for what touches all of them. */
export async function lockAllQuotas(tx: Tx): Promise<(Quota & { readonly warned: Level })[]> {
  const { rows } = await sql<Omit<StoredQuota, 'depth'>>`
    select ${quotaColumns}, q.warned from quotas q join departments d on d.id = q.department_id
    order by d.depth, d.id, q.region_id, q.metric for no key update of q`.execute(tx)
  return rows.map(asNumbers)
}

/** What was told last of these rows. */
export async function writeLevels(tx: Tx, levels: readonly (Quota & { readonly warned: Level })[]): Promise<void> {
  if (levels.length === 0) return
  await sql`update quotas q set warned = w.warned
    from jsonb_to_recordset(${JSON.stringify(levels)}::jsonb) as w("departmentId" bigint, "regionId" bigint, metric text, warned smallint)
    where q.department_id = w."departmentId" and q.region_id = w."regionId" and q.metric = w.metric`.execute(tx)
}
