import { query } from '#kit/server/action.ts'
import { listRows } from '#kit/server/list.ts'
import { memberSummary } from '#modules/members/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { listEntries, listMyEntries, readMyPoints, readPoints } from '../contract.ts'
import { entriesOf, entrySource, type EntryRecord } from '../store.ts'
import { entryView, pointsView } from '../view.ts'

export const readPointsQuery = query(readPoints, async ({ database, actor, input }) => pointsView(database, actor, input.memberId))
/** Whoever shops sees the own account, and no other. */
export const readMyPointsQuery = query(readMyPoints, async ({ database, actor }) => pointsView(database, actor, actor.id))

export const listEntriesQuery = query(listEntries, async ({ database, actor, input }) => {
  await memberSummary(database, input.memberId)
  const { decimals } = await readCurrency(database)
  const found = await listRows<typeof listEntries['list'], EntryRecord>(database, listEntries.list, entrySource, input, entriesOf(input.memberId))
  return { ...found, items: found.items.map((entry) => entryView(actor, decimals, entry, false)) }
})
export const listMyEntriesQuery = query(listMyEntries, async ({ database, actor, input }) => {
  const { decimals } = await readCurrency(database)
  const found = await listRows<typeof listMyEntries['list'], EntryRecord>(database, listMyEntries.list, entrySource, input, entriesOf(actor.id))
  return { ...found, items: found.items.map((entry) => entryView(actor, decimals, entry, true)) }
})
