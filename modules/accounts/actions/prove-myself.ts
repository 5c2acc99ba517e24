import type { InputOf } from '#kit/pure/contract.ts'
import { invalid, Refusal } from '#kit/pure/refusal.ts'
import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow, type Database } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { Session } from '../contract.ts'
import { checkCurrentPassword } from '../current-password.ts'
import { proveMyself } from '../proof-contract.ts'
import { checkSecondFactor } from '../second-factor-check.ts'
import { readFactor } from '../second-factor-store.ts'
import { readCaller, renewProof } from '../session-store.ts'
import { sessionAnswer } from './session-answer.ts'

/** Who sits there is asked once more before what could take the account over (C-E8). Not one transaction: guesses stay counted. */
export const proveMyselfRoute: Route = { endpoint: proveMyself, isWrite: true, run: runProof }

async function runProof(call: Call): Promise<Session> {
  const { database, actor, request } = call
  const { password, code } = call.input as InputOf<typeof proveMyself>
  // A token of the interface never proves who is there.
  if (request.sessionToken === null) throw new Refusal('session.required', 401)
  const by = await hasFactor(database, actor.id) || code !== undefined ? 'second_factor' : 'password'
  if (by === 'second_factor') await checkCode(call, code)
  else await checkPassword(call, password)
  const { token, answer } = await inTransaction(database, async (tx) => {
    const renewed = await renewProof(tx, request.sessionToken!)
    if (renewed === undefined) throw new Refusal('session.expired', 401)
    await appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id },
      [{ kind: 'session.proven', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, facts: { by }, isPersonal: true }])
    return { token: renewed, answer: await sessionAnswer(tx, (await readCaller(tx, renewed)).session) }
  })
  request.setSessionToken(token)
  return answer
}

/** Whoever has a second factor proves by it: a stolen password alone must not be able to take it away (ASVS 7.5.1). */
async function hasFactor(database: Database, accountId: string): Promise<boolean> {
  return (await readFactor(database, accountId))?.confirmedAt != null
}

async function checkPassword(call: Call, password: string | undefined): Promise<void> {
  if (password === undefined) throw invalid([{ path: 'password', code: 'field.required' }])
  await checkCurrentPassword(call, password, 'password')
}

async function checkCode({ database, actor, request }: Call, code: string | undefined): Promise<void> {
  if (code === undefined) throw invalid([{ path: 'code', code: 'field.required' }])
  const outcome = await checkSecondFactor(database, actor.id, code, request)
  if (outcome === 'locked') throw new Refusal('second_factor.locked', 429)
  if (outcome !== 'right') throw invalid([{ path: 'code', code: 'second_factor.wrong_code' }])
}
