import type { TSchema } from 'typebox'
import { Settings } from 'typebox/system'
import { Compile, type Validator } from 'typebox/compile'
import { Convert } from 'typebox/value'
import type { FieldError } from '#kit/pure/refusal.ts'

// A form shows everything that is wrong at once; the preset of eight would make its reader submit again and again.
Settings.Set({ maxErrors: 200 })

const compiled = new WeakMap<TSchema, Validator>()
function validatorOf(schema: TSchema): Validator {
  let validator = compiled.get(schema)
  if (!validator) compiled.set(schema, validator = Compile(schema) as Validator)
  return validator
}

/** Everything wrong with a value, a line per field; empty when it fits. */
export function problemsOf(schema: TSchema, value: unknown): FieldError[] {
  const validator = validatorOf(schema)
  const cannotBeKept = unstorable(value, '')
  if (cannotBeKept) return [cannotBeKept]
  if (validator.Check(value)) return []
  const found = validator.Errors(value).flatMap((error) => fieldErrors(error as JsonSchemaError))
  return distinct(found.length > 0 ? found : [{ path: '', code: 'field.type' }])
}

export function fits(schema: TSchema, value: unknown): boolean {
  return validatorOf(schema).Check(value)
}

/** Path and query come as text: numbers and booleans are read from it. */
export function fromText(schema: TSchema, value: unknown): unknown {
  return Convert(schema, value)
}

type JsonSchemaError = { keyword: string; instancePath: string; params: Record<string, unknown> }

const keywordCodes: Record<string, string> = {
  maxLength: 'field.too_long', minLength: 'field.too_short', maxItems: 'field.too_many', minItems: 'field.too_few',
  minimum: 'field.too_small', maximum: 'field.too_large', exclusiveMinimum: 'field.too_small', exclusiveMaximum: 'field.too_large',
  enum: 'field.not_an_option', const: 'field.not_an_option', pattern: 'field.pattern', format: 'field.pattern', multipleOf: 'field.pattern',
}

function fieldErrors(error: JsonSchemaError): FieldError[] {
  const path = error.instancePath.replace(/^\//, '')
  const below = (name: string) => path === '' ? name : `${path}/${name}`
  if (error.keyword === 'required') return (error.params.requiredProperties as string[]).map((name) => ({ path: below(name), code: 'field.required' }))
  if (error.keyword === 'additionalProperties') return (error.params.additionalProperties as string[]).map((name) => ({ path: below(name), code: 'field.unknown' }))
  if (error.keyword === 'minLength' && error.params.limit === 1) return [{ path, code: 'field.required' }]
  if (error.keyword === '~refine') return [refinedError(path, String(error.params.message))]
  if (error.keyword === 'boolean' || error.keyword === 'anyOf') return []
  const limit = error.params.limit
  return [{ path, code: keywordCodes[error.keyword] ?? 'field.type', ...(typeof limit === 'number' ? { facts: { limit } } : {}) }]
}

/** What a contract's own check says: a code and its limit (`field.too_long 64`). */
function refinedError(path: string, message: string): FieldError {
  const [code, limit] = message.split(' ') as [string, string]
  return { path, code, facts: { limit } }
}

/** One line per field: the first thing wrong with it is what a person mends first. */
function distinct(errors: FieldError[]): FieldError[] {
  const byPath = new Map<string, FieldError>()
  for (const error of errors) if (!byPath.has(error.path)) byPath.set(error.path, error)
  return [...byPath.values()]
}

/** No contract nests further; checking, hashing and storing all walk into a value and must come back. */
const deepest = 64

/** The first part that cannot be kept: PostgreSQL stores neither NUL nor halves of surrogate pairs (C-H2). */
function unstorable(value: unknown, path: string, depth = 0): FieldError | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : { path, code: 'field.characters' }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === deepest) return { path, code: 'field.type' }
  for (const [name, part] of Object.entries(value)) {
    if (!isStorable(name)) return { path, code: 'field.characters' }
    const found = unstorable(part, path === '' ? name : `${path}/${name}`, depth + 1)
    if (found) return found
  }
  return undefined
}

function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}
