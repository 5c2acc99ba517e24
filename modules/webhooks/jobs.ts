import type { Job } from '#kit/server/jobs.ts'

/** Deliveries are no schedule: the worker reads events and sends all the time (`app/worker.ts`). */
export const webhookJobs: readonly Job[] = []
