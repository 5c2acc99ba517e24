import { sql } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { historyList, type HistoryEntry } from './contract.ts'

type Stored = Omit<HistoryEntry, 'at' | 'region'> & { readonly at: Date; readonly regionId: string; readonly metric: Metric }

const reference = (id: string, name: string) => sql`case when ${sql.ref(id)} is not null then jsonb_build_object('id', ${sql.ref(id)}::text, 'name', ${sql.ref(name)}) end`
const numbers = sql.join(['total', 'allocated', 'used', 'reserved'].map((name) => sql`c.${sql.raw(name)}, c.${sql.raw(name)}_after as ${sql.ref(`${name}After`)}`))

const source: ListSource<typeof historyList> = {
  columns: sql`c.id, c.at, jsonb_build_object('id', d.id::text, 'name', department_label(d)) as department, c.region_id as "regionId", c.metric, c.kind, ${numbers},
    ${reference('a.id', 'a.display_name')} as by, ${reference('f.id', 'f.display_name')} as for,
    jsonb_build_object('kind', c.subject_kind, 'id', c.subject_id::text, 'number', c.subject_number) as subject, c.reason`,
  from: sql`quota_changes c join departments d on d.id = c.department_id left join accounts a on a.id = c.account_id left join accounts f on f.id = c.for_account_id`,
  id: sql`c.id`,
  fields: { at: sql`c.at`, region: sql`c.region_id`, metric: sql`c.metric`, kind: sql`c.kind`, department: sql`c.department_id` },
  alone: { from: sql`quota_changes c`, joinedFields: [] },
}

/** Q5: of one's own department; those who see the ones below it see their changes too (A3). */
export async function listHistoryRows(reader: Reader, actor: Actor, input: ListInput): Promise<ListResult<Stored>> {
  const departmentIds = actor.quotaPermissions.includes('quota.view_subordinates') ? actor.subtree : actor.departmentId === null ? [] : [actor.departmentId]
  const page = await listRows<typeof historyList, Stored>(reader, historyList, source, input, sql`c.department_id = any(${[...departmentIds]}::bigint[])`)
  return { ...page, items: page.items.map(withNumbers) }
}

const counts = ['total', 'allocated', 'used', 'reserved', 'totalAfter', 'allocatedAfter', 'usedAfter', 'reservedAfter'] as const
function withNumbers(row: Stored): Stored {
  return { ...row, ...Object.fromEntries(counts.map((name) => [name, Number(row[name])])) }
}
