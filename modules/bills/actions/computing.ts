import { Refusal } from '#kit/pure/refusal.ts'
import { dayOf, type Day } from '#kit/pure/time.ts'
import type { Tx } from '#kit/server/database.ts'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { computeDraft, type Problem } from '../compute-store.ts'

/** Why a draft could not be made; the caller undoes what was written. */
export class NotComputable extends Error {
  readonly problem: Problem
  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems[0].code)
    const [first, ...others] = problems
    this.problem = { code: first.code, facts: others.length === 0 ? first.facts : { ...first.facts, others: others.length } }
  }
}

/** The lines of a locked draft; what is wrong with the unit's data is thrown. Answers how many lines it has. */
export async function compute(tx: Tx, bill: { readonly id: string; readonly unitId: string; readonly month: Day }, now: Date): Promise<number> {
  const { code, decimals } = await readCurrency(tx)
  const { lineCount, problems: [first, ...others] } = await computeDraft(tx, { billId: bill.id, unitId: bill.unitId, month: bill.month, today: dayOf(now), decimals, currency: code, now })
  if (first !== undefined) throw new NotComputable([first, ...others])
  return lineCount
}

/** The problem as a refusal; codes of the price list in words. */
export function refusalFor({ code, facts }: Problem): Refusal {
  const words = Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' && /^(category|resource|spec)$/.test(name) ? priceWord(value) : value])
  return new Refusal(code, 409, Object.fromEntries(words) as Record<string, unknown>)
}
