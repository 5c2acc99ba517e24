import { notFound } from '#kit/pure/refusal.ts'
import { parseMoney } from '#kit/pure/money.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { seesResource } from '#modules/resources/offers.ts'
import { readResourceCharges, type ResourceCharges } from '../charge-contract.ts'
import { chargesOf, presentLines, type PresentLine } from '../charge-store.ts'
import { daysOfMonth } from '../rules/charge.ts'
import { storedDecimals, writtenAmount } from '../rules/grouping.ts'
import { monthText } from '../rules/months.ts'

/** For everybody who sees the resource; drafts of closed months are the business operators' and stay out (B2). */
export const readChargesQuery = query(readResourceCharges, async ({ database, actor, now, input }) => {
  if (!await seesResource(database, actor, input.id)) throw notFound()
  const currency = await readCurrency(database)
  const today = dayOf(now)
  const month = `${today.slice(0, 7)}-01`
  const [months, lines] = await Promise.all([chargesOf(database, actor, input.id), presentLines(database, input.id, { month, today, decimals: currency.decimals })])
  const written = (amount: string | bigint) => writtenAmount(amount, currency.decimals)
  return {
    currency,
    months: months.map(({ month: of, amount, fixed, usage, adjustments, ...rest }) =>
      ({ ...rest, month: monthText(of), amount: written(amount), fixed: written(fixed), usage: written(usage), adjustments: written(adjustments) })),
    present: lines.length === 0 ? null : { month: monthText(month), toDay: today, daysOfMonth: daysOfMonth(month), ...sumOf(lines, written) },
  }
})

/** Without one price there is no sum (P5). */
function sumOf(lines: readonly PresentLine[], written: (amount: string | bigint) => string): Pick<NonNullable<ResourceCharges['present']>, 'amount' | 'lines'> {
  const amounts = lines.map(({ amount }) => amount === null ? null : parseMoney(amount, storedDecimals))
  return {
    amount: amounts.includes(null) ? null : written(amounts.reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n)),
    lines: lines.map(({ category, resource, spec, amount, ...line }) => ({ ...line, component: { category, resource, spec }, amount: amount === null ? null : written(amount) })),
  }
}
