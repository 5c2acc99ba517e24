import { query } from '#kit/server/action.ts'
import { listRows } from '#kit/server/list.ts'
import { listUsage } from '../contract.ts'
import { everyRecord, usageSource, type UsageRowRecord } from '../list-store.ts'

export const listUsageQuery = query(listUsage, async ({ database, input }) => {
  const found = await listRows<typeof listUsage['list'], UsageRowRecord>(database, listUsage.list, usageSource, input, everyRecord)
  return {
    ...found,
    items: found.items.map(({ subjectId, subjectName, fromAt, toAt, receivedAt, byId, byName, quantity, ...row }) => ({
      ...row, subject: { id: subjectId, name: subjectName }, from: fromAt.toISOString(), to: toAt.toISOString(), quantity: Number(quantity), receivedAt: receivedAt.toISOString(), by: { id: byId, name: byName },
    })),
  }
})
