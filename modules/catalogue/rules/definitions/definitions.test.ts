import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkConfiguration, withDefaults } from '../configuration.ts'
import { componentsOf, quotaDemandOf } from '../contributions.ts'
import { sampleFacts } from '#testkit/catalogue-facts.ts'
import type { Configuration, ConfigurationEntry, LeafOption, Option, ServiceDefinition } from '../service.ts'
import { offeredChoices } from '../choices.ts'
import { shippedDefinitions } from './all.ts'

const named = shippedDefinitions.map((definition) => [definition.code, definition] as const)

test('every government service of chapter 3 is shipped, once', () => {
  expect(shippedDefinitions.filter(({ channel }) => channel === 'application').map((definition) => definition.code)).toEqual(['ecs', 'disk', 'vpc', 'eip', 'slb', 'oss', 'nas', 'acs', 'mq',
    'rds_mysql', 'rds_postgresql', 'redis', 'big_data', 'waf', 'bastion'])
})

test('a VPC has no price', () => {
  expect(componentsOf(shippedDefinitions.find((definition) => definition.code === 'vpc')!, { range: '10.0.0.0/8' }, 1, sampleFacts)).toEqual([])
})

describe.each(named)('%s', (_code, definition) => {
  test('survives JSON unchanged: it is data', () => {
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition)
  })

  test('has every text in three languages', () => {
    for (const texts of textsOf(definition)) {
      expect(texts).toHaveLength(3)
      expect(texts.every((text) => typeof text === 'string' && text.trim() !== '')).toBe(true)
    }
  })

  test('refers only to options that it has, each key once', () => {
    for (const options of [definition.options, ...definition.options.flatMap((option) => option.kind === 'list' ? [option.options] : [])])
      expect(new Set(options.map((option) => option.key)).size).toBe(options.length)
    const known = new Set(definition.options.flatMap((option) => [option.key, ...(option.kind === 'list' ? option.options.map((part) => part.key) : [])]))
    expect(referencesOf(definition).filter((key) => !known.has(key))).toEqual([])
  })

  test('its defaults are valid; only what nobody can choose for others is missing', () => {
    const wrong = checkConfiguration(definition, withDefaults(definition, {}, sampleFacts), sampleFacts)
    expect(wrong.filter((error) => error.code !== 'field.required' && error.code !== 'field.too_few')).toEqual([])
  })

  test('whatever the form can produce is valid, and demand and counts are linear in the quantity', () => {
    fc.assert(fc.property(configurationOf(definition), fc.integer({ min: 1, max: 50 }), (configuration, quantity) => {
      expect(checkConfiguration(definition, configuration, sampleFacts)).toEqual([])
      const one = quotaDemandOf(definition, configuration, 1, sampleFacts)
      expect(quotaDemandOf(definition, configuration, quantity, sampleFacts))
        .toEqual(Object.fromEntries(Object.entries(one).map(([metric, amount]) => [metric, amount * quantity])))
      expect(componentsOf(definition, configuration, quantity, sampleFacts))
        .toEqual(componentsOf(definition, configuration, 1, sampleFacts).map((component) => ({ ...component, count: component.count * quantity })))
      // Members pay for what they order; only departments have quotas.
      if (definition.code !== 'vpc' && definition.channel !== 'order') expect(Object.keys(one).length).toBeGreaterThan(0)
    }), { numRuns: 40 })
  })

  test('an unknown option is refused, whatever it is called', () => {
    fc.assert(fc.property(configurationOf(definition), fc.string({ minLength: 1 }), fc.jsonValue(), (configuration, key, value) => {
      fc.pre(!definition.options.some((option) => option.key === key) && key !== '__proto__')
      expect(checkConfiguration(definition, { ...configuration, [key]: value }, sampleFacts)).toContainEqual({ path: `configuration/${key}`, code: 'field.unknown' })
    }), { numRuns: 20 })
  })

  test('nonsense as values never throws', () => {
    const anything = fc.record(Object.fromEntries(definition.options.map((option) => [option.key, fc.jsonValue()])), { requiredKeys: [] })
    fc.assert(fc.property(anything, (configuration) => {
      checkConfiguration(definition, configuration, sampleFacts)
    }), { numRuns: 60 })
  })
})

function textsOf(definition: ServiceDefinition): (readonly string[])[] {
  const ofOption = (option: Option): (readonly string[])[] => [
    option.names, ...(option.help ? [option.help] : []),
    ...(option.kind === 'number' && option.unit ? [option.unit] : []),
    ...(option.kind === 'select' && typeof option.source !== 'string' ? option.source.map((choice) => choice.names) : []),
    ...(option.kind === 'list' ? [option.entryNames, ...option.options.flatMap(ofOption)] : []),
  ]
  return [definition.names, definition.description, ...definition.options.flatMap(ofOption)]
}

function referencesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) =>
    (name === 'option' || name === 'dependsOn' || name === 'within' || name === 'of' || name === 'nameOption') && typeof part === 'string' ? [part] : referencesOf(part))
}

/** Configurations as a person fills them in: option after option, only what is visible. */
function configurationOf(definition: ServiceDefinition): fc.Arbitrary<Configuration> {
  return fc.infiniteStream(fc.nat()).map((numbers) => {
    const next = () => numbers.next().value
    const values: Record<string, Configuration[string]> = {}
    for (const option of definition.options) {
      const scope = { options: definition.options, values }
      if (option.visibleWhen && !option.visibleWhen.in.includes(values[option.visibleWhen.option] as string)) continue
      if (option.kind === 'list') values[option.key] = Array.from({ length: Math.max(option.minEntries, next() % 3) }, () => {
        const entry: Record<string, ConfigurationEntry[string]> = {}
        for (const part of option.options) entry[part.key] = leafValue(part, next(), { options: option.options, values: entry, around: scope })
        return entry
      })
      else values[option.key] = leafValue(option, next(), scope)
    }
    return values
  })
}

function leafValue(option: LeafOption, seed: number, scope: Parameters<typeof offeredChoices>[1]): ConfigurationEntry[string] {
  switch (option.kind) {
    case 'boolean': return seed % 2 === 0
    case 'select': {
      const offered = offeredChoices(option, scope, sampleFacts)
      return offered[seed % offered.length]!.value
    }
    case 'number': {
      const step = option.step ?? 1
      // Counts stay small, so that the limit on their sum holds.
      const steps = option.key === 'count' ? 4 : Math.floor((option.max - option.min) / step)
      return option.min + step * (seed % (steps + 1))
    }
    case 'text': return option.format === 'cidr' ? `${String(scope.around?.values.range).split('.').slice(0, 2).join('.')}.${seed % 256}.0/24`
      : option.key === 'domain' ? `site${seed}.example.gov.cn` : `name${seed}`
  }
}
