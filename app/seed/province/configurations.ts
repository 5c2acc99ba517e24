import type { CatalogueFacts, Configuration, ConfigurationEntry, LeafOption, ListOption, Scalar, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { entryScope, isVisible, offeredChoices } from '#modules/catalogue/rules/choices.ts'
import { newEntry, withDefaults } from '#modules/catalogue/rules/configuration.ts'
import type { Random } from './random.ts'

/** A complete configuration as a person might fill it in: defaults where there are, else one of what is offered. */
export function someConfiguration(definition: ServiceDefinition, facts: CatalogueFacts, random: Random, name: string): Configuration {
  let values = withDefaults(definition, {}, facts)
  for (const option of definition.options) {
    const scope = { options: definition.options, values }
    if (values[option.key] !== undefined || !isVisible(option, scope)) continue
    if (option.kind === 'list') {
      if (option.minEntries > 0) values = { ...values, [option.key]: [someEntry(option, definition, values, facts, random, name)] }
      continue
    }
    const value = someValue(option, scope, facts, random, name)
    if (value !== undefined) values = withDefaults(definition, { ...values, [option.key]: value }, facts)
  }
  return values
}

function someEntry(option: ListOption, definition: ServiceDefinition, values: Configuration, facts: CatalogueFacts, random: Random, name: string): ConfigurationEntry {
  const entry: Record<string, Scalar> = { ...newEntry(option, values, definition, facts) }
  for (const part of option.options) {
    const scope = entryScope(option, entry, { options: definition.options, values })
    if (entry[part.key] !== undefined || !isVisible(part, scope)) continue
    const value = someValue(part, scope, facts, random, name)
    if (value !== undefined) entry[part.key] = value
  }
  return entry
}

function someValue(option: LeafOption, scope: Parameters<typeof offeredChoices>[1], facts: CatalogueFacts, random: Random, name: string): Scalar | undefined {
  if (option.isOptional) return undefined
  if (option.kind === 'select') {
    const offered = offeredChoices(option, scope, facts)
    return offered.length > 0 ? random.pick(offered).value : undefined
  }
  if (option.kind === 'number') return option.min
  if (option.kind === 'boolean') return false
  return option.format === 'cidr' ? '192.168.0.0/24' : option.key.startsWith('domain') ? `${name}.example.gov.cn` : name
}
