import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AnswerOf, EndpointShape, InputOf } from '#kit/pure/contract.ts'
import type { Actor } from '#kit/pure/register.ts'
import { Refusal, refuse } from '#kit/pure/refusal.ts'
import { inTransaction, platformNow, type Database, type Tx } from './database.ts'
import { appendEvents, type EventDraft } from './events.ts'
import { refusalOf, type ProblemDocument } from './problem.ts'

/** A file as an answer, streamed. */
export type Download = {
  readonly fileName: string
  readonly contentType: string
  readonly sizeBytes?: number
  /** Its address changes with its content: browsers keep it for ever. */
  readonly isImmutable?: true
  readonly stream: AsyncIterable<Uint8Array>
}
/** Where a browser is sent (303): a page of the product, or a site that an action chose. */
export type Redirect = { readonly to: string }
type Result<E extends EndpointShape> = E extends { readonly download: true } ? Download : E extends { readonly redirect: true } ? Redirect : AnswerOf<E>

/** What every use case is given. Decisions take `now` from here, never from the process's clock. */
export type ActionContext<E extends EndpointShape> = {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly input: InputOf<E>
  readonly record: (event: EventDraft) => void
  readonly request: RequestFacts
}
export type QueryContext<E extends EndpointShape> = {
  readonly database: Database
  readonly actor: Actor
  readonly now: Date
  readonly input: InputOf<E>
  readonly request: RequestFacts
}

/** One uploaded file as it arrives; `isTruncated` is true once the size limit cut it off. */
export type Upload = { readonly fileName: string; readonly stream: AsyncIterable<Uint8Array>; readonly isTruncated: () => boolean }

/** What the HTTP layer knows of a call. `reply` reaches the few endpoints that set a cookie or stream. */
export type RequestFacts = {
  readonly id: string
  readonly address: string
  readonly userAgent: string
  readonly idempotencyKey: string | null
  readonly sessionToken: string | null
  /** Whether the session proved shortly before who it is: for acts of which only some need it (C-E8). */
  readonly isProofFresh: boolean
  readonly setSessionToken: (token: string | null) => void
  /** What is known of this browser from earlier log-ins, sealed (C-E6). */
  readonly deviceToken: string | null
  readonly setDeviceToken: (token: string) => void
  /** For ten minutes, and for the way in alone: by this a browser is known again that comes back from another site. */
  readonly browserToken: string | null
  readonly setBrowserToken: (token: string | null) => void
  /** Address of the product as this browser reaches it, without a slash at the end. */
  readonly origin: string
  readonly upload: Upload | null
  /** A refusal in the words of whoever asks. */
  readonly explain: (refusal: Refusal) => ProblemDocument
}

export type Call = { readonly database: Database; readonly actor: Actor; readonly input: unknown; readonly request: RequestFacts; readonly now?: Date }
/** A contract with what does it: the list of these is a module's `routes.ts`. */
export type Route = { readonly endpoint: EndpointShape; readonly isWrite: boolean; readonly run: (call: Call) => Promise<unknown> }

/** One use case = one transaction: lock, allow, decide, write, record (chapter 12, action). */
export function action<E extends EndpointShape>(endpoint: E, run: (context: ActionContext<E>) => Promise<Result<E>>): Route {
  return { endpoint, isWrite: true, run: (call) => inTransaction(call.database, (tx) => runOnce(endpoint, run, call, tx)) }
}

/** Reads: no transaction, no event. */
export function query<E extends EndpointShape>(endpoint: E, run: (context: QueryContext<E>) => Promise<Result<E>>): Route {
  return {
    endpoint, isWrite: false,
    run: async (call) => run({ database: call.database, actor: call.actor, input: call.input as InputOf<E>, request: call.request, now: call.now ?? await platformNow(call.database) }),
  }
}

/** What a use case on many records is given: `each` runs the use case on one of them. */
export type BulkContext<E extends EndpointShape> = {
  readonly database: Database
  readonly actor: Actor
  readonly input: InputOf<E>
  readonly request: RequestFacts
  /** In the order of the rows: null where it is done, the refusal where it is not. */
  readonly each: (single: Route, rows: readonly { readonly id: string }[]) => Promise<(Refusal | null)[]>
}

/**
 * One act on many records: each by the action that does it to one, in a transaction of its own, so that what is refused
 * for one holds up no other. The given idempotency key makes one of each row: a repeat does nothing twice and tries
 * again what was refused. A fault on our side (5xx) ends the whole call; the caller repeats it under the same key.
 */
export function bulkAction<E extends EndpointShape>(endpoint: E, run: (context: BulkContext<E>) => Promise<AnswerOf<E>>): Route {
  return {
    endpoint, isWrite: true,
    run: (call) => run({
      database: call.database, actor: call.actor, input: call.input as InputOf<E>, request: call.request,
      each: async (single, rows) => {
        const outcomes: (Refusal | null)[] = []
        for (const row of rows) outcomes.push(await refusalIn(single, { ...call, input: row, request: requestFor(call.request, row.id) }))
        return outcomes
      },
    }),
  }
}

function requestFor(request: RequestFacts, id: string): RequestFacts {
  return { ...request, idempotencyKey: request.idempotencyKey === null ? null : `${request.idempotencyKey}:${id}` }
}

async function refusalIn(single: Route, call: Call): Promise<Refusal | null> {
  try {
    await single.run(call)
    return null
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal.status >= 500) throw error
    return refusal
  }
}

async function runOnce<E extends EndpointShape>(endpoint: E, run: (context: ActionContext<E>) => Promise<Result<E>>, call: Call, tx: Tx): Promise<Result<E>> {
  const { actor, request } = call
  const key = request.idempotencyKey !== null && actor.kind === 'account' ? request.idempotencyKey : null
  const hash = key === null ? null : requestHash(endpoint, call.input)
  if (key !== null && hash !== null) {
    const first = await claimKey(tx, actor.id, key, hash)
    if (first !== undefined) return first as Result<E>
  }
  const now = await platformNow(tx)
  const events: EventDraft[] = []
  const answer = await run({ tx, actor, now, input: call.input as InputOf<E>, request, record: (event) => { events.push(event) } })
  await appendEvents(tx, { actor, now, address: request.address, requestId: request.id }, events)
  if (key !== null && hash !== null && !endpoint.download)
    await sql`insert into idempotency_keys (account_id, key, endpoint, request_hash, status, answer)
      values (${actor.id}, ${key}, ${`${endpoint.method} ${endpoint.path}`}, ${hash}, ${endpoint.status ?? 200}, ${JSON.stringify(answer)}::json)`.execute(tx)
  return answer
}

function requestHash(endpoint: EndpointShape, input: unknown): Buffer {
  return createHash('sha256').update(`${endpoint.method} ${endpoint.path}\n${JSON.stringify(input)}`).digest()
}

/** The first answer under this key; a busy key is 409, the same key for something else 422 (chapter 9). */
async function claimKey(tx: Tx, accountId: string, key: string, hash: Buffer): Promise<unknown> {
  const { rows: [lock] } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`idempotency:${accountId}:${key}`}, 0)) as free`.execute(tx)
  if (!lock!.free) throw refuse('idempotency.in_progress')
  const { rows: [first] } = await sql<{ requestHash: Buffer; answer: unknown }>`
    select request_hash as "requestHash", answer from idempotency_keys where account_id = ${accountId} and key = ${key}`.execute(tx)
  if (!first) return undefined
  if (!first.requestHash.equals(hash)) throw new Refusal('idempotency.other_request', 422)
  return first.answer
}
