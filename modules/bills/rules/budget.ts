import { divide, formatMoney, type Minor } from '#kit/pure/money.ts'
import type { Day } from '#kit/pure/time.ts'
import { nextMonth } from './months.ts'

/**
 * A budget of a department or project for a year (B12): what is spent, what it comes to, and how far that is.
 *
 * Spent: the bills of the year's months as they were sent last. Forecast: spent, and for each month of the year that has no
 * sent bill yet a whole month of what runs now, at today's prices. Example: 120,000.00 for 2027; January to March were sent with
 * 27,000.00; what runs now costs 10,500.00 a month; nine months are open: 27,000 + 9 × 10,500 = 121,500.00. Spent 22.5 %,
 * forecast 101.2 % (of 101.25): with warnings at 80 and 100 % the budget is expected to be exceeded.
 * Percents are rounded down: what reads 80.0 % has reached 80 %.
 */
export type BudgetFacts = {
  readonly amount: Minor
  readonly spent: Minor
  /** A whole month of what runs now. */
  readonly running: Minor
  /** Months of the year that have no sent bill yet. */
  readonly openMonths: number
  /** Percents at which one is warned. */
  readonly thresholds: readonly number[]
}

/** `expected`: only the forecast comes to a threshold, or beyond the budget; `reached`: what is spent does; `exceeded`: more is spent than the budget. */
export const budgetLevels = ['within', 'expected', 'reached', 'exceeded'] as const
export type BudgetLevel = (typeof budgetLevels)[number]

export type BudgetState = {
  readonly forecast: Minor
  readonly percent: string
  readonly forecastPercent: string
  readonly level: BudgetLevel
  /** The highest threshold that was reached; null: none. */
  readonly reached: number | null
  /** The same of the forecast. */
  readonly expected: number | null
}

export function budgetState(facts: BudgetFacts): BudgetState {
  const { amount, spent, running, openMonths, thresholds } = facts
  return stateOf(amount, spent, spent + running * BigInt(openMonths), thresholds)
}

/** The same if so much more a month were charged for the months that are left, this one counted whole. */
export function budgetStateWith(facts: BudgetFacts, more: Minor, months: number): BudgetState {
  const { amount, spent, running, openMonths, thresholds } = facts
  return stateOf(amount, spent, spent + running * BigInt(openMonths) + more * BigInt(months), thresholds)
}

function stateOf(amount: Minor, spent: Minor, forecast: Minor, thresholds: readonly number[]): BudgetState {
  const [reached, expected] = [thresholdsReached(amount, spent, thresholds).at(-1) ?? null, thresholdsReached(amount, forecast, thresholds).at(-1) ?? null]
  const level = spent > amount ? 'exceeded' : reached !== null ? 'reached' : expected !== null || forecast > amount ? 'expected' : 'within'
  return { forecast, percent: budgetPercent(spent, amount), forecastPercent: budgetPercent(forecast, amount), level, reached, expected }
}

/** Lowest first; decided on the exact amounts. */
export function thresholdsReached(amount: Minor, part: Minor, thresholds: readonly number[]): number[] {
  return thresholds.filter((threshold) => part * 100n >= amount * BigInt(threshold)).toSorted((left, right) => left - right)
}

/** With one decimal, rounded down. */
export function budgetPercent(part: Minor, amount: Minor): string {
  return formatMoney(divide(part * 1000n, amount, 'down'), 1)
}

/** Months of a year without a sent bill, from the first month with bills on (null: none yet). */
export function openMonthsOf(year: number, { billed, opening }: { readonly billed: readonly Day[]; readonly opening: Day | null }): number {
  let open = 0
  for (let month: Day = `${year}-01-01`; month <= `${year}-12-01`; month = nextMonth(month)) if ((opening === null || month >= opening) && !billed.includes(month)) open++
  return open
}

/** Months of a year from today on, this one counted. */
export function monthsLeft(year: number, today: Day): number {
  const [thisYear, month] = today.split('-').map(Number) as [number, number]
  return year < thisYear ? 0 : year > thisYear ? 12 : 13 - month
}

/** Budgets of projects may come to more than their department's: one is told, nothing is refused. */
export function projectsExceed(amount: Minor, projects: Minor | null): boolean {
  return projects !== null && projects > amount
}

export const usualThresholds: readonly number[] = [80, 100]
export const thresholdLimits = { lowest: 1, highest: 200, most: 5 } as const

/** As they are kept: each once, lowest first. */
export function keptThresholds(thresholds: readonly number[]): number[] {
  return [...new Set(thresholds)].toSorted((left, right) => left - right)
}
