import type { Job } from '#kit/server/jobs.ts'
import { sweepPending } from './store.ts'

const batch = 200

/** Removes what was uploaded and never used within a day (chapter 12, Attachments). */
export const attachmentJobs: readonly Job[] = [
  {
    name: 'attachment.sweep',
    schedule: { cron: '17 * * * *' },
    run: async ({ database }) => {
      let done = 0
      for (let swept = batch; swept === batch; done += swept) swept = await sweepPending(database, batch)
      return { done }
    },
  },
]
