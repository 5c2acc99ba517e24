import { setTimeout as delay } from 'node:timers/promises'
import { sealAll } from '#modules/audit/jobs.ts'
import type { TestApp } from './http.ts'

/** Everything committed is sealed; transactions of other test files on the same server hold that back for a moment. */
export async function sealedToTheEnd(app: TestApp): Promise<void> {
  for (const deadline = Date.now() + 45_000; ;) {
    await sealAll(app.database)
    const open = await app.sql('select from events e where not exists (select from audit_links l where l.event_id = e.id) limit 1')
    if (open.length === 0) return
    if (Date.now() > deadline) throw new Error('the events were not sealed in time')
    await delay(50)
  }
}
