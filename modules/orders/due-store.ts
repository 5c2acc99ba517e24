import { sql } from 'kysely'
import type { Database, Reader, Tx } from '#kit/server/database.ts'
import { reminders, usualUnverifiedDays, type ReminderKind } from './rules/worklists.ts'
import { hasResources } from './store.ts'

// What time does to products: selected by what is due at the platform's now (O8), looked at again under the lock.

/** At a time; a job asks again while it gets on. */
export const most = 500
async function ids(database: Database, query: ReturnType<typeof sql<{ id: string }>>): Promise<string[]> {
  return (await query.execute(database)).rows.map(({ id }) => id)
}

/** After how many days a product that nobody verified is cancelled: a setting of the platform. */
export async function unverifiedDays(reader: Reader): Promise<number> {
  const { rows } = await sql<{ value: unknown }>`select value from platform_settings where key = 'order.unverified_days'`.execute(reader)
  const days = rows[0]?.value
  return typeof days === 'number' && Number.isInteger(days) && days > 0 ? days : usualUnverifiedDays
}

export function unverifiedProducts(database: Database, placedBefore: Date): Promise<string[]> {
  return ids(database, sql`select p.id::text as id from products p where p.status = 'product_place' and p.placed_at <= ${placedBefore} order by p.placed_at, p.id limit ${most}`)
}

/** Kept products whose expiry is reached. */
export function productsToTurnOver(database: Database, now: Date): Promise<string[]> {
  return ids(database, sql`select p.id::text as id from products p where p.status = 'resource_keep' and p.expires_at <= ${now} order by p.expires_at, p.id limit ${most}`)
}

/** Cancelled ones of which nothing is left to delete. */
export function productsToEnd(database: Database): Promise<string[]> {
  return ids(database, sql`select p.id::text as id from products p where p.status = 'product_cancel' and not ${hasResources} order by p.id limit ${most}`)
}

export type DueReminder = { readonly productId: string; readonly expiresAt: Date; readonly kind: ReminderKind }
const earliestDays = -Math.min(...Object.values(reminders))
const kinds = JSON.stringify(Object.entries(reminders).map(([kind, afterDays]) => ({ kind, afterDays })))

/**
 * What is due to be said about an expiry and was not said. Of those before the expiry only the latest: after an outage
 * nobody is told of thirty days when three are left. What was due before the delivery is not said at all.
 */
export async function dueReminders(database: Database, now: Date): Promise<DueReminder[]> {
  const { rows } = await sql<DueReminder>`
    select distinct on (p.expires_at, p.id) p.id::text as "productId", p.expires_at as "expiresAt", k.kind
    from products p cross join jsonb_to_recordset(${kinds}::jsonb) as k (kind text, "afterDays" integer)
    where p.status in ('resource_deliver', 'resource_change', 'resource_expire') and p.expires_at <= ${now}::timestamptz + make_interval(days => ${earliestDays})
      and ((k."afterDays" <= 0 and p.status in ('resource_deliver', 'resource_change')) or (k."afterDays" > 0 and p.status = 'resource_expire'))
      and p.expires_at <= ${now}::timestamptz - make_interval(days => k."afterDays") and p.expires_at + make_interval(days => k."afterDays") >= p.starts_at
      and not exists (select from product_reminders s join jsonb_to_recordset(${kinds}::jsonb) as said (kind text, "afterDays" integer) on said.kind = s.kind
        where s.product_id = p.id and s.expires_at = p.expires_at and said."afterDays" >= k."afterDays")
    order by p.expires_at, p.id, k."afterDays" desc limit ${most}`.execute(database)
  return rows
}

/** True for whoever says it first. */
export async function noteReminder(tx: Tx, { productId, expiresAt, kind }: DueReminder, now: Date): Promise<boolean> {
  const { rows } = await sql`insert into product_reminders (product_id, expires_at, kind, at) values (${productId}, ${expiresAt}, ${kind}, ${now}) on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}
