import { chosen, entryScope, findOption, holds, isVisible, valueOf, type Scope } from './choices.ts'
import type { Metric } from './metrics.ts'
import type { CatalogueFacts, Configuration, Contribution, OptionReference, ServiceDefinition, Term } from './service.ts'

/**
 * What a valid configuration is made of, for prices and quotas (chapter 3). `quantity` is of one thing; `count` says
 * how many such things, because one machine is priced first, then multiplied.
 */
export type PriceComponent = {
  readonly category: string
  readonly resource: string
  readonly spec: string
  readonly quantity: number
  readonly count: number
}
export type QuotaDemand = { readonly [metric in Metric]?: number }

/**
 * The price components of so many units, equal ones joined. Choices that are still missing contribute nothing yet:
 * check the configuration first wherever the result counts.
 *
 * Example: two servers of 4 vCPU with three data disks of 100 GB each → CPU 4 × 2, …, SSD 100 × 6.
 */
export function componentsOf(definition: ServiceDefinition, configuration: Configuration, quantity: number, facts: CatalogueFacts): PriceComponent[] {
  const joined = new Map<string, PriceComponent>()
  for (const { contribution, scope } of contributionsOf(definition, configuration)) {
    const amount = amountOf(contribution.amount, scope, facts)
    const times = timesOf(contribution, scope, facts)
    if (!contribution.price || amount === undefined || times === undefined || amount * times === 0) continue
    const { category, resource, spec } = contribution.price
    const [named, ofResource, ofSpec] = [category, resource, spec].map((term) => termOf(term, scope, facts))
    if (named === undefined || ofResource === undefined || ofSpec === undefined) continue
    const key = JSON.stringify([named, ofResource, ofSpec, amount])
    const count = (joined.get(key)?.count ?? 0) + times * quantity
    joined.set(key, { category: named, resource: ofResource, spec: ofSpec, quantity: amount, count })
  }
  return [...joined.values()]
}

/** How much of each metric so many units need. */
export function quotaDemandOf(definition: ServiceDefinition, configuration: Configuration, quantity: number, facts: CatalogueFacts): QuotaDemand {
  const demand: { [metric in Metric]?: number } = {}
  for (const { contribution, scope } of contributionsOf(definition, configuration)) {
    const amount = amountOf(contribution.amount, scope, facts)
    const times = timesOf(contribution, scope, facts)
    if (!contribution.quota || amount === undefined || times === undefined || amount * times === 0) continue
    demand[contribution.quota] = (demand[contribution.quota] ?? 0) + amount * times * quantity
  }
  return demand
}

type Placed = { readonly contribution: Contribution; readonly scope: Scope }

/** The contributions that count: of visible options with a value, and the basic fees. */
function contributionsOf(definition: ServiceDefinition, configuration: Configuration): Placed[] {
  const whole: Scope = { options: definition.options, values: configuration }
  return [...inScope(whole), ...(definition.basicFees ?? []).map((contribution) => ({ contribution, scope: whole }))]
    .filter(({ contribution, scope }) => contribution.when === undefined || holds(contribution.when, scope))
}

function inScope(scope: Scope): Placed[] {
  return scope.options.flatMap((option): Placed[] => {
    if (!isVisible(option, scope)) return []
    if (option.kind === 'list') {
      const entries = scope.values[option.key]
      return Array.isArray(entries) ? entries.flatMap((entry: Record<string, unknown>) => inScope(entryScope(option, entry, scope))) : []
    }
    const value = valueOf(scope, option.key)
    return value === undefined || value === false ? [] : (option.contributes ?? []).map((contribution) => ({ contribution, scope }))
  })
}

function timesOf(contribution: Contribution, scope: Scope, facts: CatalogueFacts): number | undefined {
  return (contribution.times ?? []).reduce<number | undefined>((product, factor) => {
    const value = amountOf(factor, scope, facts)
    return product === undefined || value === undefined ? undefined : product * value
  }, 1)
}

function amountOf(quantity: Contribution['amount'], scope: Scope, facts: CatalogueFacts): number | undefined {
  const value = typeof quantity === 'number' ? quantity : referred(quantity, scope, facts)
  return typeof value === 'number' ? value : undefined
}

function termOf(term: Term, scope: Scope, facts: CatalogueFacts): string | undefined {
  if (typeof term === 'string') return term
  const value = referred(term, scope, facts)
  return value === undefined ? undefined : String(value)
}

function referred(reference: OptionReference, scope: Scope, facts: CatalogueFacts): string | number | boolean | undefined {
  if (reference.attribute === undefined) return valueOf(scope, reference.option)
  const found = findOption(scope, reference.option)
  if (!found || found.option.kind === 'list') return undefined
  return chosen(found.option, found.scope, facts)?.attributes?.[reference.attribute]
}
