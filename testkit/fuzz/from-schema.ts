import fc from 'fast-check'
import type { TSchema } from 'typebox'

/** The parts of JSON Schema that contracts use. */
type Schema = {
  readonly type?: string; readonly pattern?: string; readonly format?: string; readonly enum?: readonly unknown[]; readonly const?: unknown
  readonly anyOf?: readonly Schema[]; readonly items?: Schema | readonly Schema[]; readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly minLength?: number; readonly maxLength?: number; readonly minItems?: number; readonly maxItems?: number; readonly minimum?: number; readonly maximum?: number
}
/** Ids that exist, so that generated calls also reach the decisions behind the checks. */
export type Pool = readonly string[]

const idPattern = '^[1-9][0-9]{0,17}$'
/** What a person could type, and what somebody types who means harm: all of it text that can be stored. */
export const oddTexts = [
  '政务云 🏛️', '‮gnp.exe', "' or 1=1 --", "'; drop table accounts; --", '1) union select token_hash from sessions --', '${7*7}{{7*7}}', '<script>alert(1)</script>', '=HYPERLINK("http://x")', '../../etc/passwd',
  '%27%20OR%201%3D1', '\\', '%', '_', '{requestId}', '\r\nset-cookie: a=b', ' \t ', 'a'.repeat(5000), '🏛️', ' 🏛', '👨‍👩‍👧‍👦'.repeat(60), '\u200b\u200b',
] as const

/** Values that fit the schema, or nearly: what is wrong with them is only their meaning. */
export function fromSchema(given: TSchema | Schema, pool: Pool): fc.Arbitrary<unknown> {
  const schema = given as Schema
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((part) => fromSchema(part, pool)))
  if (schema.type === 'string') return texts(schema, pool)
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 100, (schema.minimum ?? 0) + 3) })
  if (schema.type === 'number') return fc.double({ min: schema.minimum ?? -10, max: schema.maximum ?? 1000, noNaN: true })
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'array') return arrays(schema, pool)
  if (schema.type === 'object') return objects(schema, pool)
  return fc.jsonValue({ maxDepth: 2 })
}

function texts(schema: Schema, pool: Pool): fc.Arbitrary<string> {
  if (schema.pattern === idPattern) return fc.constantFrom(...pool, '999999999999999')
  if (schema.format === 'date') return fc.constantFrom('2026-11-22', '2024-02-29')
  if (schema.format === 'date-time') return fc.constantFrom('2026-11-22T00:00:00Z', '1999-12-31T23:59:60Z')
  if (schema.pattern && schema.pattern !== '\\S') return fc.stringMatching(new RegExp(schema.pattern), { maxLength: Math.min(schema.maxLength ?? 40, 40) })
  const { minLength = 0, maxLength = 100 } = schema
  const odd = oddTexts.filter((text) => text.length >= minLength && text.length <= maxLength)
  const anything = fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 30)) })
  return odd.length > 0 ? fc.oneof(anything, fc.constantFrom(...odd)) : anything
}

function arrays(schema: Schema, pool: Pool): fc.Arbitrary<unknown[]> {
  if (Array.isArray(schema.items)) return fc.tuple(...(schema.items as Schema[]).map((part) => fromSchema(part, pool)))
  const minLength = schema.minItems ?? 0
  return fc.array(fromSchema(schema.items as Schema, pool), { minLength, maxLength: Math.max(minLength, Math.min(schema.maxItems ?? 3, 3)) })
}

function objects(schema: Schema, pool: Pool): fc.Arbitrary<Record<string, unknown>> {
  if (schema.patternProperties) return fc.dictionary(fc.constantFrom('name', 'vpc', 'spec', 'dataDisks', 'x'), fromSchema(Object.values(schema.patternProperties)[0]!, pool), { maxKeys: 4 })
  const model = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, fromSchema(part, pool)]))
  return fc.record(model, { requiredKeys: [...(schema.required ?? [])] })
}
