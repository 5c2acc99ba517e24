import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow, type Reader } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { InputOf } from '#kit/pure/contract.ts'
import { Refusal } from '#kit/pure/refusal.ts'
import { nobody } from '#modules/access/rules/actor.ts'
import { logIn, type Session } from '../contract.ts'
import { countAddress, forgive, forgiveAddress, takeAttemptByName, type Guessable } from '../guess-store.ts'
import { renewHash } from '../hash-renewal.ts'
import { deviceTokenWith, readDevice } from '../known-device.ts'
import { isPassword } from '../passwords.ts'
import { checkSecondFactor } from '../second-factor-check.ts'
import { readFactor } from '../second-factor-store.ts'
import { inSteadyTime } from '../steady-time.ts'
import { beginSession } from './begin-session.ts'

/**
 * Log-in (U2–U4). Not one transaction: the attempt counts, and stays counted, before the password is looked at.
 * Unknown, locked, disabled and wrong cost the same and answer the same, so that nothing can be learnt (C-E5).
 */
export const logInRoute: Route = { endpoint: logIn, isWrite: true, run: runLogIn }

async function runLogIn(call: Call): Promise<Session> {
  const { database, request } = call
  const { account, password, totp } = call.input as InputOf<typeof logIn>
  if (!await countAddress(database, request.address)) throw new Refusal('rate.limited', 429)
  const found = await checkPassword(call, account, password)
  const isStillSo = (reader: Reader) => forgive(reader, found)
  const hasSecondFactor = !found.isOneTimeExpired && await proveSecondFactor(call, found, totp, isStillSo)
  await forgiveAddress(database, request.address)
  if (found.isOneTimeExpired) throw new Refusal('session.one_time_expired', 401)
  const session = await beginSession(call, { accountId: found.id, method: 'password', hasSecondFactor, isStillSo })
  request.setDeviceToken(deviceTokenWith(request.deviceToken, found.id))
  await renewHash(database, { accountId: found.id, hash: found.passwordHash!, password })
  return session
}

const stepMs = 100

/** Whose account it is, if the password is right. Both take full steps, so that a refusal does not tell its reason (C-E5). */
async function checkPassword(call: Call, account: string, password: string): Promise<Guessable> {
  const { database, request } = call
  return inSteadyTime(stepMs, async () => {
    const found = await takeAttemptByName(database, account, readDevice(request.deviceToken))
    const isRight = await isPassword(password, found?.mayTry && found.isEnabled ? found.passwordHash : null)
    if (found && isRight) return found
    await recordRefusal(call, found, reasonOf(found))
    throw new Refusal('session.wrong_credentials', 401)
  })
}

/**
 * Asked for only after the right password, so that nobody else learns who has one (C-E2, C-E5). The password was no
 * guess; wrong codes count against the factor and stay counted against the address.
 */
async function proveSecondFactor(call: Call, found: Guessable, totp: string | undefined, isStillSo: (reader: Reader) => Promise<boolean>): Promise<boolean> {
  const { database, request } = call
  if (!await readFactor(database, found.id)) return false
  await isStillSo(database)
  if (totp === undefined) {
    await forgiveAddress(database, request.address)
    throw new Refusal('session.second_factor_needed', 401)
  }
  const outcome = await checkSecondFactor(database, found.id, totp, request)
  if (outcome === 'right') return true
  await recordRefusal(call, found, 'wrong_code')
  throw outcome === 'locked' ? new Refusal('second_factor.locked', 429) : new Refusal('session.wrong_code', 401)
}

/** A name that does not exist is not written down: people type passwords into that field. */
async function recordRefusal(call: Call, found: Guessable | undefined, reason: string): Promise<void> {
  const { database, request } = call
  await inTransaction(database, async (tx) => appendEvents(tx, { actor: nobody, now: await platformNow(tx), address: request.address, requestId: request.id },
    [{ kind: 'session.refused', subject: { kind: 'account', id: found?.id ?? '0' }, facts: { reason, ...(found ? { accountName: found.accountName } : {}) } }]))
}

function reasonOf(found: Guessable | undefined): string {
  return !found ? 'unknown' : !found.isEnabled ? 'disabled' : !found.mayTry ? 'locked' : 'wrong'
}
