import type { Phrase, PhraseValues } from '#kit/pure/phrase.ts'
import { kitPhrases } from './phrases.ts'

/** What is wrong with a value, as a phrase; the page says it in the reader's language of the moment. */
export type Complaint = { readonly phrase: Phrase; readonly values?: PhraseValues }
export type Check<Value, Values = unknown> = (value: Value, values: Values) => Complaint | undefined

/** Something is typed, chosen or attached. The field shows an asterisk where this check stands in its rules. */
export function isRequired(value: unknown): Complaint | undefined {
  const isEmpty = value === undefined || value === null || value === false
    || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  return isEmpty ? { phrase: kitPhrases.fieldRequired } : undefined
}

export function atMost(limit: number): Check<string> {
  return (value) => value.length > limit ? { phrase: kitPhrases.fieldTooLong, values: { limit } } : undefined
}

export function atLeast(limit: number): Check<string> {
  return (value) => value !== '' && value.length < limit ? { phrase: kitPhrases.fieldTooShort, values: { limit } } : undefined
}

export function between(minimum: number, maximum: number): Check<number | null> {
  return (value) => value === null ? undefined
    : value < minimum ? { phrase: kitPhrases.fieldTooSmall, values: { limit: minimum } }
    : value > maximum ? { phrase: kitPhrases.fieldTooLarge, values: { limit: maximum } } : undefined
}

/** An empty value passes; add `isRequired` where it must not. */
export function matches(pattern: RegExp, phrase: Phrase): Check<string> {
  return (value) => value === '' || pattern.test(value) ? undefined : { phrase }
}
