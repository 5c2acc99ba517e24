import { sql } from 'kysely'
import { platformNow, type Tx } from '#kit/server/database.ts'
import { hasBooks, noteOpening, openBooks } from '#modules/quotas/offers.ts'
import { quotaUsedByResources } from '#modules/resources/offers.ts'
import { catalogueFor, unitDemandOf } from './catalogue.ts'
import type { WantedItem } from './content-store.ts'
import { quotaReservedByApplications } from './offers.ts'

/**
 * At the start of a server: what was applied for and created before quotas were counted is counted, and the first books
 * are opened with exactly what is in use (Q6). Usually there is nothing to do, and nothing is locked.
 */
export async function syncQuotaDemand(tx: Tx): Promise<void> {
  if (!await isAnythingUncounted(tx)) return
  await sql`lock table application_items, resources, quotas in share row exclusive mode`.execute(tx)
  for (const table of ['application_items', 'resources'] as const) await countAll(tx, table)
  if (await hasBooks(tx)) return
  const at = await platformNow(tx)
  await openBooks(tx, { at, used: await quotaUsedByResources(tx), reserved: await quotaReservedByApplications(tx), needPercent: 100, capacityPercent: 100, base: [] })
  await noteOpening(tx, at)
}

async function isAnythingUncounted(tx: Tx): Promise<boolean> {
  const { rows: [found] } = await sql<{ isAny: boolean }>`
    select exists (select from application_items where quota_demand is null) or exists (select from resources where quota_demand is null) as "isAny"`.execute(tx)
  return found!.isAny
}

type Uncounted = WantedItem & { readonly id: string; readonly departmentId: string }
const batch = 500

async function countAll(tx: Tx, table: 'application_items' | 'resources'): Promise<void> {
  for (;;) {
    const rows = await uncounted(tx, table)
    if (rows.length === 0) return
    const demands: { id: string; demand: object }[] = []
    for (const [departmentId, items] of Map.groupBy(rows, (row) => row.departmentId)) {
      const catalogue = await catalogueFor(tx, departmentId, items)
      demands.push(...items.map((item) => ({ id: item.id, demand: unitDemandOf(catalogue, item) })))
    }
    await sql`update ${sql.table(table)} set quota_demand = w.demand from jsonb_to_recordset(${JSON.stringify(demands)}::jsonb) as w(id bigint, demand jsonb)
      where ${sql.table(table)}.id = w.id`.execute(tx)
  }
}

async function uncounted(tx: Tx, table: 'application_items' | 'resources'): Promise<Uncounted[]> {
  const columns = sql`o.id::text as id, o.service_code as "serviceCode", o.service_version as "serviceVersion", o.region_id::text as "regionId", o.configuration, 1 as quantity, '' as remark, '[]'::jsonb as resources`
  const { rows } = await (table === 'resources'
    ? sql<Uncounted>`select ${columns}, o.department_id::text as "departmentId" from resources o where o.quota_demand is null order by o.department_id, o.id limit ${batch}`
    : sql<Uncounted>`select ${columns}, a.department_id::text as "departmentId" from application_items o join applications a on a.id = o.application_id
        where o.quota_demand is null order by a.department_id, o.id limit ${batch}`).execute(tx)
  return rows
}
