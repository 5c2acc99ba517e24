import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { languages } from '#kit/pure/register.ts'
import { DisplayName, Email, Phone } from '#modules/accounts/contract.ts'
import { AccountName } from './contract.ts'
import { identities } from './rules/identity.ts'
import { signUpStatuses } from './rules/sign-up.ts'

const permission = 'member.maintain'

/** The answer is the same whether the name or the address is known or not; what is wrong is told by mail to the address. */
export const signUp = endpoint({
  method: 'POST', path: '/sign-ups', permission: 'public', summary: 'Ask to become a member', status: 201,
  body: Record({
    accountName: AccountName, displayName: DisplayName, email: Type.Intersect([Email, Type.String({ minLength: 3 })]), phone: Type.Optional(Phone),
    organisation: Type.Optional(Text(100)), reason: Type.Optional(Text(500)), language: Type.Optional(OneOf(languages)),
  }),
  answer: Nothing, refusals: ['rate.limited'],
})

const SignUp = Record({
  id: Id, status: OneOf(signUpStatuses), accountName: Type.String(), displayName: Type.String(), email: Type.String(), phone: Type.String(),
  organisation: Type.String(), reason: Type.String(), askedAt: Moment,
  decidedAt: Nullable(Moment), decidedBy: Nullable(Reference), decisionReason: Type.String(),
  /** The member it became. */
  memberId: Nullable(Id),
  /** Somebody has this account name or this address already: only told to those who decide. */
  isNameTaken: Type.Boolean(), isEmailTaken: Type.Boolean(),
  version: Version, allowed: Allowed,
})
export type SignUp = Static<typeof SignUp>

const signUpList = { sort: ['accountName', 'askedAt'], filters: { accountName: 'text', status: 'choice' }, search: true } as const
export const listSignUps = endpoint({
  method: 'GET', path: '/sign-ups', permission, summary: 'Who asked to become a member',
  query: listQuery(signUpList), answer: listAnswer(SignUp), list: signUpList,
})
export const readSignUp = endpoint({
  method: 'GET', path: '/sign-ups/:id', permission, summary: 'One sign-up', params: IdParams, answer: SignUp,
})
/** Another account name where the wanted one is taken. */
export const approveSignUp = endpoint({
  method: 'POST', path: '/sign-ups/:id/approval', permission, summary: 'Make the sign-up a member', params: IdParams,
  body: Record({ version: Version, identity: OneOf(identities), accountName: Type.Optional(AccountName) }),
  answer: Record({ signUp: SignUp, oneTimePassword: Nullable(Type.String()) }), refusals: ['conflict.stale', 'sign_up.decided'],
})
export const rejectSignUp = endpoint({
  method: 'POST', path: '/sign-ups/:id/rejection', permission, summary: 'Reject a sign-up with a reason', params: IdParams,
  body: Record({ version: Version, reason: Text(500, 1) }), answer: SignUp, refusals: ['conflict.stale', 'sign_up.decided'],
})
