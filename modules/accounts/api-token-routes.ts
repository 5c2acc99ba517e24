import { notFound } from '#kit/pure/refusal.ts'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { query, type Route } from '#kit/server/action.ts'
import { holds } from '#modules/access/rules/actor.ts'
import { makeTokenRoute } from './actions/make-token.ts'
import { revokeAccountTokenAction, revokeMyTokenAction } from './actions/revoke-token.ts'
import { readAccount } from './admin-store.ts'
import { listAccountTokens, listMyTokens, listTokenAreas } from './api-token-contract.ts'
import { tokensOf } from './api-token-store.ts'
import { areasToChoose } from './rules/token-scopes.ts'

/** `endpoints`: all of the product's, asked for late because these routes are among them. */
export const apiTokenRoutes = (endpoints: () => readonly EndpointShape[]): readonly Route[] => [
  query(listMyTokens, async ({ database, actor }) => ({ items: await tokensOf(database, actor.id) })),
  query(listTokenAreas, async ({ actor }) => ({
    items: areasToChoose(endpoints(), (permission) => holds(actor, permission)).map(({ area, powers }) => ({ area, powers: [...powers] })),
  })),
  makeTokenRoute(endpoints),
  revokeMyTokenAction,
  query(listAccountTokens, async ({ database, input }) => {
    if (!await readAccount(database, input.id)) throw notFound()
    return { items: await tokensOf(database, input.id) }
  }),
  revokeAccountTokenAction,
]
