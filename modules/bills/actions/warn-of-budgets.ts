import { parseMoney } from '#kit/pure/money.ts'
import { dayOf } from '#kit/pure/time.ts'
import { inTransaction, platformNow, type Database } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { budgetsToWarn, noteWarnings, type BudgetDue } from '../budget-store.ts'
import { budgetPercent, thresholdsReached } from '../rules/budget.ts'
import { storedDecimals } from '../rules/grouping.ts'

/**
 * B12: budgets of this year and the last (December is billed in January) of which sent bills reached a threshold. Each
 * threshold is told once; of several at once the highest. Answers how many budgets were told of.
 */
export async function warnOfBudgets(database: Database): Promise<number> {
  const year = Number(dayOf(await platformNow(database)).slice(0, 4))
  let told = 0
  for (const budget of await budgetsToWarn(database, year - 1)) told += await warn(database, budget)
  return told
}

/** Once, however many servers run: the rows decide, in the transaction of the event. */
function warn(database: Database, budget: BudgetDue): Promise<number> {
  const [amount, spent] = [parseMoney(budget.amount, storedDecimals), parseMoney(budget.spent, storedDecimals)]
  return inTransaction(database, async (tx) => {
    const now = await platformNow(tx)
    const noted = await noteWarnings(tx, budget, thresholdsReached(amount, spent, budget.thresholds), now)
    if (noted.length === 0) return 0
    const { id, year, departmentId, departmentName, projectId, projectName } = budget
    await appendEvents(tx, { actor: system, now, address: null, requestId: null }, [{
      kind: 'budget.reached', subject: { kind: 'budget', id }, departmentId,
      facts: { year, department: departmentName, projectId, project: projectName, threshold: Math.max(...noted), percent: budgetPercent(spent, amount), spent: budget.spent, amount: budget.amount },
    }])
    return 1
  })
}
