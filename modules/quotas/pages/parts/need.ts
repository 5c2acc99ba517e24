import { metricCodes, type Metric } from '#modules/catalogue/rules/metrics.ts'

/** So much more of a metric in a region is wished; written into the address of a new request: `3:ecs.vcpu:8`. */
export type Need = { readonly regionId: string; readonly metric: Metric; readonly amount: number }

const pattern = /^([1-9]\d{0,17}):([a-z._]+):([1-9]\d{0,8})$/

export function writeNeed(needs: readonly Need[]): string {
  return needs.map(({ regionId, metric, amount }) => `${regionId}:${metric}:${amount}`).join(',')
}

/** What cannot be read is left out: an address may be mistyped. The same metric named twice counts together. */
export function parseNeed(text: string | undefined): Need[] {
  const needs = new Map<string, Need>()
  for (const part of (text ?? '').split(',')) {
    const [, regionId, code, amount] = pattern.exec(part) ?? []
    const metric = metricCodes.find((known) => known === code)
    if (!regionId || !metric) continue
    const key = `${regionId}/${metric}`
    needs.set(key, { regionId, metric, amount: (needs.get(key)?.amount ?? 0) + Number(amount) })
  }
  return [...needs.values()]
}

/** Where the missing quota is asked for, with the amounts filled in (Q2, Q4, R5). */
export function quotaRequestLink(needs: readonly Need[], reason = ''): string {
  const search = new URLSearchParams({ need: writeNeed(needs), ...(reason === '' ? {} : { reason }) })
  return `/quotas/requests/new?${search}`
}

// ---- what may be asked for together (Q3) ----

export type RegionChoice = { readonly id: string; readonly zone: 'public' | 'dedicated' | 'industry' }
/** `shared`: every public and dedicated region together; an industry region stands alone, by its id. */
export type ZoneGroup = 'shared' | `industry:${string}`

export function zoneGroupOf({ id, zone }: RegionChoice): ZoneGroup {
  return zone === 'industry' ? `industry:${id}` : 'shared'
}

/** One group for each request that has to be made, in the order of the regions. */
export function zoneGroups(regions: readonly RegionChoice[]): ZoneGroup[] {
  return [...new Set(regions.map(zoneGroupOf))]
}

/** What is needed, by the request in which it may be asked for; regions that are not there are left out. */
export function needsByGroup(needs: readonly Need[], regions: readonly RegionChoice[]): { readonly group: ZoneGroup; readonly needs: readonly Need[] }[] {
  const groupOf = new Map(regions.map((region) => [region.id, zoneGroupOf(region)]))
  return zoneGroups(regions).flatMap((group) => {
    const own = needs.filter(({ regionId }) => groupOf.get(regionId) === group)
    return own.length === 0 ? [] : [{ group, needs: own }]
  })
}
