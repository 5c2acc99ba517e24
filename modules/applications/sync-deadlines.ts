import type { Tx } from '#kit/server/database.ts'
import { countUncounted, recount } from './actions/counting.ts'
import { lockOpen } from './deadline-store.ts'

/**
 * At server start: gives applications of an older version their due day (R7), and all of them another one if the
 * shipped tables of holidays changed. Usually there is nothing to do, and nothing is locked.
 */
export async function syncDeadlines(tx: Tx, isCalendarNew = false): Promise<void> {
  if (!isCalendarNew) {
    await countUncounted(tx)
    return
  }
  await lockOpen(tx)
  await recount(tx)
}
