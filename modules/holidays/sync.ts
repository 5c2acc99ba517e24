import { isDeepStrictEqual } from 'node:util'
import { platformNow, type Tx } from '#kit/server/database.ts'
import { shippedYears } from './rules/shipped-years.ts'
import type { YearTable } from './rules/year-table.ts'
import { lockCalendar, readShipped, writeShipped } from './store.ts'

/**
 * Writes the tables that come with the product, at server start after the migrations. A year that an administrator
 * changed is never touched. Answers whether something changed: then due days must be counted anew. Usually there is
 * nothing to do, and nothing is locked.
 */
export async function syncHolidays(tx: Tx): Promise<boolean> {
  if (changedTables(await readShipped(tx)).length === 0) return false
  await lockCalendar(tx, 'change')
  const tables = changedTables(await readShipped(tx))
  const now = await platformNow(tx)
  for (const table of tables) await writeShipped(tx, table, now)
  return tables.length > 0
}

function changedTables({ shipped, kept }: { readonly shipped: readonly YearTable[]; readonly kept: readonly number[] }): YearTable[] {
  return shippedYears.filter((table) => !kept.includes(table.year) && !isDeepStrictEqual(shipped.find(({ year }) => year === table.year), table))
}
