import { demandOf, type Demand, type UnitDemand } from '#modules/quotas/rules/demand.ts'
import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import type { Status } from './status.ts'

/**
 * What an application holds while it is with the platform. Of its department's quota (R5): reserved is what is still open of
 * it; a unit that was entered is used by the inventory from then on. Of resources that it changes or releases: each one that
 * is not done yet, so that no other application does something to it meanwhile.
 *
 * Example: 3 servers of 4 vCPU in provisioning, 1 entered → 8 vCPU reserved; rejected → none.
 * Example: a change of two servers from 2 vCPU, 8 GB to 4 vCPU, 4 GB → 4 vCPU reserved, no memory; a release reserves none.
 */
export type HoldingItem = {
  readonly regionId: string | null
  readonly quotaDemand: UnitDemand
  readonly quantity: number
  readonly unitCount: number
  /** Refused by O&M, or turned down by a reviewer. */
  readonly isClosed: boolean
  /** What it changes or releases, with what each takes at present; empty if it asks for new ones. */
  readonly existing: readonly ExistingUnit[]
}
export type ExistingUnit = { readonly id: string; readonly quotaDemand: UnitDemand; readonly isDone: boolean }

/** With the platform, something is reserved; once completed, everything is used. */
export function mayHold(status: Status): boolean {
  return isReserving(status) || status === 'completed'
}

function isReserving(status: Status): boolean {
  return status === 'reviewing' || status === 'provisioning'
}

/** Of each metric only what is more than at present: what is less comes back when it is done (R5). */
export function increaseOver(present: UnitDemand, wanted: UnitDemand): UnitDemand {
  return Object.fromEntries((Object.entries(wanted) as [Metric, number][]).flatMap(([metric, amount]) => {
    const more = amount - (present[metric] ?? 0)
    return more > 0 ? [[metric, more]] : []
  }))
}

export function reservedBy(status: Status, items: readonly HoldingItem[]): Demand[] {
  if (!isReserving(status)) return []
  return items.flatMap((item) => {
    const { regionId, existing, isClosed } = item
    if (isClosed || regionId === null) return []
    if (existing.length === 0) return demandOf(regionId, item.quotaDemand, item.quantity - item.unitCount)
    return existing.flatMap((unit) => unit.isDone ? [] : demandOf(regionId, increaseOver(unit.quotaDemand, item.quotaDemand), 1))
  })
}

/** By new units. What a change or a release alters is known where it is done. */
export function usedBy(items: readonly HoldingItem[]): Demand[] {
  return items.flatMap((item) => item.regionId === null || item.existing.length > 0 ? [] : demandOf(item.regionId, item.quotaDemand, item.unitCount))
}

/** The resources that no other application may change or release meanwhile. While it is back with the applicant it holds none. */
export function heldBy(status: Status, items: readonly HoldingItem[]): string[] {
  return isReserving(status) ? items.flatMap(({ isClosed, existing }) => isClosed ? [] : existing.flatMap(({ id, isDone }) => isDone ? [] : [id])) : []
}

/** What a change or a release gives back once all of it is done: of each metric and region what is less than at present. */
export function freedByExisting(items: readonly HoldingItem[]): Demand[] {
  const sums = new Map<string, Demand>()
  for (const { regionId, quotaDemand, isClosed, existing } of items) {
    if (isClosed || regionId === null) continue
    for (const demand of existing.flatMap((unit) => unit.isDone ? [] : demandOf(regionId, increaseOver(quotaDemand, unit.quotaDemand), 1))) {
      const key = `${regionId} ${demand.metric}`
      sums.set(key, { ...demand, amount: demand.amount + (sums.get(key)?.amount ?? 0) })
    }
  }
  return [...sums.values()]
}
