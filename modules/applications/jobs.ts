import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { Job } from '#kit/server/jobs.ts'
import { system } from '#modules/access/rules/actor.ts'
import { countUncounted, remind } from './actions/counting.ts'

export const applicationJobs: readonly Job[] = [
  {
    // By what is due at the platform's now: a second run, a late one or one on another instance finds nothing left to say.
    name: 'application.remind',
    schedule: { cron: '*/5 * * * *' },
    run: async ({ database }) => ({
      done: await inTransaction(database, async (tx) => {
        // Applications that an older version submitted beside this one.
        await countUncounted(tx)
        const reminders = await remind(tx)
        await appendEvents(tx, { actor: system, now: await platformNow(tx), address: null, requestId: null }, reminders.map(({ id, kind, departmentId, ...facts }) => ({
          kind: kind === 'soon' ? 'application.due_soon' : 'application.overdue', subject: { kind: 'application', id }, departmentId, facts,
        })))
        return reminders.length
      }),
    }),
  },
]
