import type { Job } from '#kit/server/jobs.ts'

export const accountRequestJobs: readonly Job[] = [
]
