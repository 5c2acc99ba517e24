import type { Job } from '#kit/server/jobs.ts'
import { remindOfBills } from './actions/remind.ts'
import { warnOfBudgets } from './actions/warn-of-budgets.ts'
import { startDueRuns, workOnRuns } from './actions/work-on-runs.ts'

export const billJobs: readonly Job[] = [
  // Looked at every night: what a night missed, or could not compute, is due on the next (B1).
  { name: 'bill.run', schedule: { cron: '10 0 * * *' }, run: async ({ database }) => ({ done: await startDueRuns(database) }) },
  { name: 'bill.compute', schedule: { everySeconds: 10 }, run: async ({ database, log }) => ({ done: await workOnRuns({ database, log }) }) },
  // In the morning, so that it is read on the same day (B14).
  { name: 'bill.remind', schedule: { cron: '30 8 * * *' }, run: async ({ database }) => ({ done: await remindOfBills(database) }) },
  // Soon after bills are sent (B12).
  { name: 'bill.budgets', schedule: { cron: '*/15 * * * *' }, run: async ({ database }) => ({ done: await warnOfBudgets(database) }) },
]
