import { emptyNumbers, type QuotaChange, type QuotaKey, type QuotaNumbers } from './quota.ts'

/**
 * What giving and taking back means for the rows of a child and its parent (Q2), and for what was given until a day (Q8).
 *
 * Example: the child's total is 100, its open grant 30. Set to 80 → child.total −20, parent.allocated −20, grant 30 − 20 = 10.
 */
export type Wish = QuotaKey & {
  /** Null at the root: its total is the capacity. */
  readonly parentId: string | null
} & ({ readonly total: number } | { readonly increase: number })

export type TotalPlan = QuotaKey & {
  /** What the total changes by. */
  readonly difference: number
  readonly changes: readonly QuotaChange[]
  /** What becomes a grant until the day, if one was named. */
  readonly temporary: number
  /** What open grants lose, those that end soonest first. */
  readonly fromGrants: number
}

/**
 * `isTemporary`: what is added falls back on a day. Setting a total anew settles what was overdue: lowering takes from it
 * first; otherwise it is part of the total from now on, for good, or, with a day, until then.
 */
export function planTotal(wish: Wish, quota: QuotaNumbers = emptyNumbers, isTemporary = false): TotalPlan {
  const { departmentId, regionId, metric, parentId } = wish
  const key = { departmentId, regionId, metric }
  const difference = 'total' in wish ? wish.total - quota.total : wish.increase
  const settled = difference < 0 ? Math.min(quota.overdue, -difference) : quota.overdue
  const changes = [
    { ...key, total: difference, overdue: -settled },
    ...parentId === null ? [] : [{ ...key, departmentId: parentId, allocated: difference }],
  ]
  return {
    ...key, difference, changes,
    temporary: isTemporary && difference >= 0 ? difference + settled : 0,
    fromGrants: difference < 0 ? -difference - settled : 0,
  }
}

/** Q8: what falls back on the day as far as use allows, and what is overdue from then on. */
export function fallBack(amount: number, remaining: number): { readonly fallen: number; readonly overdue: number } {
  const fallen = Math.max(0, Math.min(amount, remaining))
  return { fallen, overdue: amount - fallen }
}
