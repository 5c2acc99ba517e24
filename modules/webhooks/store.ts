import { sql } from 'kysely'
import { Refusal } from '#kit/pure/refusal.ts'
import { violated, type Reader, type Tx } from '#kit/server/database.ts'
import { listRows, type ListInput, type ListResult, type ListSource } from '#kit/server/list.ts'
import { open, seal } from '#kit/server/secrets.ts'
import type { listWebhooks, Webhook } from './contract.ts'

const purpose = 'webhook'

type Row = Omit<Webhook, 'madeAt' | 'lastDeliveredAt' | 'madeBy' | 'state' | 'allowed'> & {
  readonly isEnabled: boolean; readonly madeAt: Date; readonly madeById: string; readonly madeByName: string; readonly lastDeliveredAt: Date | null
}
const columns = sql`w.id::text as id, w.name, w.url, w.event_kinds as "eventKinds", w.is_enabled as "isEnabled", w.version, w.made_at as "madeAt",
  a.id::text as "madeById", a.display_name as "madeByName",
  (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
  (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.state = 'failed') as failed,
  (select max(d.delivered_at) from webhook_deliveries d where d.webhook_id = w.id) as "lastDeliveredAt"`
const source: ListSource<(typeof listWebhooks)['list']> = {
  columns, from: sql`webhooks w join accounts a on a.id = w.made_by`, id: sql`w.id`,
  fields: { name: sql`w.name collate pinyin`, madeAt: sql`w.made_at`, state: sql`case when w.is_enabled then 'enabled' else 'disabled' end` },
  search: [sql`w.name`, sql`w.url`],
}
const standing = sql`w.removed_at is null`

function webhookOf({ isEnabled, madeAt, madeById, madeByName, lastDeliveredAt, ...row }: Row): Webhook {
  return {
    ...row, state: isEnabled ? 'enabled' : 'disabled', madeAt: madeAt.toISOString(), madeBy: { id: madeById, name: madeByName },
    lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null, allowed: ['change', 'remove', 'renew', ...isEnabled ? ['test'] : []],
  }
}

export async function webhooks(reader: Reader, shape: (typeof listWebhooks)['list'], input: ListInput): Promise<ListResult<Webhook>> {
  const page = await listRows<typeof shape, Row>(reader, shape, source, input, standing)
  return { ...page, items: page.items.map(webhookOf) }
}

export async function findWebhook(reader: Reader, id: string): Promise<Webhook | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${source.from} where w.id = ${id} and ${standing}`.execute(reader)
  return rows[0] && webhookOf(rows[0])
}

type NewWebhook = { readonly name: string; readonly url: string; readonly eventKinds: readonly string[]; readonly secret: string; readonly by: string; readonly now: Date }
export async function insertWebhook(tx: Tx, { name, url, eventKinds, secret, by, now }: NewWebhook): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into webhooks (name, url, sealed_secret, event_kinds, made_by, made_at) values (${name}, ${url}, ${seal(secret, purpose)}, ${[...eventKinds]}, ${by}, ${now}) returning id::text as id`.execute(tx).catch(takenName)
  return rows[0]!.id
}

export type WebhookChanges = { readonly name: string; readonly url: string; readonly eventKinds: readonly string[]; readonly isEnabled: boolean }
/** False where somebody else changed or removed it meanwhile. */
export async function writeWebhook(tx: Tx, id: string, version: number, { name, url, eventKinds, isEnabled }: WebhookChanges): Promise<boolean> {
  const { numAffectedRows } = await sql`update webhooks w set name = ${name}, url = ${url}, event_kinds = ${[...eventKinds]}, is_enabled = ${isEnabled}, version = version + 1
    where w.id = ${id} and w.version = ${version} and ${standing}`.execute(tx).catch(takenName)
  return numAffectedRows === 1n
}
export async function writeSecret(tx: Tx, id: string, version: number, secret: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update webhooks w set sealed_secret = ${seal(secret, purpose)}, version = version + 1 where w.id = ${id} and w.version = ${version} and ${standing}`.execute(tx)
  return numAffectedRows === 1n
}

/** What waits for it is given up with it. */
export async function markRemoved(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update webhooks w set removed_at = ${now}, version = version + 1 where w.id = ${id} and ${standing}`.execute(tx)
  await sql`update webhook_deliveries set state = 'failed', claimed_until = null, last_answer = 'the webhook was removed' where webhook_id = ${id} and state = 'waiting'`.execute(tx)
  return numAffectedRows === 1n
}

export function openedSecret(sealed: string): string {
  const secret = open(sealed, purpose)
  if (secret === undefined) throw new Error('the secret of a webhook does not open: SECRET_KEY is not the one that sealed it')
  return secret
}

function takenName(error: unknown): never {
  if (violated(error, 'webhooks_by_name')) throw new Refusal('webhook.name_taken', 409, {}, [{ path: 'name', code: 'field.taken' }])
  throw error
}
