import type { Job } from '#kit/server/jobs.ts'
import { dayOf } from '#kit/pure/time.ts'
import { chargeFees, collectFees } from './actions/charge-fees.ts'
import { monthOf, nextMonth } from './rules/fee.ts'
import { ensureMonths } from './store.ts'

export const usageJobs: readonly Job[] = [
  // Ahead of time, so that no first record of a month waits for its partition.
  { name: 'usage.months', schedule: { cron: '0 3 * * *' }, run: async ({ database, now }) => { await ensureMonths(database, [monthOf(dayOf(now)), nextMonth(monthOf(dayOf(now)))]); return { done: 2 } } },
  // On the 1st, and on every later night for what a night missed or a price held up.
  { name: 'usage.charge', schedule: { cron: '20 0 * * *' }, run: async ({ database, log }) => ({ done: await chargeFees({ database, log }) }) },
  { name: 'usage.collect', schedule: { everySeconds: 60 }, run: async ({ database, log }) => ({ done: await collectFees({ database, log }) }) },
]
