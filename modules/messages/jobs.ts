import type { Job } from '#kit/server/jobs.ts'
import { makeDigests } from './actions/make-digests.ts'

export const messageJobs: readonly Job[] = [
  { name: 'mail.digest', schedule: { everySeconds: 60 }, run: async ({ database }) => ({ done: await makeDigests(database) }) },
]
