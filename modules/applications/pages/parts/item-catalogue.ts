import type { FieldError } from '#kit/pure/refusal.ts'
import { checkConfiguration, checkQuantity, withDefaults } from '#modules/catalogue/rules/configuration.ts'
import { offeredChoices } from '#modules/catalogue/rules/choices.ts'
import { componentsOf, quotaDemandOf, type PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import type { CatalogueFacts, Configuration, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { demandOf as unitsDemand, wholeUnits, type Demand, type UnitDemand } from '#modules/quotas/rules/demand.ts'
import type { ItemResource } from '../../existing-contract.ts'
import { changesNothing } from '../../rules/existing.ts'
import { increaseOver } from '../../rules/holding.ts'
import type { FormItem } from './form-values.ts'

/** What an item is checked and added up with. */
export type ItemCatalogue = { readonly definition: ServiceDefinition; readonly facts: CatalogueFacts }

/** A configuration on the wire is open; the catalogue's rule says what is wrong with it. */
const configurationOf = (item: FormItem) => item.configuration as Configuration

/** Everything wrong with one item, by the same rule as on the server; nothing while its definition is on its way. */
export function itemErrors(item: Pick<FormItem, 'regionId' | 'configuration' | 'quantity' | 'existing'>, catalogue: ItemCatalogue | undefined, path: string): FieldError[] {
  if (item.existing !== undefined) return item.existing.kind === 'release' || !catalogue ? [] : changeErrors(item.configuration, item.existing.resources, catalogue, path)
  if (item.regionId === null) return [{ path: `${path}/regionId`, code: 'field.required' }]
  if (!catalogue) return []
  return [
    ...checkConfiguration(catalogue.definition, item.configuration, catalogue.facts, `${path}/configuration`),
    ...(item.quantity === null ? [{ path: `${path}/quantity`, code: 'field.required' }] : checkQuantity(catalogue.definition, item.quantity, `${path}/quantity`)),
  ]
}

function changeErrors(configuration: FormItem['configuration'], resources: readonly ItemResource[], { definition, facts }: ItemCatalogue, path: string): FieldError[] {
  const errors = checkConfiguration(definition, configuration, facts, `${path}/configuration`)
  return errors.length > 0 || !changesNothing({ configuration, resources }, definition.nameOption) ? errors : [{ path: `${path}/configuration`, code: 'application.nothing_changed' }]
}

/** What a change is to cost in a month: the new configuration once for each of its resources; a release costs nothing. */
export function componentsOfExisting(item: FormItem, { definition, facts }: ItemCatalogue): PriceComponent[] {
  return item.existing?.kind === 'change' ? componentsOf(definition, configurationOf(item), item.existing.resources.length, facts) : []
}

/** What one unit of a change is to take; a release takes nothing. */
export function unitDemandOf(item: FormItem, { definition, facts }: ItemCatalogue): UnitDemand {
  return item.existing?.kind === 'release' ? {} : wholeUnits(quotaDemandOf(definition, configurationOf(item), 1, facts))
}

/** What all items together take from the quota, by region, counted as the server counts: each unit in whole numbers. */
export function demandOf(items: readonly FormItem[], catalogue: readonly (ItemCatalogue | undefined)[]): Demand[] {
  const sums = new Map<string, Demand>()
  items.forEach((item, index) => {
    const known = catalogue[index]
    if (!known || item.regionId === null) return
    const unit = unitDemandOf(item, known)
    const { regionId } = item
    // Of a change only what each resource takes more than now (R5).
    const asked = item.existing === undefined ? unitsDemand(regionId, unit, item.quantity ?? 0)
      : item.existing.resources.flatMap(({ quotaDemand }) => unitsDemand(regionId, increaseOver(quotaDemand, unit), 1))
    for (const demand of asked) {
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
