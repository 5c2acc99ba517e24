import type { InputOf } from '#kit/pure/contract.ts'
import { invalid, Refusal, refuse } from '#kit/pure/refusal.ts'
import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { readSetting } from '#modules/settings/offers.ts'
import { stepsToTry, readCode } from '../rules/one-time-code.ts'
import { addressOfSecret, hashOfRecoveryCode, makeRecoveryCodes, makeSecret, openSecret, shownCodes, stepOfCode } from '../second-factor-codes.ts'
import { beginSecondFactor, confirmSecondFactor } from '../second-factor-contract.ts'
import { acceptStep, beginFactor, replaceRecoveryCodes, takeCodeAttempt } from '../second-factor-store.ts'
import { endSessionsOf, openSession, readCaller } from '../session-store.ts'
import { sessionAnswer } from './session-answer.ts'

// Secrets and recovery codes are in no event and in no stored answer of an idempotency key: so these are no plain actions.

/** The secret for an authenticator app (U2). Again before it is confirmed: another secret. */
export const beginSecondFactorRoute: Route = {
  endpoint: beginSecondFactor, isWrite: true,
  run: async ({ database, actor }) => {
    const { secret, sealedSecret } = makeSecret()
    if (!await inTransaction(database, (tx) => beginFactor(tx, actor.id, sealedSecret))) throw refuse('second_factor.is_set_up')
    const platform = await readSetting(database, 'product_name') || 'Yunshan'
    return { secret, address: addressOfSecret(secret, platform, actor.accountName) }
  },
}

/** The first right code: from now on log-ins ask for one, and every session that did not have one ends. */
export const confirmSecondFactorRoute: Route = { endpoint: confirmSecondFactor, isWrite: true, run: confirm }

async function confirm(call: Call) {
  const { database, actor } = call
  const { code } = call.input as InputOf<typeof confirmSecondFactor>
  const attempt = await takeCodeAttempt(database, actor.id, 'begun')
  if (!attempt) throw refuse('second_factor.not_begun')
  if (!attempt.mayTry) throw new Refusal('second_factor.locked', 429)
  const given = readCode(code)
  const step = given?.kind === 'time' ? stepOfCode(openSecret(attempt.sealedSecret), given.code, stepsToTry(attempt.epochSeconds, attempt.lastStep)) : undefined
  if (step === undefined) throw invalid([{ path: 'code', code: 'second_factor.wrong_code' }])
  return finish(call, attempt, step)
}

async function finish({ database, actor, request }: Call, attempt: { readonly sealedSecret: string }, step: number) {
  const codes = makeRecoveryCodes()
  const { token, session } = await inTransaction(database, async (tx) => {
    if (!await acceptStep(tx, actor.id, attempt, step)) throw refuse('second_factor.not_begun')
    await replaceRecoveryCodes(tx, actor.id, codes.map((one) => hashOfRecoveryCode(actor.id, one)))
    await endSessionsOf(tx, actor.id)
    const opened = await openSession(tx, { accountId: actor.id, address: request.address, userAgent: request.userAgent, continues: request.sessionToken, hasSecondFactor: true })
    await appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id },
      [{ kind: 'second_factor.set_up', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, isPersonal: true }])
    return { token: opened.token, session: await sessionAnswer(tx, (await readCaller(tx, opened.token)).session) }
  })
  request.setSessionToken(token)
  return { recoveryCodes: shownCodes(codes), session }
}
