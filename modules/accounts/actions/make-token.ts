import type { EndpointShape } from '#kit/pure/contract.ts'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import { action, type Route } from '#kit/server/action.ts'
import { holds } from '#modules/access/rules/actor.ts'
import { makeToken } from '../api-token-contract.ts'
import { countLiveTokens, insertToken, newSecret } from '../api-token-store.ts'
import { areasToChoose, mostTokens, scopeErrors } from '../rules/token-scopes.ts'

/**
 * A new token (U5). It is added to the answer after the commit, so that neither the event nor the stored answer of an
 * idempotency key ever holds it; a repeat gets the answer without it. Not while acting for somebody: what was lent is not
 * made longer (A6).
 */
export function makeTokenRoute(endpoints: () => readonly EndpointShape[]): Route {
  return {
    endpoint: makeToken, isWrite: true,
    run: async (call) => {
      const secret = newSecret()
      let isFirst = false
      const stored = action(makeToken, async ({ tx, actor, input, record }) => {
        if (actor.actingFor !== null) throw refuse('substitution.while_acting')
        const errors = scopeErrors('scopes', input.scopes, areasToChoose(endpoints(), (permission) => holds(actor, permission)))
        if (errors.length > 0) throw invalid(errors)
        if (await countLiveTokens(tx, actor.id) >= mostTokens) throw refuse('token.too_many', { most: mostTokens })
        const token = await insertToken(tx, { accountId: actor.id, name: input.name.trim(), secret, scopes: input.scopes, days: input.days })
        const { id, name, scopes, expiresAt } = token
        record({ kind: 'token.made', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, facts: { tokenId: id, name, scopes, expiresAt }, isPersonal: true })
        isFirst = true
        return { token, secret: null }
      })
      const answer = await stored.run(call) as object
      return { ...answer, secret: isFirst ? secret : null }
    },
  }
}
