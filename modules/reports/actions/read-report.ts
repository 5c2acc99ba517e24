import { refuse } from '#kit/pure/refusal.ts'
import { query, type QueryContext } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { listServiceFees, listUsageFees, readFeeChoices, readFeeReport } from '../contract.ts'
import { findSearch, readChoices, type Search } from '../search-store.ts'
import { countRows, readFeeRows, type FeeKind } from '../store.ts'
import { rowOf, summary } from '../view.ts'

/** Members are ticked again only if they were to be remembered (§4.2.2); services and days always are. */
export const readReportQuery = query(readFeeReport, async ({ database, actor }) => {
  const search = await findSearch(database, actor.id)
  if (!search) return { search: null }
  const { services, from, to, memberIds, remember, searchedAt } = search
  return { search: { services: [...services], from, to, memberIds: remember ? [...memberIds] : [], remember, searchedAt: searchedAt.toISOString(), ...await summary(database, search) } }
})

/** The operator's last search; another one than that is refused. */
export async function lastSearch(reader: Reader, accountId: string, searchedAt?: string): Promise<Search> {
  const search = await findSearch(reader, accountId)
  if (!search) throw refuse('report.not_searched')
  if (searchedAt !== undefined && new Date(searchedAt).getTime() !== search.searchedAt.getTime()) throw refuse('report.other_search')
  return search
}

async function page({ database, actor, input: { page: number = 1, pageSize = 50, searchedAt } }: QueryContext<typeof listServiceFees>, kind: FeeKind) {
  const search = await lastSearch(database, actor.id, searchedAt)
  const first = (number - 1) * pageSize + 1
  const currency = await readCurrency(database)
  const rows = await readFeeRows(database, search, kind, { first, last: first + pageSize - 1 })
  return { items: rows.map((row) => rowOf(row, currency, actor.language)), total: await countRows(database, search, kind), page: number, pageSize }
}
export const listServiceFeesQuery = query(listServiceFees, (context) => page(context, 'service'))
export const listUsageFeesQuery = query(listUsageFees, (context) => page(context, 'usage'))

export const readChoicesQuery = query(readFeeChoices, ({ database }) => readChoices(database))
