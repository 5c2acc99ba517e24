import type { FieldError } from '#kit/pure/refusal.ts'
import { contains, parseBlock } from './cidr.ts'
import { allChoices, entryScope, isVisible, offeredChoices, valueOf, type Scope } from './choices.ts'
import type { CatalogueFacts, Configuration, ConfigurationEntry, LeafOption, ListOption, NumberOption, Option, SelectOption, ServiceDefinition, TextOption } from './service.ts'

/** Whether a configuration is valid, and what it starts with; the same on server and page (chapter 3, "Bad input"). */

/** Everything wrong with a configuration, a line per field, with paths such as `configuration/dataDisks/0/sizeGb`. */
export function checkConfiguration(definition: ServiceDefinition, configuration: Readonly<Record<string, unknown>>, facts: CatalogueFacts, path = 'configuration'): FieldError[] {
  return checkOptions({ options: definition.options, values: configuration }, facts, path)
}

/** How many may be asked for at once. */
export function checkQuantity(definition: ServiceDefinition, quantity: number, path = 'quantity'): FieldError[] {
  const { min, max } = definition.quantity
  if (!Number.isInteger(quantity)) return [{ path, code: 'field.type' }]
  if (quantity < min) return [{ path, code: 'field.too_small', facts: { limit: min } }]
  if (quantity > max) return [{ path, code: 'field.too_large', facts: { limit: max } }]
  return []
}

function checkOptions(scope: Scope, facts: CatalogueFacts, path: string): FieldError[] {
  const known = new Set(scope.options.map((option) => option.key))
  const unknown = Object.keys(scope.values).filter((key) => !known.has(key))
  return [
    ...unknown.map((key) => ({ path: `${path}/${key}`, code: 'field.unknown' })),
    ...scope.options.flatMap((option) => checkOption(option, scope, facts, `${path}/${option.key}`)),
  ]
}

function checkOption(option: Option, scope: Scope, facts: CatalogueFacts, path: string): FieldError[] {
  const value = given(scope, option.key)
  if (!isVisible(option, scope)) return value === undefined ? [] : [{ path, code: 'configuration.not_applicable' }]
  if (value === undefined || value === '') return isRequired(option) ? [{ path, code: 'field.required' }] : []
  switch (option.kind) {
    case 'select': return checkSelect(option, value, scope, facts, path)
    case 'number': return checkNumber(option, value, path)
    case 'text': return checkText(option, value, scope, path)
    case 'boolean': return typeof value === 'boolean' ? [] : [{ path, code: 'field.type' }]
    case 'list': return checkList(option, value, scope, facts, path)
  }
}

function isRequired(option: Option): boolean {
  return option.kind === 'list' ? option.minEntries > 0 : !option.isOptional
}

function checkSelect(option: SelectOption, value: unknown, scope: Scope, facts: CatalogueFacts, path: string): FieldError[] {
  if (typeof value !== 'string') return [{ path, code: 'field.type' }]
  if (offeredChoices(option, scope, facts).some((choice) => choice.value === value)) return []
  const isElsewhere = allChoices(option, facts).some((choice) => choice.value === value && !choice.isRetired)
  return [{ path, code: isElsewhere ? 'configuration.does_not_belong' : 'field.not_an_option' }]
}

function checkNumber(option: NumberOption, value: unknown, path: string): FieldError[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [{ path, code: 'field.type' }]
  if (value < option.min) return [{ path, code: 'field.too_small', facts: { limit: option.min } }]
  if (value > option.max) return [{ path, code: 'field.too_large', facts: { limit: option.max } }]
  const step = option.step ?? 1
  return Number.isInteger((value - option.min) / step) ? [] : [{ path, code: 'configuration.step', facts: { step, from: option.min } }]
}

function checkText(option: TextOption, value: unknown, scope: Scope, path: string): FieldError[] {
  if (typeof value !== 'string') return [{ path, code: 'field.type' }]
  const length = [...value].length
  if (length < option.minLength) return [{ path, code: 'field.too_short', facts: { limit: option.minLength } }]
  if (length > option.maxLength) return [{ path, code: 'field.too_long', facts: { limit: option.maxLength } }]
  if (option.pattern !== undefined && !new RegExp(option.pattern, 'u').test(value)) return [{ path, code: 'field.pattern' }]
  return option.format === 'cidr' ? checkBlock(option, value, scope, path) : []
}

function checkBlock(option: TextOption, value: string, scope: Scope, path: string): FieldError[] {
  const block = parseBlock(value)
  if (!block) return [{ path, code: 'configuration.cidr' }]
  const outer = option.within === undefined ? undefined : parseBlock(String(valueOf(scope, option.within)))
  return outer && !contains(outer, block) ? [{ path, code: 'configuration.cidr_outside' }] : []
}

function checkList(option: ListOption, value: unknown, scope: Scope, facts: CatalogueFacts, path: string): FieldError[] {
  if (!Array.isArray(value)) return [{ path, code: 'field.type' }]
  if (value.length < option.minEntries) return [{ path, code: 'field.too_few', facts: { limit: option.minEntries } }]
  if (value.length > option.maxEntries) return [{ path, code: 'field.too_many', facts: { limit: option.maxEntries } }]
  const errors = value.flatMap((entry: unknown, index) => isEntry(entry)
    ? checkOptions(entryScope(option, entry, scope), facts, `${path}/${index}`)
    : [{ path: `${path}/${index}`, code: 'field.type' }])
  if (errors.length > 0 || !option.total) return errors
  const { of, max } = option.total
  const sum = value.reduce((total: number, entry: Record<string, number>) => total + (entry[of] ?? 0), 0)
  return sum > max ? [{ path, code: 'configuration.total', facts: { limit: max, total: sum } }] : []
}

function isEntry(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function given(scope: Scope, key: string): unknown {
  return Object.hasOwn(scope.values, key) ? scope.values[key] ?? undefined : undefined
}

/**
 * Fills in what is missing: the default, or the only thing that can be chosen. Takes nothing away, so that
 * what is wrong stays to be refused.
 */
export function withDefaults(definition: ServiceDefinition, configuration: Configuration, facts: CatalogueFacts): Configuration {
  const values: Record<string, Configuration[string]> = { ...configuration }
  const scope: Scope = { options: definition.options, values }
  for (const option of definition.options) {
    const value = given(scope, option.key)
    if (option.kind === 'list') {
      if (Array.isArray(value)) values[option.key] = value.map((entry: unknown) => isEntry(entry) ? filledEntry(option, entry as ConfigurationEntry, scope, facts) : entry as ConfigurationEntry)
    } else if (value === undefined && isVisible(option, scope)) {
      const start = startValue(option, scope, facts)
      if (start !== undefined) values[option.key] = start
    }
  }
  return values
}

/** A new entry of a list option with its defaults, as the page's "add" gives it. */
export function newEntry(option: ListOption, configuration: Configuration, definition: ServiceDefinition, facts: CatalogueFacts): ConfigurationEntry {
  return filledEntry(option, {}, { options: definition.options, values: configuration }, facts)
}

function filledEntry(option: ListOption, entry: ConfigurationEntry, around: Scope, facts: CatalogueFacts): ConfigurationEntry {
  const values: Record<string, ConfigurationEntry[string]> = { ...entry }
  const scope = entryScope(option, values, around)
  for (const part of option.options) {
    if (given(scope, part.key) !== undefined || !isVisible(part, scope)) continue
    const start = startValue(part, scope, facts)
    if (start !== undefined) values[part.key] = start
  }
  return values
}

function startValue(option: LeafOption, scope: Scope, facts: CatalogueFacts): ConfigurationEntry[string] | undefined {
  if (option.kind !== 'select') return option.default ?? (option.kind === 'boolean' ? false : undefined)
  const offered = offeredChoices(option, scope, facts)
  if (option.default !== undefined && offered.some((choice) => choice.value === option.default)) return option.default
  return offered.length === 1 && !option.isOptional ? offered[0]!.value : undefined
}

/**
 * What the page keeps after a choice: values of options that went out of sight and choices that no longer belong
 * (the vSwitch of another VPC) are dropped, then the defaults of what came into sight are filled in.
 */
export function afterChoice(definition: ServiceDefinition, configuration: Configuration, facts: CatalogueFacts): Configuration {
  const values: Record<string, Configuration[string]> = { ...configuration }
  const scope: Scope = { options: definition.options, values }
  for (const option of definition.options) {
    if (given(scope, option.key) === undefined) continue
    const isStale = option.kind === 'select' && option.dependsOn !== undefined
      && !offeredChoices(option, scope, facts).some((choice) => choice.value === values[option.key])
    if (isStale || !isVisible(option, scope)) delete values[option.key]
  }
  return withDefaults(definition, values, facts)
}
