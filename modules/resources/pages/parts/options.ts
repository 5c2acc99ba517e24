import type { Option } from '#kit/web/fields.tsx'
import { useRead } from '#kit/web/query.ts'
import type { listRegions } from '#modules/catalogue/contract.ts'

/** What the filter of regions offers, read when it is opened. */
export function useRegionOptions(): readonly Option[] {
  const regions = useRead<typeof listRegions>('GET /regions', { query: { pageSize: 200 } })
  return regions.data?.items.map(({ id, names }) => ({ value: id, label: names })) ?? []
}
