import { parseMoney } from '#kit/pure/money.ts'
import { notFound } from '#kit/pure/refusal.ts'
import { dayOf } from '#kit/pure/time.ts'
import { query } from '#kit/server/action.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { findDepartment, type DepartmentRow } from '#modules/departments/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { listBudgets, readBudgetEffect } from '../budget-contract.ts'
import { budgetPolicy, seesBudgetsOf } from '../budget-policy.ts'
import { budgetsTouched, readBudgets } from '../budget-store.ts'
import { budgetView, factsOf, projectReference, writtenState } from '../budget-view.ts'
import { openingMonth } from '../opening-store.ts'
import { budgetState, budgetStateWith, monthsLeft } from '../rules/budget.ts'
import { storedDecimals, writtenAmount } from '../rules/grouping.ts'

/** As many as are shown at once. */
const mostBudgets = 500

export const listBudgetsQuery = query(listBudgets, async ({ database, actor, now, input }) => {
  const today = dayOf(now)
  const thisYear = Number(today.slice(0, 4))
  const year = input.year ?? thisYear
  if (input.department !== undefined) await departmentSeen(database, actor, input.department)
  const [currency, opening, own] = [await readCurrency(database), await openingMonth(database), actor.departmentId === null ? undefined : await findDepartment(database, actor.departmentId)]
  const { items, total } = await readBudgets(database, actor, { year, below: input.department ?? null, limit: mostBudgets, today, decimals: currency.decimals })
  const maySet = own && budgetPolicy.set.mayReach(actor, factsOfDepartment(own)) && !own.isArchived
  return {
    currency, year, thisYear, total, items: items.map((budget) => budgetView({ actor, decimals: currency.decimals, opening }, budget)),
    settable: maySet ? { id: own.id, name: own.name } : null,
  }
})

/** B12, shown when applying: this year's budgets with so much more a month from this month on. */
export const readBudgetEffectQuery = query(readBudgetEffect, async ({ database, actor, now, input }) => {
  await departmentSeen(database, actor, input.departmentId)
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  const [currency, opening] = [await readCurrency(database), await openingMonth(database)]
  const { decimals } = currency
  const [more, months] = [parseMoney(input.monthly, storedDecimals), monthsLeft(year, today)]
  const budgets = await budgetsTouched(database, actor, { year, departmentId: input.departmentId, projectId: input.projectId ?? null }, { today, decimals })
  return {
    currency, year, months, monthly: writtenAmount(more, decimals),
    items: budgets.map((budget) => {
      const facts = factsOf(budget, opening)
      const before = budgetState(facts)
      return {
        id: budget.id, department: { id: budget.departmentId, name: budget.departmentName }, project: projectReference(budget), amount: writtenAmount(budget.amount, decimals), thresholds: [...budget.thresholds],
        spent: writtenAmount(budget.spent, decimals), unpriced: budget.unpriced, forecastBefore: writtenAmount(before.forecast, decimals), forecastPercentBefore: before.forecastPercent,
        ...writtenState(budgetStateWith(facts, more, months), decimals),
      }
    }),
  }
})

/** Outside the scope of bills: 404 (A2). */
async function departmentSeen(reader: Reader, actor: Actor, id: string): Promise<void> {
  const department = await findDepartment(reader, id)
  if (!department || !seesBudgetsOf(actor, factsOfDepartment(department))) throw notFound()
}

function factsOfDepartment({ id, sector, isArchived }: DepartmentRow) {
  return { departmentId: id, sector, isArchived }
}
