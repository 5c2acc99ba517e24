import { parseMoney } from '#kit/pure/money.ts'
import { allow } from '#kit/pure/policy.ts'
import { invalid, notFound, refuse } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import type { Tx } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { departmentForRecord } from '#modules/departments/offers.ts'
import { readCurrency } from '#modules/prices/offers.ts'
import { projectOf } from '#modules/projects/offers.ts'
import { removeBudget, setBudget } from '../budget-contract.ts'
import { budgetPolicy, seesBudgetsOf, type BudgetFacts } from '../budget-policy.ts'
import { deleteBudget, insertBudget, lockBudget, lockBudgetOf, updateBudget, type BudgetPlace } from '../budget-store.ts'
import { showBudget } from '../budget-view.ts'
import { keptThresholds, usualThresholds } from '../rules/budget.ts'
import { storedDecimals, writtenAmount } from '../rules/grouping.ts'

type Placed = { readonly facts: BudgetFacts; readonly departmentName: string; readonly projectName: string | null }

/** B12: made, or changed as it was seen; of two at once, one counts. What it was before stays among the events. */
export const setBudgetAction = action(setBudget, async ({ tx, actor, now, input, record }) => {
  const place: BudgetPlace = { departmentId: input.departmentId, projectId: input.projectId ?? null, year: input.year }
  const { facts, departmentName, projectName } = await placed(tx, actor, place)
  allow(budgetPolicy, 'set', actor, facts)
  const { decimals } = await readCurrency(tx)
  checkAmount(input.amount, decimals)
  const before = await lockBudgetOf(tx, place)
  const thresholds = keptThresholds(input.thresholds ?? before?.thresholds ?? usualThresholds)
  const wish = { amount: input.amount, thresholds, actor, now }
  let id: string
  if (input.version === undefined) id = await insertBudget(tx, place, wish)
  else if (before) await updateBudget(tx, id = before.id, input.version, wish)
  else throw refuse('conflict.stale')
  record({
    kind: before ? 'budget.changed' : 'budget.made', subject: { kind: 'budget', id }, departmentId: place.departmentId,
    facts: {
      year: place.year, department: departmentName, project: projectName, amount: writtenAmount(parseMoney(input.amount, storedDecimals), decimals), thresholds,
      ...before ? { amountBefore: writtenAmount(before.amount, decimals), thresholdsBefore: before.thresholds } : {},
    },
  })
  return showBudget(tx, actor, id, now)
})

export const removeBudgetAction = action(removeBudget, async ({ tx, actor, input, record }) => {
  const budget = await lockBudget(tx, actor, input.id)
  allow(budgetPolicy, 'remove', actor, budget)
  await deleteBudget(tx, budget.id, input.version)
  const { id, year, departmentId, departmentName, projectName, thresholds } = budget
  const { decimals } = await readCurrency(tx)
  record({ kind: 'budget.removed', subject: { kind: 'budget', id }, departmentId, facts: { year, department: departmentName, project: projectName, amount: writtenAmount(budget.amount, decimals), thresholds } })
  return {}
})

/** The department, kept from being moved or archived meanwhile, and the project, which must be one of it. */
async function placed(tx: Tx, actor: Actor, { departmentId, projectId }: BudgetPlace): Promise<Placed> {
  const department = await departmentForRecord(tx, departmentId)
  if (!department || department.kind === 'root') throw notFound()
  const facts: BudgetFacts = { departmentId, sector: department.sector, isArchived: department.isArchived }
  if (!seesBudgetsOf(actor, facts)) throw notFound()
  const project = projectId === null ? null : await projectOf(tx, projectId)
  if (project !== null && project?.departmentId !== departmentId) throw invalid([{ path: 'projectId', code: 'field.not_an_option' }])
  return { facts, departmentName: department.name, projectName: project?.name ?? null }
}

function checkAmount(amount: string, decimals: number): void {
  if (/^[0.]+$/.test(amount) || (amount.split('.')[1] ?? '').length > decimals) throw invalid([{ path: 'amount', code: 'field.pattern' }])
}
