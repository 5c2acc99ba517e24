import { parseMoney, type Minor } from '#kit/pure/money.ts'
import { invalid } from '#kit/pure/refusal.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { storedDecimals, writtenAmount } from '../rules/grouping.ts'
import { monthIn, monthText } from '../rules/months.ts'
import { checkMonths, monthsBetween } from '../rules/statistics.ts'
import { readStatistics, type BillStatistics, type StatisticsConditions } from '../statistics-contract.ts'
import { readStatisticsRows, type StatisticsRow } from '../statistics-store.ts'

export const readStatisticsQuery = query(readStatistics, ({ database, actor, input }) => statisticsFor(database, actor, input))

/** The page and its export are the same numbers (B6). */
export async function statisticsFor(reader: Reader, actor: Actor, { from, to, ...wish }: StatisticsConditions): Promise<BillStatistics> {
  const [first, last] = [monthIn(from), monthIn(to)]
  const errors = checkMonths(first, last)
  if (errors.length > 0) throw invalid(errors)
  const currency = await readCurrency(reader)
  const months = monthsBetween(first, last)
  const rows = await readStatisticsRows(reader, actor, { ...wish, from: first, to: last })
  const written = (amount: Minor) => writtenAmount(amount, currency.decimals)
  const groups = [...Map.groupBy(rows, ({ id }) => id)].map(([id, found]) => ({ id, name: found[0]!.name, byMonth: months.map((month) => sumOf(found.filter((row) => row.month === month))) }))
  const totals = months.map((_, index) => groups.reduce((sum, { byMonth }) => sum + byMonth[index]!, 0n))
  return {
    currency, months: months.map(monthText), amounts: totals.map(written), total: written(added(totals)),
    groups: groups.map((group) => ({ ...group, sum: added(group.byMonth) })).toSorted(bySum).map(({ id, name, byMonth, sum }) => ({ id, name, total: written(sum), amounts: byMonth.map(written) })),
  }
}

function sumOf(rows: readonly StatisticsRow[]): Minor {
  return added(rows.map(({ amount }) => parseMoney(amount, storedDecimals)))
}
function added(amounts: readonly Minor[]): Minor {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}
function bySum(left: { readonly sum: Minor; readonly id: string | null }, right: { readonly sum: Minor; readonly id: string | null }): number {
  if (left.sum !== right.sum) return left.sum < right.sum ? 1 : -1
  return String(left.id).localeCompare(String(right.id))
}
