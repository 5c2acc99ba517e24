import { inTransaction } from '#kit/server/database.ts'
import type { Job } from '#kit/server/jobs.ts'
import { sweepLinkRequests } from './link-request-store.ts'
import { sweepSessions } from './session-store.ts'
import { sweepSignOns } from './single-sign-on-store.ts'

export const accountJobs: readonly Job[] = [
  {
    name: 'session.sweep',
    schedule: { cron: '40 3 * * *' },
    run: async ({ database }) => ({
      done: await inTransaction(database, async (tx) => {
        await sweepLinkRequests(tx)
        await sweepSignOns(tx)
        return sweepSessions(tx)
      }),
    }),
  },
]
