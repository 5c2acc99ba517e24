import { notFound } from '#kit/pure/refusal.ts'
import { action } from '#kit/server/action.ts'
import { readAccount } from '../admin-store.ts'
import { revokeAccountToken, revokeMyToken } from '../api-token-contract.ts'
import { revokeToken } from '../api-token-store.ts'

/** One of my tokens ends at once (U5). Others' tokens do not exist for me (A2). */
export const revokeMyTokenAction = action(revokeMyToken, async ({ tx, actor, input, record }) => {
  const token = await revokeToken(tx, actor.id, input.id)
  if (!token) throw notFound()
  record({ kind: 'token.revoked', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, facts: { tokenId: token.id, name: token.name }, isPersonal: true })
  return {}
})

/** The platform admin ends anybody's token (U6), for instance one that stands in a source that was published. */
export const revokeAccountTokenAction = action(revokeAccountToken, async ({ tx, input, record }) => {
  const account = await readAccount(tx, input.id)
  const token = account && await revokeToken(tx, account.id, input.tokenId)
  if (!token) throw notFound()
  record({ kind: 'token.revoked', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId, facts: { tokenId: token.id, name: token.name } })
  return {}
})
