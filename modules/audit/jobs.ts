import { inTransaction, type Database } from '#kit/server/database.ts'
import type { Job } from '#kit/server/jobs.ts'
import { exportHead } from './heads.ts'
import { sweepRefusals } from './refusal-store.ts'
import { batchSize, sealNext } from './seal-store.ts'

export const auditJobs: readonly Job[] = [
  { name: 'audit.seal', schedule: { everySeconds: 10 }, run: async ({ database }) => ({ done: await sealAll(database) }) },
  {
    name: 'audit_head.export', schedule: { cron: '5 * * * *' },
    run: async ({ database, log }) => {
      const head = await exportHead(database)
      // The log of the process is a second place outside the database.
      if (head) log('audit head', head)
      return { done: head ? 1 : 0 }
    },
  },
  { name: 'access_refusal.sweep', schedule: { cron: '25 * * * *' }, run: async ({ database }) => ({ done: await sweepRefusals(database) }) },
]

/** Everything that is committed, batch after batch, each in a transaction of its own. */
export async function sealAll(database: Database): Promise<number> {
  for (let done = 0; ;) {
    const sealed = await inTransaction(database, sealNext)
    done += sealed
    if (sealed < batchSize) return done
  }
}
