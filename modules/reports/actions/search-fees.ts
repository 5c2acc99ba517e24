import { invalid, type FieldError } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { action } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { mostShown, searchFees } from '../contract.ts'
import type { Conditions } from '../rules/conditions.ts'
import { insertServiceRows, insertUsageRows, unknownOf, writeSearch } from '../search-store.ts'
import { readFeeRows } from '../store.ts'
import { rowOf, summary } from '../view.ts'

/** Searches, and keeps what was found: what is shown, summed up and exported afterwards is the same (guide 004 §4.2). */
export const searchAction = action(searchFees, async ({ tx, actor, now, input }) => {
  const problems = await problemsOf(tx, input)
  if (problems.length > 0) throw invalid(problems)
  const search = await writeSearch(tx, actor.id, input, now)
  await insertServiceRows(tx, search)
  await insertUsageRows(tx, search, { today: dayOf(now), decimals: (await readCurrency(tx)).decimals })
  const { sums, currency } = await summary(tx, search)
  const first = { first: 1, last: mostShown }
  const [serviceFees, usageFees] = [await readFeeRows(tx, search, 'service', first), await readFeeRows(tx, search, 'usage', first)]
  return {
    serviceFees: serviceFees.map((row) => rowOf(row, currency, actor.language)), usageFees: usageFees.map((row) => rowOf(row, currency, actor.language)),
    sums, currency, searchedAt: search.searchedAt.toISOString(),
  }
})

async function problemsOf(tx: Tx, conditions: Conditions): Promise<FieldError[]> {
  const unknown = await unknownOf(tx, conditions)
  return [
    ...conditions.to < conditions.from ? [{ path: 'to', code: 'report.range' }] : [],
    ...unknown.services.length > 0 ? [{ path: 'services', code: 'field.not_an_option' }] : [],
    ...unknown.memberIds.length > 0 ? [{ path: 'memberIds', code: 'field.not_an_option' }] : [],
  ]
}
