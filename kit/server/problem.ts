import { say, type Phrase, type PhraseBook, type PhraseValue, type PhraseValues } from '#kit/pure/phrase.ts'
import { Refusal, type FieldError } from '#kit/pure/refusal.ts'
import type { Language } from '#kit/pure/register.ts'
import { databaseCode } from './database.ts'

/** RFC 9457, as chapter 9 shapes it. */
export type ProblemDocument = {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  facts?: Readonly<Record<string, unknown>>
  errors: { path: string; code: string; message: string }[]
  requestId: string
}

/** Anything thrown becomes a refusal: a known one stays, a database limit is named, the rest is our fault (500). */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const code = databaseCode(error)
  if (code === '55P03' || code === '40001' || code === '40P01') return new Refusal('conflict.busy', 409)
  if (code && isOutage(code)) return new Refusal('server.unavailable', 503)
  if (error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message)) return new Refusal('server.unavailable', 503)
  const status = statusOfFramework(error)
  if (status === 413) return new Refusal('input.too_large', 413)
  if (status === 415) return new Refusal('input.media_type', 415)
  if (status === 429) return new Refusal('rate.limited', 429)
  if (status !== undefined && status >= 400 && status < 500) return new Refusal('input.malformed', 400)
  return new Refusal('server.error', 500)
}

function isOutage(code: string): boolean {
  return /^(08|57P|53)/.test(code) || code === '57014' || ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code)
}

function statusOfFramework(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
}

export function problemDocument(refusal: Refusal, language: Language, phrases: PhraseBook, requestId: string): ProblemDocument {
  const sentence = (code: string, facts: Readonly<Record<string, unknown>>) => {
    const phrase = phrases[code]
    return phrase ? say(phrase, language, { ...sayable(facts), requestId }) : code
  }
  const message = (error: FieldError) => ({ path: error.path, code: error.code, message: sentence(error.code, error.facts ?? {}) })
  return {
    type: `/api/docs/problems/${refusal.code}`,
    title: sentence(refusal.code, refusal.facts),
    status: refusal.status,
    code: refusal.code,
    ...(Object.keys(refusal.facts).length > 0 ? { facts: refusal.facts } : {}),
    errors: refusal.errors.map(message),
    requestId,
  }
}

/** The facts that a sentence can name. */
function sayable(facts: Readonly<Record<string, unknown>>): PhraseValues {
  return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, PhraseValue] =>
    typeof entry[1] === 'string' || typeof entry[1] === 'number' || isPhrase(entry[1])))
}

function isPhrase(value: unknown): value is Phrase {
  return Array.isArray(value) && value.length === 3 && value.every((text) => typeof text === 'string')
}
