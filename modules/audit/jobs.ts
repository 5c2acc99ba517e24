import type { Job } from '#kit/server/jobs.ts'

export const auditJobs: readonly Job[] = [
]
