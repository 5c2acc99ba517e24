import type { Policy } from '#kit/pure/policy.ts'
import { reaches, type Actor } from '#modules/access/rules/actor.ts'
import type { Sector } from '#modules/access/rules/permissions.ts'

/** What decides who may set a budget: the department that it is of, also where it is of one of its projects. */
export type BudgetFacts = { readonly departmentId: string; readonly sector: Sector | null; readonly isArchived: boolean }

const sets = (actor: Actor, { departmentId, sector }: BudgetFacts) => reaches(actor, 'budget.set', { departmentId, sector })

/** B12: the admin of exactly that department. What an archived one meant to spend can be taken back, no longer changed. */
export const budgetPolicy: Policy<BudgetFacts, 'set' | 'remove'> = {
  set: { mayReach: sets, hinders: (_, { isArchived }) => isArchived ? 'department.archived' : undefined },
  remove: { mayReach: sets },
}

/** Seen within the scope of bills. */
export function seesBudgetsOf(actor: Actor, { departmentId, sector }: Pick<BudgetFacts, 'departmentId' | 'sector'>): boolean {
  return reaches(actor, 'bill.view', { departmentId, sector })
}
