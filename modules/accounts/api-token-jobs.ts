import type { Job } from '#kit/server/jobs.ts'
import { warnOfEndingTokens } from './actions/warn-of-ending-tokens.ts'

export const apiTokenJobs: readonly Job[] = [
  { name: 'token.warn', schedule: { cron: '20 8 * * *' }, run: async ({ database }) => ({ done: await warnOfEndingTokens(database) }) },
]
