import { sql } from 'kysely'
import { refuse } from '#kit/pure/refusal.ts'
import type { Tx } from '#kit/server/database.ts'

/** An open application that changes or releases resources. */
export type Holder = { readonly id: string; readonly number: string; readonly kind: 'change' | 'release' }

/**
 * The application holds exactly these resources from now on. A resource is in one open change or release: of two at once
 * one waits here, and then is 409 `resource.held` with the other's number.
 */
export async function writeHolds(tx: Tx, holder: Holder, resourceIds: readonly string[]): Promise<void> {
  const ids = sql`${[...resourceIds]}::bigint[]`
  await sql`delete from resource_holds where application_id = ${holder.id} and resource_id <> all(${ids})`.execute(tx)
  if (resourceIds.length === 0) return
  await sql`
    insert into resource_holds (resource_id, application_id, application_number, kind)
    select id, ${holder.id}, ${holder.number}, ${holder.kind} from unnest(${ids}) as w(id) order by id on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ instanceId: string; number: string }>`
    select r.instance_id as "instanceId", h.application_number as number from resource_holds h join resources r on r.id = h.resource_id
    where h.resource_id = any(${ids}) and h.application_id <> ${holder.id} order by r.id`.execute(tx)
  if (rows.length > 0)
    throw refuse('resource.held', { instanceId: rows.map(({ instanceId }) => instanceId).join(', '), number: [...new Set(rows.map(({ number }) => number))].join(', ') })
}
