import type { QuotaZones } from '#modules/access/rules/permissions.ts'

export type ZonedRegion = { readonly id: string; readonly zone: 'public' | 'dedicated' | 'industry' }

/**
 * Which reviewer a request is for (Q3): public and dedicated zones may be asked for together, the industry zone by itself
 * and one industry region in a request. Undefined: these regions do not go together (`quota.mixed_zones`).
 */
export function zonesOf(regions: readonly ZonedRegion[]): QuotaZones | undefined {
  if (regions.every(({ zone }) => zone !== 'industry')) return 'shared'
  return new Set(regions.map(({ id }) => id)).size === 1 ? 'industry' : undefined
}
