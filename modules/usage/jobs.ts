import type { Job } from '#kit/server/jobs.ts'
import { dayOf } from '#kit/pure/time.ts'
import { monthOf, nextMonth } from './rules/fee.ts'
import { ensureMonths } from './store.ts'

export const usageJobs: readonly Job[] = [
  // Ahead of time, so that no first record of a month waits for its partition.
  { name: 'usage.months', schedule: { cron: '0 3 * * *' }, run: async ({ database, now }) => { await ensureMonths(database, [monthOf(dayOf(now)), nextMonth(monthOf(dayOf(now)))]); return { done: 2 } } },
]
