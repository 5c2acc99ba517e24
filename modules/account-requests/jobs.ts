import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { Job } from '#kit/server/jobs.ts'
import { system } from '#modules/access/rules/actor.ts'
import { takeOverdue } from './store.ts'

export const accountRequestJobs: readonly Job[] = [
  {
    // By what is late at the platform's now: a second run, or one on another instance, finds nothing left to say.
    name: 'account_request.remind',
    schedule: { cron: '*/5 * * * *' },
    run: async ({ database }) => ({
      done: await inTransaction(database, async (tx) => {
        const now = await platformNow(tx)
        const overdue = await takeOverdue(tx, now)
        await appendEvents(tx, { actor: system, now, address: null, requestId: null }, overdue.map(({ id, number, departmentId }) =>
          ({ kind: 'account_request.overdue', subject: { kind: 'account_request', id }, departmentId, facts: { number } })))
        return overdue.length
      }),
    }),
  },
]
