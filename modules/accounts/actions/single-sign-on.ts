import type { InputOf } from '#kit/pure/contract.ts'
import { Refusal, refuse } from '#kit/pure/refusal.ts'
import type { Call, Redirect, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { nobody } from '#modules/access/rules/actor.ts'
import type { Session } from '../contract.ts'
import { returnPage } from '../rules/return-page.ts'
import { checkSecondFactor } from '../second-factor-check.ts'
import { answerSingleSignOn, beginSingleSignOn, finishSingleSignOn } from '../single-sign-on-contract.ts'
import { arriveFrom, departTo, wayBack, type ProvenIdentity } from '../single-sign-on-provider.ts'
import { readProvider, type ProviderSettings } from '../single-sign-on-settings.ts'
import { endSecondStep, findLinked, isStillLinked, readSecondStep, takeSignOn, writeSignOn, type LinkedAccount, type SignOn } from '../single-sign-on-store.ts'
import { beginSession } from './begin-session.ts'
import { linkOwn } from './link-identity.ts'

// Single sign-on (U2). The identity provider is asked outside of every transaction; whoever comes back must be the
// browser that left (state and cookie), and is known by issuer and subject alone (C-E7).

/** Somebody who is logged in goes there to prove anew who they are: an open log-in there does not count (C-E8). */
const freshSeconds = 60

async function needProvider(call: Pick<Call, 'database'>): Promise<ProviderSettings> {
  const provider = await readProvider(call.database)
  if (!provider) throw refuse('single_sign_on.not_set')
  return provider
}

/** What is refused on the way is said by a page, since this is a browser on its way and no program. */
function leading(page: string, work: (call: Call) => Promise<Redirect>): Route['run'] {
  return async (call) => {
    try {
      return await work(call)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { to: `${page}?problem=${encodeURIComponent(error.code)}` }
    }
  }
}

export const beginSingleSignOnRoute: Route = {
  endpoint: beginSingleSignOn, isWrite: true,
  run: leading('/login', async (call) => {
    const { returnTo } = call.input as InputOf<typeof beginSingleSignOn>
    const { address, checks } = await departTo(await needProvider(call), wayBack(call.request.origin), call.actor.kind === 'account' ? freshSeconds : undefined)
    call.request.setBrowserToken(await writeSignOn(call.database, { purpose: 'log_in', returnTo: returnPage(returnTo), accountId: null, checks }))
    return { to: address }
  }),
}

export const answerSingleSignOnRoute: Route = {
  endpoint: answerSingleSignOn, isWrite: true,
  run: leading('/login', async (call) => {
    const { state } = call.input as InputOf<typeof answerSingleSignOn>
    const { browserToken } = call.request
    const begun = browserToken === null || state === undefined ? undefined : await takeSignOn(call.database, state, browserToken)
    if (!begun?.checks) throw new Refusal('single_sign_on.begin_again', 401)
    call.request.setBrowserToken(null)
    return begun.purpose === 'link' ? leading('/me', () => arriveToLink(call, begun))(call) as Promise<Redirect> : arriveToLogIn(call, begun)
  }),
}

async function arriveToLink(call: Call, begun: SignOn): Promise<Redirect> {
  // The session that began it goes on: nobody's account is linked by a browser that somebody else uses by now.
  if (call.actor.kind !== 'account' || call.actor.id !== begun.accountId) throw new Refusal('single_sign_on.begin_again', 401)
  const identity = await arriveFrom(await needProvider(call), call.input as Record<string, unknown>, begun.checks!)
  await linkOwn(call, identity)
  return { to: begun.returnTo }
}

async function arriveToLogIn(call: Call, { checks, returnTo }: SignOn): Promise<Redirect> {
  const identity = await provenOrRecorded(call, checks!)
  const found = await findLinked(call.database, identity.issuer, identity.subject)
  if (!found) throw await recorded(call, new Refusal('single_sign_on.unknown', 401), undefined)
  if (!found.isEnabled) throw await recorded(call, new Refusal('single_sign_on.disabled', 401), found)
  if (found.hasSecondFactor) {
    const { accountId, identityId } = found
    call.request.setBrowserToken(await writeSignOn(call.database, { purpose: 'second_factor', returnTo, accountId, identityId }))
    return { to: `/login?step=second-factor&from=${encodeURIComponent(returnTo)}` }
  }
  await enter(call, found, false)
  return { to: returnTo }
}

async function provenOrRecorded(call: Call, checks: NonNullable<SignOn['checks']>): Promise<ProvenIdentity> {
  try {
    return await arriveFrom(await needProvider(call), call.input as Record<string, unknown>, checks)
  } catch (error) {
    throw error instanceof Refusal ? await recorded(call, error, undefined) : error
  }
}

function enter(call: Call, { identityId, accountId }: Pick<LinkedAccount, 'identityId' | 'accountId'>, hasSecondFactor: boolean): Promise<Session> {
  return beginSession(call, { accountId, method: 'single_sign_on', hasSecondFactor, isStillSo: (tx) => isStillLinked(tx, identityId, accountId) })
}

/** The identity provider's word never stands for our second factor: whoever has one gives its code here too (C-E2). */
export const finishSingleSignOnRoute: Route = {
  endpoint: finishSingleSignOn, isWrite: true,
  run: async (call) => {
    const { database, request } = call
    const { totp } = call.input as InputOf<typeof finishSingleSignOn>
    const begun = request.browserToken === null ? undefined : await readSecondStep(database, request.browserToken)
    if (!begun?.accountId || !begun.identityId) throw new Refusal('single_sign_on.begin_again', 401)
    const outcome = await checkSecondFactor(database, begun.accountId, totp, request)
    if (outcome === 'wrong') throw await recorded(call, new Refusal('session.wrong_code', 401), begun)
    if (outcome === 'locked') throw await recorded(call, new Refusal('second_factor.locked', 429), begun)
    // Its factor was taken away meanwhile: the way is begun anew, and asks again what is needed.
    if (!await endSecondStep(database, request.browserToken!) || outcome === 'none') throw new Refusal('single_sign_on.begin_again', 401)
    const session = await enter(call, { accountId: begun.accountId, identityId: begun.identityId }, true)
    request.setBrowserToken(null)
    return session
  },
}

/** The refusal again, after it was written down; who it was is known only of linked accounts. */
async function recorded(call: Call, refusal: Refusal, found: { readonly accountId: string | null } | undefined): Promise<Refusal> {
  const { database, request } = call
  const facts = { reason: refusal.code, method: 'single_sign_on', ...typeof refusal.facts.reason === 'string' ? { detail: refusal.facts.reason } : {} }
  await inTransaction(database, async (tx) => appendEvents(tx, { actor: nobody, now: await platformNow(tx), address: request.address, requestId: request.id },
    [{ kind: 'session.refused', subject: { kind: 'account', id: found?.accountId ?? '0' }, facts }]))
  return refusal
}
