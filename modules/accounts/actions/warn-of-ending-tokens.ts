import { inTransaction, platformNow, type Database } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { system } from '#modules/access/rules/actor.ts'
import { takeEndingTokens } from '../api-token-store.ts'

/** Owners of tokens that soon end are told, once per token, so that no program stops unannounced. */
export async function warnOfEndingTokens(database: Database): Promise<number> {
  return inTransaction(database, async (tx) => {
    const ending = await takeEndingTokens(tx)
    await appendEvents(tx, { actor: system, now: await platformNow(tx), address: null, requestId: null }, ending.map(({ id, accountId, departmentId, name, expiresAt }) =>
      ({ kind: 'token.ending', subject: { kind: 'account', id: accountId }, departmentId, facts: { tokenId: id, name, expiresAt: expiresAt.toISOString() } })))
    return ending.length
  })
}
