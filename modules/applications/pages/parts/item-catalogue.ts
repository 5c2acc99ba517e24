import type { FieldError } from '#kit/pure/refusal.ts'
import { checkConfiguration, checkQuantity, withDefaults } from '#modules/catalogue/rules/configuration.ts'
import { offeredChoices } from '#modules/catalogue/rules/choices.ts'
import { quotaDemandOf } from '#modules/catalogue/rules/contributions.ts'
import { metricCodes, type Metric } from '#modules/catalogue/rules/metrics.ts'
import type { CatalogueFacts, Configuration, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import type { FormItem } from './form-values.ts'

/** What an item is checked and added up with. */
export type ItemCatalogue = { readonly definition: ServiceDefinition; readonly facts: CatalogueFacts }

/** A configuration on the wire is open; the catalogue's rule says what is wrong with it. */
const configurationOf = (item: FormItem) => item.configuration as Configuration

/** Everything wrong with one item, by the same rule as on the server; nothing while its definition is on its way. */
export function itemErrors(item: Pick<FormItem, 'regionId' | 'configuration' | 'quantity'>, catalogue: ItemCatalogue | undefined, path: string): FieldError[] {
  if (item.regionId === null) return [{ path: `${path}/regionId`, code: 'field.required' }]
  if (!catalogue) return []
  return [
    ...checkConfiguration(catalogue.definition, item.configuration, catalogue.facts, `${path}/configuration`),
    ...(item.quantity === null ? [{ path: `${path}/quantity`, code: 'field.required' }] : checkQuantity(catalogue.definition, item.quantity, `${path}/quantity`)),
  ]
}

export type Demand = readonly { readonly metric: Metric; readonly amount: number }[]

/** What all items together take from the quota. */
export function demandOf(items: readonly FormItem[], catalogue: readonly (ItemCatalogue | undefined)[]): Demand {
  const amounts = new Map<Metric, number>()
  items.forEach((item, index) => {
    const known = catalogue[index]
    if (!known) return
    const demand = quotaDemandOf(known.definition, configurationOf(item), item.quantity ?? 0, known.facts)
    for (const metric of metricCodes) if (demand[metric]) amounts.set(metric, (amounts.get(metric) ?? 0) + demand[metric])
  })
  return [...amounts].map(([metric, amount]) => ({ metric, amount }))
}

/**
 * The configuration in another region or department: choices that are not on offer there are dropped (the VPC of
 * the former region), then the defaults are filled in.
 */
export function fittedTo({ definition, facts }: ItemCatalogue, configuration: FormItem['configuration']): FormItem['configuration'] {
  const values = { ...configuration } as Record<string, Configuration[string]>
  const scope = { options: definition.options, values }
  for (const option of definition.options) {
    if (option.kind !== 'select' || values[option.key] === undefined) continue
    if (!offeredChoices(option, scope, facts).some((choice) => choice.value === values[option.key])) delete values[option.key]
  }
  return withDefaults(definition, values, facts)
}
