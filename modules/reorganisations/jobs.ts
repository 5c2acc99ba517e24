import type { Job } from '#kit/server/jobs.ts'
import { doDue } from './actions/do-due.ts'

export const reorganisationJobs: readonly Job[] = [
  // Soon after the day has begun; what an outage missed is due still.
  { name: 'reorganisation.do', schedule: { everySeconds: 60 }, run: async ({ database }) => ({ done: await doDue(database) }) },
]
