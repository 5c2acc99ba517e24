import { setTimeout as delay } from 'node:timers/promises'
import type { TestApp } from './http.ts'

/** What PostgreSQL counted in this file's database so far. */
async function counted(app: TestApp): Promise<number> {
  const [row] = await app.sql<{ deadlocks: number }>('select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()')
  return row!.deadlocks
}

async function connections(app: TestApp): Promise<number[]> {
  return (await app.sql<{ pid: number }>('select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')).map(({ pid }) => pid)
}

export type DeadlockWatch = { since(): Promise<number> }

/**
 * How many deadlocks there were since now, as PostgreSQL counts them. A connection tells its count when it ends, so
 * close what you watch (kill the instances, close the pools) before asking; whoever was connected before may stay.
 */
export async function watchDeadlocks(app: TestApp): Promise<DeadlockWatch> {
  const [before, known] = [await counted(app), new Set(await connections(app))]
  return {
    since: async () => {
      for (const deadline = Date.now() + 15_000; (await connections(app)).some((pid) => !known.has(pid));) {
        if (Date.now() > deadline) throw new Error('connections that were opened since are still there: their deadlocks are not counted yet')
        await delay(50)
      }
      return await counted(app) - before
    },
  }
}
