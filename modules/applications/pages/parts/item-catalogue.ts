import type { FieldError } from '#kit/pure/refusal.ts'
import { checkConfiguration, checkQuantity, withDefaults } from '#modules/catalogue/rules/configuration.ts'
import { offeredChoices } from '#modules/catalogue/rules/choices.ts'
import { quotaDemandOf } from '#modules/catalogue/rules/contributions.ts'
import type { CatalogueFacts, Configuration, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { demandOf as unitsDemand, wholeUnits, type Demand } from '#modules/quotas/rules/demand.ts'
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

/** What all items together take from the quota, by region, counted as the server counts: each unit in whole numbers. */
export function demandOf(items: readonly FormItem[], catalogue: readonly (ItemCatalogue | undefined)[]): Demand[] {
  const sums = new Map<string, Demand>()
  items.forEach((item, index) => {
    const known = catalogue[index]
    if (!known || item.regionId === null) return
    const unit = wholeUnits(quotaDemandOf(known.definition, configurationOf(item), 1, known.facts))
    for (const demand of unitsDemand(item.regionId, unit, item.quantity ?? 0)) {
      const key = `${demand.regionId} ${demand.metric}`
      sums.set(key, { ...demand, amount: demand.amount + (sums.get(key)?.amount ?? 0) })
    }
  })
  return [...sums.values()]
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
