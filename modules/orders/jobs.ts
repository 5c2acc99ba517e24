import type { Job } from '#kit/server/jobs.ts'
import { actWhenDue, remindOfExpiry } from './actions/act-when-due.ts'

export const orderJobs: readonly Job[] = [
  { name: 'order.due', schedule: { everySeconds: 60 }, run: async ({ database, log }) => ({ done: await actWhenDue({ database, log }) }) },
  { name: 'order.remind', schedule: { cron: '*/5 * * * *' }, run: async ({ database, log }) => ({ done: await remindOfExpiry({ database, log }) }) },
]
