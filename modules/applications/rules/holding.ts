import { demandOf, type Demand, type UnitDemand } from '#modules/quotas/rules/demand.ts'
import type { Status } from './status.ts'

/**
 * What an application holds of its department's quota (R5): reserved is what is still open of it while it is with the
 * platform; a unit that was entered is used by the inventory from then on.
 *
 * Example: 3 servers of 4 vCPU in provisioning, 1 entered → 8 vCPU reserved; rejected → none.
 */
export type HoldingItem = {
  readonly regionId: string | null
  readonly quotaDemand: UnitDemand
  readonly quantity: number
  readonly unitCount: number
  /** Refused by O&M, or turned down by a reviewer. */
  readonly isClosed: boolean
}

/** With the platform, something is reserved; once completed, everything is used. */
export function mayHold(status: Status): boolean {
  return isReserving(status) || status === 'completed'
}

function isReserving(status: Status): boolean {
  return status === 'reviewing' || status === 'provisioning'
}

export function reservedBy(status: Status, items: readonly HoldingItem[]): Demand[] {
  if (!isReserving(status)) return []
  return items.flatMap((item) => item.isClosed || item.regionId === null ? [] : demandOf(item.regionId, item.quotaDemand, item.quantity - item.unitCount))
}

export function usedBy(items: readonly HoldingItem[]): Demand[] {
  return items.flatMap((item) => item.regionId === null ? [] : demandOf(item.regionId, item.quotaDemand, item.unitCount))
}
