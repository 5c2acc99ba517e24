import type { TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { Convert } from 'typebox/value'
import type { FieldError } from '#kit/pure/refusal.ts'

const compiled = new WeakMap<TSchema, Validator>()
function validatorOf(schema: TSchema): Validator {
  let validator = compiled.get(schema)
  if (!validator) compiled.set(schema, validator = Compile(schema) as Validator)
  return validator
}

/** Everything wrong with a value, a line per field; empty when it fits. */
export function problemsOf(schema: TSchema, value: unknown): FieldError[] {
  const validator = validatorOf(schema)
  const unstorable = unstorableText(value, '')
  if (unstorable) return [{ path: unstorable, code: 'field.characters' }]
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
  if (error.keyword === 'boolean' || error.keyword === 'anyOf') return []
  const limit = error.params.limit
  return [{ path, code: keywordCodes[error.keyword] ?? 'field.type', ...(typeof limit === 'number' ? { facts: { limit } } : {}) }]
}

/** One line per field: the first thing wrong with it is what a person mends first. */
function distinct(errors: FieldError[]): FieldError[] {
  const byPath = new Map<string, FieldError>()
  for (const error of errors) if (!byPath.has(error.path)) byPath.set(error.path, error)
  return [...byPath.values()]
}

/** PostgreSQL stores neither NUL nor halves of surrogate pairs; the path of the first such text. */
function unstorableText(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, part] of Object.entries(value)) {
    const below = path === '' ? name : `${path}/${name}`
    if (name.includes('\u0000') || !name.isWellFormed()) return path
    const found = unstorableText(part, below)
    if (found !== undefined) return found
  }
  return undefined
}
