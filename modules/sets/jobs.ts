import { inTransaction } from '#kit/server/database.ts'
import type { Job } from '#kit/server/jobs.ts'
import { repriceSets } from './offers.ts'

export const setJobs: readonly Job[] = [
  // Unit prices may count from a later day (P4): nobody acts then, and a late run or one elsewhere finds what is left.
  { name: 'set.reprice', schedule: { cron: '*/5 * * * *' }, run: async ({ database }) => ({ done: await inTransaction(database, repriceSets) }) },
]
