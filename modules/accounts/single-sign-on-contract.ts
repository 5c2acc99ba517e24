import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, Moment, Nothing, Nullable, Record, Text } from '#kit/pure/contract.ts'
import { Session } from './contract.ts'

const Page = Text(2000)

/** Leads to the identity provider; comes back to `returnTo`. Whoever is logged in proves anew who they are. */
export const beginSingleSignOn = endpoint({
  method: 'GET', path: '/single-sign-on', permission: 'public', perMinute: 30, summary: 'Log in by the identity provider', redirect: true,
  query: Record({ returnTo: Type.Optional(Page) }),
  answer: Nothing,
})

/** Where the identity provider sends the browser; what it adds beyond these is its own affair. Refusals lead to a page that says them. */
export const answerSingleSignOn = endpoint({
  method: 'GET', path: '/single-sign-on/answer', permission: 'public', perMinute: 60, summary: 'What the identity provider answers', redirect: true,
  query: Type.Object({
    state: Type.Optional(Type.String({ maxLength: 200 })), code: Type.Optional(Type.String({ maxLength: 4000 })), iss: Type.Optional(Type.String({ maxLength: 500 })),
    error: Type.Optional(Type.String({ maxLength: 200 })), error_description: Type.Optional(Type.String({ maxLength: 2000 })),
  }, { additionalProperties: true }),
  answer: Nothing,
})

/** The account has a second factor, which the identity provider's word does not stand for. */
export const finishSingleSignOn = endpoint({
  method: 'POST', path: '/session/single-sign-on', permission: 'public', perMinute: 30, summary: 'The second factor after the identity provider',
  body: Record({ totp: Text(64, 1) }),
  answer: Session,
  refusals: ['single_sign_on.begin_again', 'session.wrong_code', 'second_factor.locked'],
})

// ---- identities: by issuer and subject, never by e-mail (C-E7) ----

export const Identity = Record({ id: Id, issuer: Type.String(), subject: Type.String(), linkedAt: Moment })
export type Identity = Static<typeof Identity>
/** `isPossible`: an identity provider is set, and nobody of it is linked yet; `name`: what people call it. */
export const Identities = Record({ name: Nullable(Type.String()), isPossible: Type.Boolean(), items: Type.Array(Identity) })
export type Identities = Static<typeof Identities>

export const listMyIdentities = endpoint({
  method: 'GET', path: '/me/identities', permission: 'signed-in', summary: 'Who I am at the identity provider', answer: Identities,
})

/** `address`: where the browser goes now to say who one is there. */
export const beginLinking = endpoint({
  method: 'POST', path: '/me/identities', permission: 'signed-in', needsFreshProof: true, perMinute: 30, summary: 'Begin to link my account with the identity provider',
  answer: Record({ address: Type.String() }),
  refusals: ['single_sign_on.not_set', 'single_sign_on.linked_already', 'single_sign_on.provider_away'],
})

export const unlinkMyIdentity = endpoint({
  method: 'DELETE', path: '/me/identities/:id', permission: 'signed-in', needsFreshProof: true, summary: 'Unlink my account from the identity provider',
  params: IdParams, answer: Identities,
  refusals: ['single_sign_on.no_other_way'],
})

export const listIdentities = endpoint({
  method: 'GET', path: '/accounts/:id/identities', permission: 'account.maintain', summary: 'Who an account is at the identity provider',
  params: IdParams, answer: Identities,
})

export const linkIdentity = endpoint({
  method: 'POST', path: '/accounts/:id/identities', permission: 'account.maintain', needsFreshProof: true, summary: 'Link an account with a person of the identity provider',
  params: IdParams, body: Record({ subject: Text(255, 1) }), answer: Identities,
  refusals: ['account.own', 'single_sign_on.not_set', 'single_sign_on.linked_already', 'single_sign_on.taken', 'single_sign_on.provider_away'],
})

export const unlinkIdentity = endpoint({
  method: 'DELETE', path: '/accounts/:id/identities/:identityId', permission: 'account.maintain', needsFreshProof: true, summary: 'Unlink an account from the identity provider',
  params: Record({ id: Id, identityId: Id }), answer: Identities,
  refusals: ['account.own'],
})
