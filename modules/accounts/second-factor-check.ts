import { inTransaction, platformNow, type Database } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import { readActor } from './actor-store.ts'
import { readCode, stepsToTry } from './rules/one-time-code.ts'
import { hashOfRecoveryCode, openSecret, stepOfCode } from './second-factor-codes.ts'
import { acceptStep, spendRecoveryCode, takeCodeAttempt } from './second-factor-store.ts'

/** `none`: the account has no second factor. */
export type CodeOutcome = 'right' | 'wrong' | 'locked' | 'none'
type Origin = { readonly address: string; readonly id: string }

/**
 * Is this a code of the account's second factor, or one of its recovery codes (U2)? A right one counts once; wrong ones
 * are counted, and too many lock (C-E2). In transactions of its own: what counted stays so, whatever follows.
 */
export async function checkSecondFactor(database: Database, accountId: string, code: string, origin?: Origin): Promise<CodeOutcome> {
  const attempt = await takeCodeAttempt(database, accountId, 'confirmed')
  if (!attempt) return 'none'
  if (!attempt.mayTry) return 'locked'
  const given = readCode(code)
  if (given?.kind === 'recovery') return await spend(database, accountId, given.code, origin) ? 'right' : 'wrong'
  const step = given && stepOfCode(openSecret(attempt.sealedSecret), given.code, stepsToTry(attempt.epochSeconds, attempt.lastStep))
  return step !== undefined && await acceptStep(database, accountId, attempt, step) ? 'right' : 'wrong'
}

/** The owner is told, because somebody else may have found the list. */
async function spend(database: Database, accountId: string, code: string, origin?: Origin): Promise<boolean> {
  return inTransaction(database, async (tx) => {
    const left = await spendRecoveryCode(tx, accountId, hashOfRecoveryCode(accountId, code))
    if (left === undefined) return false
    const { actor } = (await readActor(tx, accountId))!
    await appendEvents(tx, { actor, now: await platformNow(tx), address: origin?.address ?? null, requestId: origin?.id ?? null },
      [{ kind: 'second_factor.recovery_code_used', subject: { kind: 'account', id: accountId }, departmentId: actor.departmentId, facts: { left }, isPersonal: true }])
    return true
  })
}
