import { parseMoney } from '#kit/pure/money.ts'
import { allowedActs } from '#kit/pure/policy.ts'
import { dayOf } from '#kit/pure/time.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import type { Budget } from './budget-contract.ts'
import { budgetPolicy } from './budget-policy.ts'
import { readBudget, type BudgetNumbers } from './budget-store.ts'
import { openingMonth } from './opening-store.ts'
import { budgetState, openMonthsOf, projectsExceed, type BudgetFacts, type BudgetState } from './rules/budget.ts'
import { storedDecimals, writtenAmount } from './rules/grouping.ts'

/** What every budget needs beside its own numbers. */
export type BudgetViewing = { readonly actor: Actor; readonly decimals: number; readonly opening: string | null }

export async function showBudget(reader: Reader, actor: Actor, id: string, now: Date): Promise<Budget> {
  const [{ decimals }, opening] = [await readCurrency(reader), await openingMonth(reader)]
  return budgetView({ actor, decimals, opening }, await readBudget(reader, id, { today: dayOf(now), decimals }))
}

/** The exact amounts of a budget, as the rule asks for them. */
export function factsOf({ amount, spent, running, year, billed, thresholds }: BudgetNumbers, opening: string | null): BudgetFacts {
  const minor = (text: string) => parseMoney(text, storedDecimals)
  return { amount: minor(amount), spent: minor(spent), running: minor(running), openMonths: openMonthsOf(year, { billed, opening }), thresholds }
}

export function writtenState({ forecast, ...state }: BudgetState, decimals: number): Omit<BudgetState, 'forecast'> & { readonly forecast: string } {
  return { ...state, forecast: writtenAmount(forecast, decimals) }
}

export function budgetView({ actor, decimals, opening }: BudgetViewing, budget: BudgetNumbers): Budget {
  const { id, year, depth, departmentId, departmentName, amount, spent, running, unpriced, projectsTotal, updatedAt, updatedBy, version } = budget
  const facts = factsOf(budget, opening)
  const written = (value: string) => writtenAmount(value, decimals)
  return {
    id, year, depth, department: { id: departmentId, name: departmentName }, project: projectReference(budget), amount: written(amount), thresholds: [...budget.thresholds],
    spent: written(spent), running: written(running), openMonths: facts.openMonths, unpriced, ...writtenState(budgetState(facts), decimals),
    projectsTotal: projectsTotal === null ? null : written(projectsTotal), isExceededByProjects: projectsExceed(facts.amount, projectsTotal === null ? null : parseMoney(projectsTotal, storedDecimals)),
    updatedAt: updatedAt.toISOString(), updatedBy, version, allowed: allowedActs(budgetPolicy, actor, budget),
  }
}

export function projectReference({ projectId, projectName }: Pick<BudgetNumbers, 'projectId' | 'projectName'>): Budget['project'] {
  return projectId === null ? null : { id: projectId, name: projectName ?? '' }
}
