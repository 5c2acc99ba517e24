import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, Moment, Nothing, Nullable, OneOf, Record, Reference, Version } from '#kit/pure/contract.ts'
import { BillCurrency, BillMoney } from './contract.ts'
import { budgetLevels, thresholdLimits } from './rules/budget.ts'

const view = 'bill.view'
const Year = Type.Integer({ minimum: 2000, maximum: 2199 })
const Percent = Type.String()
const Thresholds = Type.Array(Type.Integer({ minimum: thresholdLimits.lowest, maximum: thresholdLimits.highest }), { minItems: 1, maxItems: thresholdLimits.most })

const state = {
  forecast: BillMoney, percent: Percent, forecastPercent: Percent, level: OneOf(budgetLevels),
  /** The highest threshold that is reached, and that the forecast reaches. */
  reached: Nullable(Type.Integer()), expected: Nullable(Type.Integer()),
}
export const Budget = Record({
  id: Id, year: Year, department: Reference, depth: Type.Integer(), project: Nullable(Reference), amount: BillMoney, thresholds: Type.Array(Type.Integer()),
  /** Of bills as they were sent last; what runs now in a whole month at today's prices; months of the year without a sent bill. */
  spent: BillMoney, running: BillMoney, openMonths: Type.Integer(),
  /** Parts of what runs now that have no price: the forecast lacks them. */
  unpriced: Type.Integer(),
  ...state,
  /** Of a department: what the budgets of its projects come to; they may come to more (a warning, no refusal). */
  projectsTotal: Nullable(BillMoney), isExceededByProjects: Type.Boolean(),
  updatedAt: Moment, updatedBy: Type.String(), version: Version, allowed: Allowed,
})
export type Budget = Static<typeof Budget>

const Budgets = Record({
  currency: BillCurrency, year: Year, thisYear: Year, items: Type.Array(Budget),
  /** More than are shown at once: narrow by department. */
  total: Type.Integer(),
  /** The department whose budgets the reader sets. */
  settable: Nullable(Reference),
})
export type Budgets = Static<typeof Budgets>
export const listBudgets = endpoint({
  method: 'GET', path: '/budgets', permission: view, summary: 'Budgets of a year, by department (B12)',
  query: Record({ year: Type.Optional(Year), department: Type.Optional(Id) }), answer: Budgets,
})

/** Without `version` a new one; with it a change of the one that was seen. */
export const setBudget = endpoint({
  method: 'PUT', path: '/budgets', permission: 'budget.set', summary: 'Set the budget of the own department, or of one of its projects, for a year',
  body: Record({
    departmentId: Id, projectId: Type.Optional(Nullable(Id)), year: Year, amount: Type.String({ pattern: '^(0|[1-9][0-9]{0,12})(\\.[0-9]{1,4})?$' }),
    thresholds: Type.Optional(Thresholds), version: Type.Optional(Version),
  }),
  answer: Budget, refusals: ['budget.exists', 'conflict.stale', 'department.archived'],
})
export const removeBudget = endpoint({
  method: 'DELETE', path: '/budgets/:id', permission: 'budget.set', summary: 'Take a budget back; what it was stays in the record of events',
  params: IdParams, query: Record({ version: Version }), answer: Nothing, refusals: ['conflict.stale'],
})

const BudgetEffect = Record({
  currency: BillCurrency, year: Year, monthly: BillMoney,
  /** For how many months of the year it is counted. */
  months: Type.Integer(),
  /** The project's, the department's, those above it within the unit: as far as the reader sees them. */
  items: Type.Array(Record({
    id: Id, department: Reference, project: Nullable(Reference), amount: BillMoney, thresholds: Type.Array(Type.Integer()), spent: BillMoney, unpriced: Type.Integer(),
    forecastBefore: BillMoney, forecastPercentBefore: Percent, ...state,
  })),
})
export type BudgetEffect = Static<typeof BudgetEffect>
export const readBudgetEffect = endpoint({
  method: 'GET', path: '/budgets/effect', permission: view, summary: 'What an application that costs so much a month does to this year\'s budgets (B12)',
  query: Record({ departmentId: Id, projectId: Type.Optional(Id), monthly: Type.String({ pattern: '^-?(0|[1-9][0-9]{0,12})(\\.[0-9]{1,4})?$' }) }), answer: BudgetEffect,
})
