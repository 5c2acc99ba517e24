import type { InputOf } from '#kit/pure/contract.ts'
import { Refusal } from '#kit/pure/refusal.ts'
import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents, type EventDraft } from '#kit/server/events.ts'
import { nobody } from '#modules/access/rules/actor.ts'
import { countLinkRequestOfAccount, countLinkRequestOfAddress } from '../link-request-store.ts'
import { findLinkOwner, makeOneTimeLink, type LinkOwner } from '../one-time-link-store.ts'
import { requestPasswordLink } from '../password-link-contract.ts'
import { inSteadyTime } from '../steady-time.ts'

/**
 * Forgotten password (U2). Whoever asks gets one answer, after one time, whether the name is known, disabled, without
 * an e-mail or asked for too often (C-E5); only the owner's mailbox says more. How often an address asks is counted
 * before anything is looked up.
 */
export const requestPasswordLinkRoute: Route = {
  endpoint: requestPasswordLink, isWrite: true,
  run: async (call) => {
    if (!await countLinkRequestOfAddress(call.database, call.request.address)) throw new Refusal('rate.limited', 429)
    await inSteadyTime(stepMs, () => sendLink(call))
    return {}
  },
}

async function sendLink({ database, input, request }: Call): Promise<void> {
  const { account } = input as InputOf<typeof requestPasswordLink>
  const owner = await findLinkOwner(database, account)
  const isWithin = await countLinkRequestOfAccount(database, owner?.id ?? account.trim().toLowerCase())
  const hindrance = hindranceOf(owner, isWithin)
  await inTransaction(database, async (tx) => {
    const facts = hindrance === undefined
      ? { linkId: await makeOneTimeLink(tx, { accountId: owner!.id, purpose: 'forgotten_password' }), purpose: 'forgotten_password' }
      : { reason: hindrance }
    const event: EventDraft = {
      kind: hindrance === undefined ? 'password.link_requested' : 'password.link_refused',
      subject: { kind: 'account', id: owner?.id ?? '0' }, departmentId: owner?.departmentId ?? null, facts,
    }
    await appendEvents(tx, { actor: nobody, now: await platformNow(tx), address: request.address, requestId: request.id }, [event])
  })
}

/** A name that does not exist is not written down: people type passwords into that field. */
function hindranceOf(owner: LinkOwner | undefined, isWithin: boolean): string | undefined {
  if (!owner) return 'unknown'
  if (!owner.isEnabled) return 'disabled'
  if (!owner.hasEmail) return 'no_email'
  if (owner.isSingleSignOnOnly) return 'single_sign_on'
  return isWithin ? undefined : 'too_often'
}

const stepMs = 400
