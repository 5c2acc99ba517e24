import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, Moment, Nothing, Nullable, OneOf, Record, Text } from '#kit/pure/contract.ts'
import { longestTokenDays, tokenPowers, tokenStates } from './rules/token-scopes.ts'

/** A scope is `area:power`: `usage-records:write`. */
const Scope = Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}:(read|write)$' })

/** `prefix`: the first signs, by which people recognise it; the token itself is never shown again. */
export const ApiToken = Record({
  id: Id, name: Type.String(), prefix: Type.String(), scopes: Type.Array(Scope), state: OneOf(tokenStates),
  madeAt: Moment, expiresAt: Moment, lastUsedAt: Nullable(Moment),
})
export type ApiToken = Static<typeof ApiToken>
const ApiTokens = Record({ items: Type.Array(ApiToken) })

export const listMyTokens = endpoint({
  method: 'GET', path: '/me/tokens', permission: 'signed-in', summary: 'My tokens of the interface: those that work, and those that ran out within 30 days',
  answer: ApiTokens,
})

export const listTokenAreas = endpoint({
  method: 'GET', path: '/me/tokens/areas', permission: 'signed-in', summary: 'What my tokens may be given',
  answer: Record({ items: Type.Array(Record({ area: Type.String(), powers: Type.Array(OneOf(tokenPowers)) })) }),
})

/** `secret` is shown once: a repeat under the same idempotency key answers null. */
export const makeToken = endpoint({
  method: 'POST', path: '/me/tokens', permission: 'signed-in', needsFreshProof: true, summary: 'Make a token of the interface', status: 201,
  body: Record({ name: Text(64, 1), days: Type.Integer({ minimum: 1, maximum: longestTokenDays }), scopes: Type.Array(Scope, { minItems: 1, maxItems: 100, uniqueItems: true }) }),
  answer: Record({ token: ApiToken, secret: Nullable(Type.String()) }),
  refusals: ['token.too_many', 'substitution.while_acting', 'session.proof_needed'],
})

export const revokeMyToken = endpoint({
  method: 'DELETE', path: '/me/tokens/:id', permission: 'signed-in', summary: 'Revoke one of my tokens',
  params: IdParams, answer: Nothing,
})

// ---- for the platform admin (U6): names, scopes and days, never the token ----

export const listAccountTokens = endpoint({
  method: 'GET', path: '/accounts/:id/tokens', permission: 'account.maintain', summary: 'An account\'s tokens of the interface',
  params: IdParams, answer: ApiTokens,
})

export const revokeAccountToken = endpoint({
  method: 'DELETE', path: '/accounts/:id/tokens/:tokenId', permission: 'account.maintain', summary: 'Revoke an account\'s token',
  params: Record({ id: Id, tokenId: Id }), answer: Nothing,
})
