import type { Metric } from '#modules/catalogue/rules/metrics.ts'

/** What applications and resources need of quotas, and how an act changes it (R5). */
export type Demand = { readonly regionId: string; readonly metric: Metric; readonly amount: number }
/** What one unit takes, `{metric: amount}`, in whole units. */
export type UnitDemand = { readonly [metric in Metric]?: number }

/** So many units of something in a region. */
export function demandOf(regionId: string, unit: UnitDemand, units: number): Demand[] {
  return (Object.entries(unit) as [Metric, number][]).flatMap(([metric, amount]) => amount * units === 0 ? [] : [{ regionId, metric, amount: amount * units }])
}

/** What one unit takes is counted in whole units: half a gigabyte takes one. */
export function wholeUnits(unit: UnitDemand): UnitDemand {
  return Object.fromEntries(Object.entries(unit).map(([metric, amount]) => [metric, Math.ceil(amount)]))
}
