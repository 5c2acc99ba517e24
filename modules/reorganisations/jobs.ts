import type { Job } from '#kit/server/jobs.ts'

export const reorganisationJobs: readonly Job[] = [
]
