import { action, type Route } from '#kit/server/action.ts'
import { recordUsage } from '../contract.ts'
import type { GivenRecord } from '../rules/record.ts'
import { checkRecords, rowMessage, takeIn } from './take-in.ts'

/** Checked before the transaction begins, so that it holds its claims shortly. */
export const recordUsageRoute: Route = {
  endpoint: recordUsage,
  isWrite: true,
  run: async (call) => {
    const checked = await checkRecords(call.database, (call.input as { records: readonly GivenRecord[] }).records)
    return action(recordUsage, async ({ tx, actor, now, record }) => {
      const taken = await takeIn({ tx, actor, now, record }, checked)
      return { accepted: taken.accepted, duplicates: taken.duplicates, errors: taken.errors.map((error) => ({ index: error.index, code: error.code, message: rowMessage(error, actor.language) })) }
    }).run(call)
  },
}
