import type { InputOf } from '#kit/pure/contract.ts'
import { invalid, Refusal } from '#kit/pure/refusal.ts'
import type { Call, Route } from '#kit/server/action.ts'
import { inTransaction, platformNow } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { Session } from '../contract.ts'
import { checkCurrentPassword } from '../current-password.ts'
import { proveMyself } from '../proof-contract.ts'
import { checkSecondFactor } from '../second-factor-check.ts'
import { readCaller, renewProof } from '../session-store.ts'
import { sessionAnswer } from './session-answer.ts'

/** Who sits there is asked once more before what could take the account over (C-E8). Not one transaction: guesses stay counted. */
export const proveMyselfRoute: Route = { endpoint: proveMyself, isWrite: true, run: runProof }

async function runProof(call: Call): Promise<Session> {
  const { database, actor, request } = call
  const { password, code } = call.input as InputOf<typeof proveMyself>
  // A token of the interface never proves who is there.
  if (request.sessionToken === null) throw new Refusal('session.required', 401)
  if (code !== undefined) await checkCode(call, code)
  else if (password !== undefined) await checkCurrentPassword(call, password, 'password')
  else throw invalid([{ path: 'password', code: 'field.required' }])
  const by = code === undefined ? 'password' : 'second_factor'
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

async function checkCode({ database, actor, request }: Call, code: string): Promise<void> {
  const outcome = await checkSecondFactor(database, actor.id, code, request)
  if (outcome === 'locked') throw new Refusal('second_factor.locked', 429)
  if (outcome !== 'right') throw invalid([{ path: 'code', code: 'second_factor.wrong_code' }])
}
