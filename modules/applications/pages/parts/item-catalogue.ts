import { useQueries } from '@tanstack/react-query'
import type { FieldError } from '#kit/pure/refusal.ts'
import { call } from '#kit/web/client.ts'
import { useLanguage } from '#kit/web/i18n.tsx'
import type { readService, readServiceFacts } from '#modules/catalogue/contract.ts'
import { checkConfiguration, checkQuantity } from '#modules/catalogue/rules/configuration.ts'
import { componentsOf, quotaDemandOf, type PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import { metricCodes, type Metric } from '#modules/catalogue/rules/metrics.ts'
import { noFacts, type CatalogueFacts, type Configuration, type ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import type { FormItem } from './form-values.ts'

/** What an item is checked and added up with. */
export type ItemCatalogue = { readonly definition: ServiceDefinition; readonly facts: CatalogueFacts }

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

/** A configuration on the wire is open; the catalogue's rule says what is wrong with it. */
const configurationOf = (item: FormItem) => item.configuration as Configuration

/** Everything wrong with one item, by the same rule as on the server; nothing while its definition is on its way. */
export function itemErrors(item: Pick<FormItem, 'regionId' | 'configuration' | 'quantity'>, catalogue: ItemCatalogue | undefined, path: string): FieldError[] {
  if (item.regionId === null) return [{ path: `${path}/regionId`, code: 'field.required' }]
  if (!catalogue) return []
  return [
    ...checkConfiguration(catalogue.definition, item.configuration, catalogue.facts, `${path}/configuration`),
    ...checkQuantity(catalogue.definition, item.quantity, `${path}/quantity`),
  ]
}

export type Demand = { readonly components: readonly PriceComponent[]; readonly metrics: readonly { readonly metric: Metric; readonly amount: number }[] }

/** What all items together consist of and take from the quota; equal components are joined. */
export function demandOf(items: readonly FormItem[], catalogue: readonly (ItemCatalogue | undefined)[]): Demand {
  const components = new Map<string, PriceComponent>()
  const amounts = new Map<Metric, number>()
  items.forEach((item, index) => {
    const known = catalogue[index]
    if (!known) return
    for (const component of componentsOf(known.definition, configurationOf(item), item.quantity, known.facts)) {
      const key = JSON.stringify([component.category, component.resource, component.spec, component.quantity])
      components.set(key, { ...component, count: component.count + (components.get(key)?.count ?? 0) })
    }
    const demand = quotaDemandOf(known.definition, configurationOf(item), item.quantity, known.facts)
    for (const metric of metricCodes) if (demand[metric]) amounts.set(metric, (amounts.get(metric) ?? 0) + demand[metric])
  })
  return { components: [...components.values()], metrics: [...amounts].map(([metric, amount]) => ({ metric, amount })) }
}
