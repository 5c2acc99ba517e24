import type { CatalogueFacts, Configuration, ServiceDefinition } from '#modules/catalogue/rules/service.ts'
import { isVisible, offeredChoices } from '#modules/catalogue/rules/choices.ts'
import { withDefaults } from '#modules/catalogue/rules/configuration.ts'
import type { Random } from './random.ts'

/** A complete configuration as a person might fill it in: defaults where there are, else one of what is offered. */
export function someConfiguration(definition: ServiceDefinition, facts: CatalogueFacts, random: Random, name: string): Configuration {
  let values = withDefaults(definition, {}, facts)
  for (const option of definition.options) {
    const scope = { options: definition.options, values }
    if (option.kind === 'list' || values[option.key] !== undefined || !isVisible(option, scope)) continue
    if (option.kind === 'select') {
      const offered = offeredChoices(option, scope, facts)
      if (offered.length > 0) values = { ...values, [option.key]: random.pick(offered).value }
    } else if (option.kind === 'text') values = { ...values, [option.key]: option.format === 'cidr' ? '192.168.0.0/24' : name }
    else if (option.kind === 'number') values = { ...values, [option.key]: option.min }
    values = withDefaults(definition, values, facts)
  }
  return values
}
