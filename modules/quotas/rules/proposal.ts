import { neededOf, keyOf, type Quota, type QuotaKey } from './quota.ts'

/**
 * Totals proposed from present use (Q6), from the bottom up: own use and reservations with some headroom, and what the
 * children are proposed. A department without any use (a new one) gets the median of what it and its siblings have, so that
 * a proposal made twice is the same.
 *
 * Example, 20 % headroom: used 40, reserved 10 → 60; a new sibling beside totals 60, 80 and 100 → 80.
 */
export type Proposal = QuotaKey & { readonly total: number; readonly needed: number; readonly proposed: number }
export type ProposalNode = { readonly id: string; readonly parentId: string | null }

/** `tree` in any order. Lines in which nothing is and nothing is proposed are left out. */
export function proposeTotals(tree: readonly ProposalNode[], quotas: readonly Quota[], headroomPercent: number): Proposal[] {
  const rows = new Map(quotas.map((quota) => [keyOf(quota), quota]))
  const counted = Map.groupBy(quotas, ({ regionId, metric }) => `${regionId} ${metric}`)
  const children = Map.groupBy(tree, ({ parentId }) => parentId)
  return [...counted.values()].flatMap(([{ regionId, metric } = quotas[0]!]) => {
    const proposed = new Map<string, number>()
    const quotaOf = (departmentId: string) => rows.get(keyOf({ departmentId, regionId, metric }))
    for (const root of children.get(null) ?? []) {
      const base = propose(root.id)
      proposed.set(root.id, Math.max(base.proposed, quotaOf(root.id)?.total ?? 0))
    }
    return tree.flatMap(({ id: departmentId }) => {
      const quota = quotaOf(departmentId)
      const line = { departmentId, regionId, metric, total: quota?.total ?? 0, needed: quota ? neededOf(quota) : 0, proposed: proposed.get(departmentId) ?? 0 }
      return line.total === 0 && line.proposed === 0 ? [] : [line]
    })

    function propose(id: string): { readonly proposed: number; readonly isUsed: boolean } {
      const below = (children.get(id) ?? []).map((child) => ({ id: child.id, total: quotaOf(child.id)?.total ?? 0, ...propose(child.id) }))
      const median = medianOf(below)
      for (const child of below) proposed.set(child.id, child.isUsed ? child.proposed : Math.max(child.proposed, median))
      const quota = quotaOf(id)
      const own = (quota?.used ?? 0) + (quota?.reserved ?? 0)
      const given = below.reduce((sum, child) => sum + proposed.get(child.id)!, 0)
      return { proposed: Math.ceil(own * (100 + headroomPercent) / 100) + given, isUsed: own > 0 || below.some(({ isUsed }) => isUsed) }
    }
  })
}

/** Of their present totals; before the first distribution, of what those with use are proposed. */
function medianOf(siblings: readonly { readonly total: number; readonly proposed: number; readonly isUsed: boolean }[]): number {
  const totals = siblings.map(({ total }) => total).filter((total) => total > 0)
  const values = (totals.length > 0 ? totals : siblings.filter(({ isUsed }) => isUsed).map(({ proposed }) => proposed)).toSorted((a, b) => a - b)
  if (values.length === 0) return 0
  const middle = Math.floor((values.length - 1) / 2)
  return values.length % 2 === 1 ? values[middle]! : Math.floor((values[middle]! + values[middle + 1]!) / 2)
}
