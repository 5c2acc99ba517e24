import { Type, type Static } from 'typebox'
import { endpoint, IdParams, Moment, Nullable, Record, Text } from '#kit/pure/contract.ts'
import { Account, Session } from './contract.ts'

/** What is typed as a second factor: six digits of an app, or a recovery code. */
export const Code = Text(64, 1)

/** `isCompulsory`: one of the account's roles asks for it (U2). */
export const SecondFactor = Record({ isSetUp: Type.Boolean(), confirmedAt: Nullable(Moment), recoveryCodesLeft: Type.Integer(), isCompulsory: Type.Boolean() })
export type SecondFactor = Static<typeof SecondFactor>

export const getSecondFactor = endpoint({
  method: 'GET', path: '/me/second-factor', permission: 'signed-in', beforePasswordChange: true, summary: 'Whether I have a second factor',
  answer: SecondFactor,
})

/** Nothing changes before the first right code; the secret is shown only now. */
export const beginSecondFactor = endpoint({
  method: 'POST', path: '/me/second-factor', permission: 'signed-in', beforePasswordChange: true, needsFreshProof: true, summary: 'Begin to set up a second factor',
  answer: Record({ secret: Type.String(), address: Type.String() }),
  refusals: ['second_factor.is_set_up'],
})

const RecoveryCodes = Type.Array(Type.String())

/** Ends the other sessions and gives this one a new token; the recovery codes are shown only now. */
export const confirmSecondFactor = endpoint({
  method: 'POST', path: '/me/second-factor/confirmation', permission: 'signed-in', beforePasswordChange: true, summary: 'Confirm the second factor with its first code',
  body: Record({ code: Code }),
  answer: Record({ recoveryCodes: RecoveryCodes, session: Session }),
  refusals: ['second_factor.not_begun', 'second_factor.wrong_code', 'second_factor.locked'],
})

export const makeNewRecoveryCodes = endpoint({
  method: 'POST', path: '/me/second-factor/recovery-codes', permission: 'signed-in', needsFreshProof: true, summary: 'New recovery codes in place of the old ones',
  answer: Record({ recoveryCodes: RecoveryCodes }),
  refusals: ['second_factor.is_not_set_up'],
})

export const removeSecondFactor = endpoint({
  method: 'DELETE', path: '/me/second-factor', permission: 'signed-in', needsFreshProof: true, summary: 'Remove my second factor',
  answer: SecondFactor,
  refusals: ['second_factor.is_not_set_up', 'second_factor.compulsory'],
})

export const resetSecondFactor = endpoint({
  method: 'POST', path: '/accounts/:id/second-factor-reset', permission: 'account.maintain', needsFreshProof: true, summary: 'Take away somebody\'s lost second factor and end their sessions',
  params: IdParams, answer: Account,
  refusals: ['account.own', 'second_factor.is_not_set_up'],
})
