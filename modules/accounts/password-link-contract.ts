import { Type } from 'typebox'
import { endpoint, Moment, Nothing, OneOf, Record, Text } from '#kit/pure/contract.ts'

// Links by which people set their own password (U2, C-E1): asked for, looked at and used without a log-in.

export const linkPurposes = ['first_password', 'forgotten_password'] as const
/** From the fragment of the address, so that no server log and no referrer holds it. */
const Token = Type.String({ minLength: 1, maxLength: 200 })
const NewPassword = Type.String({ minLength: 1, maxLength: 200 })

/** Always the same answer, at the same time: nobody learns who has an account here. */
export const requestPasswordLink = endpoint({
  method: 'POST', path: '/password-links', permission: 'public', summary: 'Ask for a link by mail with which to set a new password',
  body: Record({ account: Text(254, 1) }),
  answer: Nothing,
  refusals: ['rate.limited'],
})

/** A link that is unknown, used, replaced or expired has one answer. */
export const readPasswordLink = endpoint({
  method: 'POST', path: '/password-links/reading', permission: 'public', summary: 'Whose password a link sets, and whether it still does',
  body: Record({ token: Token }),
  answer: Record({ accountName: Type.String(), purpose: OneOf(linkPurposes), expiresAt: Moment, shortestPassword: Type.Integer() }),
  refusals: ['password_link.not_valid', 'rate.limited'],
})

/** Ends all sessions of the account; the log-in follows, with the second factor if there is one. */
export const setPasswordByLink = endpoint({
  method: 'POST', path: '/password-links/use', permission: 'public', summary: 'Set a new password by a link, which then is used up',
  body: Record({ token: Token, newPassword: NewPassword }),
  answer: Nothing,
  refusals: ['password_link.not_valid', 'rate.limited'],
})
