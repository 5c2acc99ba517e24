import type { PhraseValues } from './phrase.ts'

/**
 * A "no" for a person: a stable dotted code that is also a phrase (chapter 9, errors).
 * Rules and actions throw it; the HTTP layer turns it into problem+json.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly facts: Readonly<Record<string, unknown>>
  readonly errors: readonly FieldError[]

  constructor(code: string, status: number, facts: Record<string, unknown> = {}, errors: readonly FieldError[] = []) {
    super(code)
    this.code = code
    this.status = status
    this.facts = facts
    this.errors = errors
  }
}

/** What is wrong with one field: where (`items/0/configuration/region`), why (a phrase code), with which values; a phrase is said in the reader's language. */
export type FieldError = { readonly path: string; readonly code: string; readonly facts?: PhraseValues }

/** The state of things forbids it now: 409. */
export function refuse(code: string, facts: Record<string, unknown> = {}): Refusal {
  return new Refusal(code, 409, facts)
}
/** The input is wrong: 422 with the fields. */
export function invalid(errors: readonly FieldError[], code = 'input.invalid', facts: Record<string, unknown> = {}): Refusal {
  return new Refusal(code, 422, facts, errors)
}
/** Outside the actor's scope or not there at all: the same 404 (A2). */
export function notFound(): Refusal {
  return new Refusal('record.not_found', 404)
}
/** Inside the scope, without the permission: 403 (A2). */
export function forbidden(code = 'permission.missing', facts: Record<string, unknown> = {}): Refusal {
  return new Refusal(code, 403, facts)
}
