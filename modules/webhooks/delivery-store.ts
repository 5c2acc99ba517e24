import { sql } from 'kysely'
import type { Reader, Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource, type SqlPart } from '#kit/server/list.ts'
import type { Delivery, listDeliveries } from './contract.ts'

// What people see of deliveries; sending is in `sending-store.ts`.

type Row = Omit<Delivery, 'webhook' | 'madeAt' | 'nextAttemptAt' | 'deliveredAt' | 'allowed'> & {
  readonly webhookId: string; readonly webhookName: string; readonly madeAt: Date; readonly nextAttemptAt: Date | null; readonly deliveredAt: Date | null; readonly isReachable: boolean
}
const columns = sql`d.id::text as id, d.webhook_id::text as "webhookId", w.name as "webhookName", d.event_id::text as "eventId", d.body::jsonb ->> 'kind' as kind,
  d.body::jsonb #>> '{subject,number}' as number, d.state, d.attempts, d.made_at as "madeAt", case when d.state = 'waiting' then d.next_attempt_at end as "nextAttemptAt",
  d.delivered_at as "deliveredAt", d.last_status as "lastStatus", d.last_answer as "lastAnswer", d.again_of is not null as "isRepeat", d.body,
  w.removed_at is null and w.is_enabled as "isReachable"`
const source: ListSource<(typeof listDeliveries)['list']> = {
  columns, from: sql`webhook_deliveries d join webhooks w on w.id = d.webhook_id`, id: sql`d.id`,
  fields: { madeAt: sql`d.made_at`, state: sql`d.state`, attempts: sql`d.attempts`, kind: sql`d.body::jsonb ->> 'kind'` },
}

function deliveryOf(mayRepeat: boolean) {
  return ({ webhookId, webhookName, madeAt, nextAttemptAt, deliveredAt, isReachable, ...row }: Row): Delivery => ({
    ...row, webhook: { id: webhookId, name: webhookName }, madeAt: madeAt.toISOString(), nextAttemptAt: nextAttemptAt?.toISOString() ?? null, deliveredAt: deliveredAt?.toISOString() ?? null,
    allowed: mayRepeat && isReachable && row.state !== 'waiting' ? ['redeliver'] : [],
  })
}

export async function deliveries(reader: Reader, shape: (typeof listDeliveries)['list'], input: ListInput, mayRepeat: boolean, webhookId?: string): Promise<ListResult<Delivery>> {
  const visible: SqlPart = webhookId === undefined ? sql`true` : sql`d.webhook_id = ${webhookId}`
  const page = await listRows<typeof shape, Row>(reader, shape, source, input, visible)
  return { ...page, items: page.items.map(deliveryOf(mayRepeat)) }
}

export async function deliveryById(reader: Reader, id: string): Promise<Delivery> {
  const { rows } = await sql<Row>`select ${columns} from ${source.from} where d.id = ${id}`.execute(reader)
  return deliveryOf(true)(rows[0]!)
}

export type Repeatable = { readonly rootId: string; readonly webhookId: string; readonly kind: string; readonly isRemoved: boolean; readonly isEnabled: boolean; readonly isWaiting: boolean }
/** The first delivery of what is to be sent again, locked: two who ask at once wait for each other. */
export async function lockRepeatable(tx: Tx, id: string): Promise<Repeatable | undefined> {
  const { rows: [root] } = await sql<{ id: string }>`
    select id::text as id from webhook_deliveries where id = (select coalesce(again_of, id) from webhook_deliveries where id = ${id}) for update`.execute(tx)
  if (!root) return undefined
  const { rows } = await sql<Repeatable>`
    select d.id::text as "rootId", w.id::text as "webhookId", d.body::jsonb ->> 'kind' as kind, w.removed_at is not null as "isRemoved", w.is_enabled as "isEnabled",
      exists (select from webhook_deliveries o where (o.id = d.id or o.again_of = d.id) and o.state = 'waiting') as "isWaiting"
    from ${source.from} where d.id = ${root.id}`.execute(tx)
  return rows[0]
}

export async function insertRepeat(tx: Tx, rootId: string, now: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into webhook_deliveries (webhook_id, event_id, again_of, body, made_at)
    select webhook_id, event_id, id, body, ${now} from webhook_deliveries where id = ${rootId} returning id::text as id`.execute(tx)
  return rows[0]!.id
}
