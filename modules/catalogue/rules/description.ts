import { say, type Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { chosen, entryScope, isVisible, valueOf, type Scope } from './choices.ts'
import type { CatalogueFacts, Configuration, LeafOption, ListOption, ServiceDefinition } from './service.ts'

/** A configuration in words, for review, provisioning and inventory. */
export type ConfigurationLine = { readonly key: string; readonly label: string; readonly value: string }

const yes: Phrase = ['Yes', '是', '是']
const no: Phrase = ['No', '否', '否']

export function describeConfiguration(definition: ServiceDefinition, configuration: Configuration, facts: CatalogueFacts, language: Language): ConfigurationLine[] {
  const scope: Scope = { options: definition.options, values: configuration }
  return definition.options.flatMap((option): ConfigurationLine[] => {
    if (!isVisible(option, scope)) return []
    if (option.kind === 'list') return listLines(option, scope, facts, language)
    const value = inWords(option, scope, facts, language)
    return value === undefined ? [] : [{ key: option.key, label: say(option.names, language), value }]
  })
}

/** An entry is one line: `Data disk 1: SSD · 100 GB · 3`. */
function listLines(option: ListOption, scope: Scope, facts: CatalogueFacts, language: Language): ConfigurationLine[] {
  const entries = scope.values[option.key]
  if (!Array.isArray(entries)) return []
  return entries.map((entry: Record<string, unknown>, index) => {
    const inside = entryScope(option, entry, scope)
    const parts = option.options.filter((part) => isVisible(part, inside)).map((part) => inWords(part, inside, facts, language))
    return { key: `${option.key}/${index}`, label: `${say(option.entryNames, language)} ${index + 1}`, value: parts.filter((part) => part !== undefined).join(' · ') }
  })
}

function inWords(option: LeafOption, scope: Scope, facts: CatalogueFacts, language: Language): string | undefined {
  const value = valueOf(scope, option.key)
  if (value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return say(value ? yes : no, language)
  if (option.kind === 'number' && option.unit) return `${value} ${say(option.unit, language)}`
  const choice = chosen(option, scope, facts)
  return choice ? say(choice.names, language) : String(value)
}

/** What the units of an item are called: `web-1` … `web-3`; a single one keeps the plain name (guide 000 §3.3). */
export function unitNames(name: string, quantity: number): string[] {
  return quantity === 1 ? [name] : Array.from({ length: quantity }, (_, index) => `${name}-${index + 1}`)
}
