import type { Job } from '#kit/server/jobs.ts'

export const webhookJobs: readonly Job[] = [
]
