import type { Phrase } from '#kit/pure/phrase.ts'
import { chosen, entryScope, isVisible, valueOf, type Scope } from './choices.ts'
import type { CatalogueFacts, Configuration, LeafOption, ListOption, ServiceDefinition } from './service.ts'

/** One line of a configuration in words, in all languages, so that a page changes language without asking again. */
export type ConfigurationLine = { readonly key: string; readonly label: Phrase; readonly value: Phrase }

const yes: Phrase = ['Yes', '是', '是']
const no: Phrase = ['No', '否', '否']

/** A configuration in words, for review, provisioning and inventory. */
export function describeConfiguration(definition: ServiceDefinition, configuration: Configuration, facts: CatalogueFacts): ConfigurationLine[] {
  const scope: Scope = { options: definition.options, values: configuration }
  return definition.options.flatMap((option): ConfigurationLine[] => {
    if (!isVisible(option, scope)) return []
    if (option.kind === 'list') return listLines(option, scope, facts)
    const value = inWords(option, scope, facts)
    return value === undefined ? [] : [{ key: option.key, label: option.names, value }]
  })
}

/** An entry is one line: `Data disk 1: SSD · 100 GB · 3`. */
function listLines(option: ListOption, scope: Scope, facts: CatalogueFacts): ConfigurationLine[] {
  const entries = scope.values[option.key]
  if (!Array.isArray(entries)) return []
  return entries.map((entry: Record<string, unknown>, index) => {
    const inside = entryScope(option, entry, scope)
    const parts = option.options.filter((part) => isVisible(part, inside)).map((part) => inWords(part, inside, facts)).filter((part) => part !== undefined)
    return {
      key: `${option.key}/${index}`,
      label: each((language) => `${option.entryNames[language]} ${index + 1}`),
      value: each((language) => parts.map((part) => part[language]).join(' · ')),
    }
  })
}

function inWords(option: LeafOption, scope: Scope, facts: CatalogueFacts): Phrase | undefined {
  const value = valueOf(scope, option.key)
  if (value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return value ? yes : no
  if (option.kind === 'number' && option.unit) {
    const { unit } = option
    return each((language) => `${value} ${unit[language]}`)
  }
  return chosen(option, scope, facts)?.names ?? each(() => String(value))
}

function each(text: (language: 0 | 1 | 2) => string): Phrase {
  return [text(0), text(1), text(2)]
}

/** What the units of an item are called: `web-1` … `web-3`; a single one keeps the plain name (guide 000 §3.3). */
export function unitNames(name: string, quantity: number): string[] {
  return quantity === 1 ? [name] : Array.from({ length: quantity }, (_, index) => `${name}-${index + 1}`)
}
