import { sql } from 'kysely'
import { inTransaction, platformNow, type Database } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { RefusedAct } from '#kit/server/refused-acts.ts'

/**
 * Somebody tried what they may not do (C-I1, ASVS 16.3.2): one event per account, route and minute, whichever instance it
 * is tried at, so that nobody floods the log.
 */
export async function recordRefusal(database: Database, { actor, route, address, requestId }: RefusedAct): Promise<void> {
  await inTransaction(database, async (tx) => {
    const { rows } = await sql`insert into access_refusals (account_id, route, minute) values (${actor.id}, ${route}, date_trunc('minute', clock_timestamp()))
      on conflict do nothing returning 1`.execute(tx)
    if (rows.length === 0) return
    await appendEvents(tx, { actor, now: await platformNow(tx), address, requestId }, [{ kind: 'access.refused', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, facts: { route } }])
  })
}

/** What keeps a minute's refusals single is of no use afterwards; the events stay. */
export async function sweepRefusals(database: Database): Promise<number> {
  const { numAffectedRows } = await sql`delete from access_refusals where minute < clock_timestamp() - interval '1 hour'`.execute(database)
  return Number(numAffectedRows ?? 0)
}
