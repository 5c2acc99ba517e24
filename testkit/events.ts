import { inTransaction, platformNow, type Database, type Tx } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'

/** Something that happened, as an action of the system would record it. */
export async function recordEvent(tx: Tx, kind: string, facts: Record<string, unknown> = {}): Promise<void> {
  await appendEvents(tx, { actor: system, now: await platformNow(tx), address: null, requestId: null }, [{ kind, subject: { kind: 'test', id: '1' }, facts }])
}

export async function happen(database: Database, kind: string, facts: Record<string, unknown> = {}): Promise<void> {
  await inTransaction(database, (tx) => recordEvent(tx, kind, facts))
}
