import { sql } from 'kysely'
import type { ListSource } from '#kit/server/list.ts'
import type { usageList } from './contract.ts'

export type UsageRowRecord = {
  readonly id: string; readonly day: string; readonly sourceId: string; readonly kind: 'resource' | 'product'; readonly subjectId: string; readonly subjectName: string; readonly metric: string
  readonly fromAt: Date; readonly toAt: Date; readonly quantity: string; readonly corrects: string | null; readonly receivedAt: Date; readonly byId: string; readonly byName: string
}
const kind = sql`case when u.product_id is null then 'resource' else 'product' end`
const name = sql`coalesce(p.number || ' ' || p.name, r.instance_id)`

/** The newest first; a day's filter reads the months that it lies in. */
export const usageSource: ListSource<typeof usageList> = {
  columns: sql`u.id::text as id, u.day, u.source_id as "sourceId", ${kind} as kind, coalesce(u.product_id, u.resource_id)::text as "subjectId", ${name} as "subjectName", u.metric,
    u.from_at as "fromAt", u.to_at as "toAt", u.quantity::text as quantity, u.corrects, u.received_at as "receivedAt", a.id::text as "byId", a.display_name as "byName"`,
  from: sql`usage_records u join accounts a on a.id = u.account_id left join products p on p.id = u.product_id left join resources r on r.id = u.resource_id`,
  id: sql`u.id`,
  fields: { metric: sql`u.metric`, day: sql`u.day`, kind, subject: name, sourceId: sql`u.source_id`, receivedAt: sql`u.received_at` },
  alone: { from: sql`usage_records u`, joinedFields: ['subject'] },
}

/** Whoever may record usage sees all of it. */
export const everyRecord = sql`true`
