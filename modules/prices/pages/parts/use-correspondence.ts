import type { Option } from '#kit/web/fields.tsx'
import { useRead } from '#kit/web/query.ts'
import { priceWord } from '#modules/catalogue/rules/price-words.ts'
import type { readCorrespondence } from '../../contract.ts'
import type { Correspondence } from '../../rules/correspondence.ts'

/** What can be priced (P2); empty while it is on its way. */
export function useCorrespondence(): readonly Correspondence[] {
  return useRead<typeof readCorrespondence>('GET /unit-prices/correspondence').data?.items ?? []
}

export function optionsOf(codes: readonly string[]): Option[] {
  return [...new Set(codes)].map((value) => ({ value, label: priceWord(value) }))
}

/** For the filters of the list. */
export function useCategoryOptions(): readonly Option[] {
  return optionsOf(useCorrespondence().map(({ category }) => category))
}

export function useResourceOptions(): readonly Option[] {
  return optionsOf(useCorrespondence().map(({ resource }) => resource).toSorted())
}
