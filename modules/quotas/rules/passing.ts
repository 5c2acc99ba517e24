import type { Demand } from './demand.ts'
import type { QuotaChange } from './quota.ts'

/**
 * Quota follows what passes from one department to another (chapter 2, Reorganisation): what is in use and as much of the
 * total pass on every level up to the first department above both. So nobody has more or less left to give or to use.
 *
 * Example: 8 vCPU pass from a unit's inner department to another unit under the same head. Inner: total −8, used −8; its
 * unit: total −8, allocated −8; the other unit: total +8, used +8; the head: allocated −8 +8, nothing.
 */
export function passingChanges(from: Place, to: Place, demands: readonly Demand[]): QuotaChange[] {
  const [giving, taking] = [below(from, to), below(to, from)]
  return demands.flatMap(({ regionId, metric, amount }) => {
    const change = (departmentId: string, numbers: Omit<QuotaChange, 'departmentId' | 'regionId' | 'metric'>): QuotaChange => ({ departmentId, regionId, metric, ...numbers })
    const level = (sign: 1 | -1) => (department: Link) => [change(department.id, { total: sign * amount }), change(department.parentId, { allocated: sign * amount })]
    return [change(from.id, { used: -amount }), change(to.id, { used: amount }), ...giving.flatMap(level(-1)), ...taking.flatMap(level(1))]
  })
}

/** `path` holds the ids from the root down, `/1/4/9/`. */
export type Place = { readonly id: string; readonly path: string }
type Link = { readonly id: string; readonly parentId: string }

/** The departments from the first below a common one down to this. */
function below(one: Place, other: Place): Link[] {
  const [mine, theirs] = [idsOf(one.path), new Set(idsOf(other.path))]
  return mine.flatMap((id, index) => theirs.has(id) ? [] : [{ id, parentId: mine[index - 1]! }])
}

export function idsOf(path: string): string[] {
  return path.split('/').filter((id) => id !== '')
}
