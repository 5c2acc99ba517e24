import type { AnswerOf, BodyOf, EndpointShape, ParamsOf, QueryOf } from '#kit/pure/contract.ts'
import { kitPhrases } from './phrases.ts'
import { currentLanguage } from './language.ts'
import { sayIn } from './i18n.tsx'

/**
 * The typed client. A contract gives it types only, so it costs the browser nothing:
 * `call<typeof approveApplication>('POST /applications/:id/approval', { params: { id }, body: { version } })`.
 */
export async function call<E extends EndpointShape>(name: NameOf<E>, ...[options]: OptionsArgument<E>): Promise<AnswerOf<E>> {
  const given: LooseOptions = options ?? {}
  // The same key however often it is sent: a repeat after a proof is the same act.
  const idempotencyKey = name.startsWith('POST ') ? given.idempotencyKey ?? crypto.randomUUID() : undefined
  for (let mayRepeat = true; ; mayRepeat = false) {
    const sentIn = sessionNumber
    const outcome = await send(name, { ...given, idempotencyKey })
    if (!(outcome instanceof Problem)) return outcome as AnswerOf<E>
    if (!mayRepeat || !await isWorthRepeating(outcome, sentIn)) throw refused(outcome)
  }
}

/** The session's token was renewed while this was on the way, or its person has just proved who they are (C-E8). */
async function isWorthRepeating({ status, code }: Problem, sentIn: number): Promise<boolean> {
  if (status === 401 && code === 'session.expired') return sentIn !== sessionNumber
  return status === 403 && code === 'session.proof_needed' && await prove()
}

async function send(name: string, given: LooseOptions): Promise<unknown> {
  const [method, path] = name.split(' ') as [string, string]
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() }
  if (given.body !== undefined) headers['content-type'] = 'application/json'
  if (method !== 'GET' && csrfToken) headers['x-csrf-token'] = csrfToken
  if (given.idempotencyKey !== undefined) headers['idempotency-key'] = given.idempotencyKey
  let response: Response
  try {
    response = await fetch(addressOf(path, given), {
      method, headers, signal: given.signal ?? null,
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw offline()
  }
  const text = await response.text()
  return response.ok ? text === '' ? {} : JSON.parse(text) as unknown : problemFrom(response.status, text)
}

export type NameOf<E extends EndpointShape> = `${E['method']} ${E['path']}`
type Slot<Name extends string, Value> = unknown extends Value ? { readonly [N in Name]?: undefined }
  : object extends Value ? { readonly [N in Name]?: Value } : { readonly [N in Name]: Value }
export type OptionsOf<E extends EndpointShape> =
  Slot<'params', ParamsOf<E>> & Slot<'query', QueryOf<E>> & Slot<'body', BodyOf<E>>
  & { readonly idempotencyKey?: string | undefined; readonly signal?: AbortSignal | undefined }
export type OptionsArgument<E extends EndpointShape> = object extends OptionsOf<E> ? [options?: OptionsOf<E>] : [options: OptionsOf<E>]
type LooseOptions = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown; readonly idempotencyKey?: string | undefined; readonly signal?: AbortSignal | undefined }

/** `/applications/:id` with its id, and the query without what is undefined: also for links to downloads. */
export function addressOf(path: string, { params = {}, query = {} }: { readonly params?: unknown; readonly query?: unknown }): string {
  const values = params as Record<string, unknown>
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query as Record<string, unknown>)) if (value !== undefined && value !== '') search.set(key, String(value))
  return `/api${filled}${search.size > 0 ? `?${search}` : ''}`
}

// ---- what went wrong ----

export type FieldProblem = { readonly path: string; readonly code: string; readonly message: string }

/** A problem document (RFC 9457) as an error; `status` 0 means that no answer came. Its texts are in the reader's language. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly errors: readonly FieldProblem[]
  readonly requestId: string | undefined
  readonly facts: Readonly<Record<string, unknown>>

  constructor(document: Partial<Problem> & { status: number; code: string; title: string }) {
    super(document.title)
    this.status = document.status
    this.code = document.code
    this.title = document.title
    this.detail = document.detail
    this.errors = document.errors ?? []
    this.requestId = document.requestId
    this.facts = document.facts ?? {}
  }
}

export function problemFrom(status: number, text: string): Problem {
  try {
    return new Problem({ ...JSON.parse(text) as Problem, status })
  } catch {
    return new Problem({ status, code: 'server.unreadable', title: sayIn(kitPhrases.offline, currentLanguage()) })
  }
}

export function offline(): Problem {
  return new Problem({ status: 0, code: 'client.offline', title: sayIn(kitPhrases.offline, currentLanguage()) })
}

/** Anything thrown, as a problem that can be shown. */
export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem({ status: 0, code: 'client.error', title: error instanceof Error ? error.message : String(error) })
}

// ---- the session that writes belong to ----

let csrfToken: string | null = null
/** Grows with every session that the server answered. */
let sessionNumber = 0
let prove: () => Promise<boolean> = async () => false
let signedOut: () => void = () => {}

export function keepCsrfToken(token: string | null): void { csrfToken = token; sessionNumber++ }
/** One place asks once more who sits there (C-E8); true: proved, and what was refused is sent again. */
export function whenProofNeeded(handler: () => Promise<boolean>): () => void {
  prove = handler
  return () => { if (prove === handler) prove = async () => false }
}
export function currentCsrfToken(): string | null { return csrfToken }
/** The shell says what happens when the session has ended: to the log-in page and back. */
export function whenSignedOut(handler: () => void): void { signedOut = handler }

export function refused(problem: Problem): Problem {
  if (problem.status === 401 && /^session\.(required|expired)$/.test(problem.code)) signedOut()
  return problem
}
