import type { Job } from '#kit/server/jobs.ts'
import { endDueGrants } from './actions/end-grants.ts'

export const quotaJobs: readonly Job[] = [
  { name: 'quota.grants_end', schedule: { everySeconds: 60 }, run: async ({ database, now }) => ({ done: await endDueGrants(database, now) }) },
]
