import type { Phrase } from '#kit/pure/phrase.ts'
import type { Problem } from '#kit/web/client.ts'
import type { Option } from '#kit/web/fields.tsx'
import { useSearchValues } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import type { listRegions } from '#modules/catalogue/contract.ts'
import type { RegionChoice } from './need.ts'

export type NamedRegion = RegionChoice & { readonly name: Phrase }

/** Every region that is on, in the catalogue's order; undefined while they are on their way. */
export function useRegions(): { readonly regions: readonly NamedRegion[] | undefined; readonly error: Problem | null; readonly again: () => void } {
  const answer = useRead<typeof listRegions>('GET /regions', { query: { isOn: 'true', sort: 'position', pageSize: 200 } })
  return {
    regions: answer.data?.items.map(({ id, names, zone }) => ({ id, name: names, zone })),
    error: answer.error, again: () => { void answer.refetch() },
  }
}

/** The region that the address names, else the first one. */
export function useChosenRegion(regions: readonly NamedRegion[]): NamedRegion | undefined {
  const [{ region }] = useSearchValues()
  return regions.find(({ id }) => id === region) ?? regions[0]
}

export function useRegionOptions(): readonly Option[] {
  return useRegions().regions?.map(({ id, name }) => ({ value: id, label: name })) ?? []
}
