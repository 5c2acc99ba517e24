import { useQueries } from '@tanstack/react-query'
import { call } from '#kit/web/client.ts'
import { useLanguage } from '#kit/web/i18n.tsx'
import type { readService, readServiceFacts } from '#modules/catalogue/contract.ts'
import { noFacts } from '#modules/catalogue/rules/service.ts'
import type { FormItem } from './form-values.ts'
import type { ItemCatalogue } from './item-catalogue.ts'

/** The definitions and facts of some items, each read once; undefined while it is on its way. */
export function useItemCatalogue(items: readonly FormItem[], departmentId: string | null): readonly (ItemCatalogue | undefined)[] {
  const { language } = useLanguage()
  const definitions = useQueries({
    queries: items.map(({ service }) => ({
      queryKey: ['GET /services/:code', { params: { code: service }, query: {} }, language], staleTime: 60_000,
      queryFn: () => call<typeof readService>('GET /services/:code', { params: { code: service }, query: {} }),
    })),
  })
  const facts = useQueries({
    queries: items.map(({ service, regionId }) => {
      const options = { params: { code: service }, query: { regionId: regionId ?? '', ...(departmentId === null ? {} : { departmentId }) } }
      return {
        queryKey: ['GET /services/:code/facts', options, language], enabled: regionId !== null, staleTime: 60_000,
        queryFn: () => call<typeof readServiceFacts>('GET /services/:code/facts', options),
      }
    }),
  })
  return items.map((item, index) => {
    const definition = definitions[index]?.data?.definition
    const found = item.regionId === null ? noFacts : facts[index]?.data
    return definition && found ? { definition, facts: found } : undefined
  })
}
