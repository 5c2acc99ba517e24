import type { FastifyRequest } from 'fastify'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { forbidden, Refusal } from '#kit/pure/refusal.ts'
import type { Actor, Permission } from '#kit/pure/register.ts'
import { credentialsOf, refusedCredentials, type Credentials } from './credentials.ts'
import type { Database } from './database.ts'
import { requestLimits, type RequestLimits } from './request-limits.ts'

/** Who is calling, as the accounts module finds out for the kernel. */
export type Caller = {
  readonly actor: Actor
  readonly csrfToken: string | null
  readonly now: Date
  /** Whether the session proved shortly before who it is (C-E8). */
  readonly isProofFresh: boolean
  /** What a token of the interface may do (U5); null: a session, which may do all that its person may. */
  readonly scopes: readonly string[] | null
}

export type AdmissionOptions = {
  readonly database: Database
  readonly findCaller: (credentials: Credentials) => Promise<Caller>
  readonly holds: (actor: Actor, permission: Permission) => boolean
  /** What an actor must do before anything else: a code, as long as it is not done. */
  readonly barrier: (actor: Actor) => string | undefined
  /** What hinders a token with these scopes from using the endpoint. */
  readonly hindersToken: (scopes: readonly string[], endpoint: EndpointShape) => Refusal | undefined
  /** Requests a minute of one account or address at one instance; 0: no limits at all. */
  readonly requestsPerMinute: number
  readonly isSecure: boolean
}

/** Who is it, may they come in, is it their own page that asks: before the body is read. */
export async function admit(options: AdmissionOptions, endpoint: EndpointShape, request: FastifyRequest): Promise<void> {
  const credentials = credentialsOf(request, options.isSecure)
  const caller = await options.findCaller(credentials)
  request.caller = caller
  // A token that does not count is told so, also where nobody had to say who they are.
  if ((endpoint.permission !== 'public' || credentials.apiToken !== null) && caller.actor.kind !== 'account') throw new Refusal(refusedCredentials(credentials), 401)
  if (endpoint.method !== 'GET' && caller.actor.kind === 'account' && caller.scopes === null) guardAgainstForgery(request, caller)
  const barrier = options.barrier(caller.actor)
  const isBehindBarrier = caller.scopes !== null || endpoint.permission !== 'public' && !endpoint.beforePasswordChange
  if (barrier !== undefined && isBehindBarrier) throw forbidden(barrier)
  if (!options.holds(caller.actor, endpoint.permission)) throw forbidden()
  const hindrance = caller.scopes === null ? undefined : options.hindersToken(caller.scopes, endpoint)
  if (hindrance) throw hindrance
  if (endpoint.needsFreshProof && !caller.isProofFresh) throw forbidden('session.proof_needed')
  await limitsOf(options).check(endpoint, caller.actor.kind === 'account' ? `account ${caller.actor.id}` : `address ${request.ip}`)
}

const knownLimits = new WeakMap<AdmissionOptions, RequestLimits>()
function limitsOf(options: AdmissionOptions): RequestLimits {
  const limits = knownLimits.get(options) ?? requestLimits(options.database, options.requestsPerMinute)
  knownLimits.set(options, limits)
  return limits
}

/** U4: a write with a cookie must carry the session's token and must not come from another site. */
function guardAgainstForgery(request: FastifyRequest, caller: Caller): void {
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site' || request.headers['x-csrf-token'] !== caller.csrfToken) throw forbidden('session.csrf')
}
