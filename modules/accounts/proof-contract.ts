import { Type } from 'typebox'
import { endpoint, Nothing, Record, Text } from '#kit/pure/contract.ts'
import { Session } from './contract.ts'

/** The password; where there is a second factor, a code of it instead. Renews the proof and the session's token; wrong ones count as at log-in (C-E8, C-F1). */
export const proveMyself = endpoint({
  method: 'POST', path: '/session/proof', permission: 'signed-in', beforePasswordChange: true, summary: 'Prove once more who I am, before a sensitive change',
  body: Record({ password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })), code: Type.Optional(Text(64, 1)) }),
  answer: Session,
  refusals: ['conflict.busy', 'rate.limited'],
})

export const endOtherSessions = endpoint({
  method: 'DELETE', path: '/me/sessions', permission: 'signed-in', needsFreshProof: true, summary: 'End all my sessions but this one',
  answer: Nothing,
})
