import { inTransaction } from '#kit/server/database.ts'
import type { Job } from '#kit/server/jobs.ts'
import { sweepSessions } from './session-store.ts'

export const accountJobs: readonly Job[] = [
  {
    name: 'session.sweep',
    schedule: { cron: '40 3 * * *' },
    run: async ({ database }) => ({ done: await inTransaction(database, sweepSessions) }),
  },
]
