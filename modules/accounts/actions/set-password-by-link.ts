import type { InputOf } from '#kit/pure/contract.ts'
import { Refusal, refuse } from '#kit/pure/refusal.ts'
import { query, type Call, type Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { readActor } from '../actor-store.ts'
import { countAddress } from '../guess-store.ts'
import { checkNewPassword } from '../new-password.ts'
import { readOpenLink, takeLink } from '../one-time-link-store.ts'
import { readPasswordLink, setPasswordByLink } from '../password-link-contract.ts'
import { readPasswordRules } from '../password-rule-store.ts'
import { hashPassword } from '../passwords.ts'
import { endSessionsOf } from '../session-store.ts'
import { writePassword } from '../store.ts'

/** Nobody tries tokens in masses, although none could be guessed. */
async function countUse({ database, request }: Pick<Call, 'database' | 'request'>): Promise<void> {
  if (!await countAddress(database, `password-link ${request.address}`)) throw new Refusal('rate.limited', 429)
}

export const readPasswordLinkQuery = query(readPasswordLink, async ({ database, input, request }) => {
  await countUse({ database, request })
  const link = await readOpenLink(database, input.token)
  if (!link) throw refuse('password_link.not_valid')
  const { shortest } = await readPasswordRules(database, link.accountId)
  return { accountName: link.accountName, purpose: link.purpose, expiresAt: link.expiresAt.toISOString(), shortestPassword: shortest }
})

/**
 * The owner sets a password by the link of their mail (U2, C-E1). Nobody is logged in by it: the log-in follows, and with
 * it the second factor. Hashing happens outside the transaction; the link is used up inside, once (two at once: one).
 */
export const setPasswordByLinkRoute: Route = { endpoint: setPasswordByLink, isWrite: true, run: async (call) => { await runUse(call); return {} } }

async function runUse(call: Call): Promise<void> {
  const { database, request } = call
  const { token, newPassword } = call.input as InputOf<typeof setPasswordByLink>
  await countUse(call)
  const link = await readOpenLink(database, token)
  if (!link) throw refuse('password_link.not_valid')
  await checkNewPassword(database, link, newPassword)
  const newHash = await hashPassword(newPassword)
  await inTransaction(database, async (tx) => {
    if (!await takeLink(tx, token) || !await writePassword(tx, link.accountId, newHash)) throw refuse('password_link.not_valid')
    await endSessionsOf(tx, link.accountId)
    const { actor } = (await readActor(tx, link.accountId))!
    await appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id },
      [{ kind: 'password.changed', subject: { kind: 'account', id: link.accountId }, departmentId: actor.departmentId, facts: { by: 'link' }, isPersonal: true }])
  })
}
