import { allow } from '#kit/pure/policy.ts'
import { notFound, refuse } from '#kit/pure/refusal.ts'
import { action, query, type Call, type Route } from '#kit/server/action.ts'
import { inTransaction, platformNow, type Reader } from '#kit/server/database.ts'
import { appendEvents } from '#kit/server/events.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import { readSetting } from '#modules/settings/offers.ts'
import { lockAccount } from '../admin-store.ts'
import { factsOf, readAccountAnswer } from '../answer.ts'
import { accountPolicy } from '../policy.ts'
import { isFactorCompulsory } from '../rules/one-time-code.ts'
import { hashOfRecoveryCode, makeRecoveryCodes, shownCodes } from '../second-factor-codes.ts'
import { getSecondFactor, makeNewRecoveryCodes, removeSecondFactor, resetSecondFactor, type SecondFactor } from '../second-factor-contract.ts'
import { lockFactor, readFactor, removeFactor, replaceRecoveryCodes } from '../second-factor-store.ts'
import { endSessionsOf } from '../session-store.ts'

async function secondFactorOf(reader: Reader, actor: Actor): Promise<SecondFactor> {
  const factor = await readFactor(reader, actor.id)
  const isCompulsory = isFactorCompulsory(actor.roles, await readSetting(reader, 'second_factor.roles'))
  return { isSetUp: factor !== undefined, confirmedAt: factor?.confirmedAt?.toISOString() ?? null, recoveryCodesLeft: factor?.recoveryCodesLeft ?? 0, isCompulsory }
}

export const getSecondFactorQuery = query(getSecondFactor, ({ database, actor }) => secondFactorOf(database, actor))

/** The codes are in no event and in no stored answer: so this is no plain action. */
export const makeNewRecoveryCodesRoute: Route = {
  endpoint: makeNewRecoveryCodes, isWrite: true,
  run: async ({ database, actor, request }: Call) => {
    const codes = makeRecoveryCodes()
    await inTransaction(database, async (tx) => {
      if (!await lockFactor(tx, actor.id)) throw refuse('second_factor.is_not_set_up')
      await replaceRecoveryCodes(tx, actor.id, codes.map((one) => hashOfRecoveryCode(actor.id, one)))
      await appendEvents(tx, { actor, now: await platformNow(tx), address: request.address, requestId: request.id },
        [{ kind: 'second_factor.recovery_codes_made', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, isPersonal: true }])
    })
    return { recoveryCodes: shownCodes(codes) }
  },
}

/** My own (U5); not where a role of mine asks for one (U2). */
export const removeSecondFactorAction = action(removeSecondFactor, async ({ tx, actor, record }) => {
  if (!await lockFactor(tx, actor.id)) throw refuse('second_factor.is_not_set_up')
  if ((await secondFactorOf(tx, actor)).isCompulsory) throw refuse('second_factor.compulsory')
  await removeFactor(tx, actor.id)
  record({ kind: 'second_factor.removed', subject: { kind: 'account', id: actor.id }, departmentId: actor.departmentId, isPersonal: true })
  return secondFactorOf(tx, actor)
})

/** Somebody lost phone and recovery codes (U6): whoever works with the account is logged out, and its owner is told. */
export const resetSecondFactorAction = action(resetSecondFactor, async ({ tx, actor, input, record }) => {
  const account = await lockAccount(tx, input.id)
  if (!account) throw notFound()
  allow(accountPolicy, 'resetSecondFactor', actor, factsOf(account))
  // Read again under its own lock: two who reset at once do so once.
  if (!await lockFactor(tx, account.id)) throw refuse('second_factor.is_not_set_up')
  await removeFactor(tx, account.id)
  await endSessionsOf(tx, account.id)
  record({ kind: 'second_factor.reset', subject: { kind: 'account', id: account.id }, departmentId: account.departmentId, facts: { accountName: account.accountName } })
  return readAccountAnswer(tx, actor, account.id)
})
