import { Type, type Static } from 'typebox'
import { endpoint, Id, IdParams, Moment, Nothing, Nullable, OneOf, Record, Text, Version } from '#kit/pure/contract.ts'
import { languages } from '#kit/pure/register.ts'
import { themes } from './rules/theme.ts'

const Language = OneOf(languages)
const Theme = OneOf(themes)
export const DisplayName = Text(64, 1)
export const Phone = Type.String({ maxLength: 40, pattern: '^[0-9+()# -]*$' })
/** Empty, or an address without spaces or line breaks (C-C3). */
export const Email = Type.String({ maxLength: 254, pattern: '^$|^[^\\s@<>,;"]+@[^\\s@<>,;"]+\\.[^\\s@<>,;"]+$' })
const Password = Type.String({ minLength: 1, maxLength: 200 })


// ---- oneself ----

/** The person who is logged in (A5). `permissions`: held anywhere; where, is said by each record's `allowed`. */
export const Me = Record({
  id: Id,
  accountName: Type.String(),
  displayName: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  language: Language,
  theme: Theme,
  departmentId: Nullable(Id),
  departmentName: Nullable(Type.String()),
  sector: Nullable(OneOf(['government', 'politics_law'])),
  roles: Type.Array(Type.String()),
  permissions: Type.Array(Type.String()),
  quotaPermissions: Type.Array(Type.String()),
  mustChangePassword: Type.Boolean(),
  version: Version,
})
export type Me = Static<typeof Me>

/** `csrfToken` goes into the header `x-csrf-token` of every write; `demoAccounts` are names to log in with on a demonstration. */
export const Session = Record({
  csrfToken: Nullable(Type.String()),
  me: Nullable(Me),
  demoAccounts: Type.Array(Type.String()),
  productName: Type.String(),
})
export type Session = Static<typeof Session>

export const getSession = endpoint({
  method: 'GET', path: '/session', permission: 'public', summary: 'Who is logged in here',
  answer: Session,
})

export const logIn = endpoint({
  method: 'POST', path: '/session', permission: 'public', summary: 'Log in by account name or e-mail',
  body: Record({ account: Text(254, 1), password: Password }),
  answer: Session,
  refusals: ['session.wrong_credentials', 'session.one_time_expired', 'rate.limited'],
})

export const logOut = endpoint({
  method: 'DELETE', path: '/session', permission: 'public', summary: 'Log out',
  answer: Session,
})

export const getMe = endpoint({
  method: 'GET', path: '/me', permission: 'signed-in', beforePasswordChange: true, summary: 'My information',
  answer: Me,
})

/** Language and theme are free to change; name, phone and e-mail need the version that was read. */
export const changeMe = endpoint({
  method: 'PATCH', path: '/me', permission: 'signed-in', beforePasswordChange: true, summary: 'Change my information',
  body: Record({
    version: Type.Optional(Version),
    displayName: Type.Optional(DisplayName),
    phone: Type.Optional(Phone),
    email: Type.Optional(Email),
    language: Type.Optional(Language),
    theme: Type.Optional(Theme),
  }),
  answer: Me,
  refusals: ['conflict.stale'],
})

/** Ends the other sessions and gives this one a new token (U4). */
export const changeMyPassword = endpoint({
  method: 'PUT', path: '/me/password', permission: 'signed-in', beforePasswordChange: true, summary: 'Change my password',
  body: Record({ currentPassword: Password, newPassword: Password }),
  answer: Session,
  refusals: ['password.wrong', 'rate.limited', 'conflict.busy'],
})

export const MySession = Record({
  id: Id,
  address: Type.String(),
  userAgent: Type.String(),
  createdAt: Moment,
  lastSeenAt: Moment,
  isCurrent: Type.Boolean(),
})
export type MySession = Static<typeof MySession>

export const listMySessions = endpoint({
  method: 'GET', path: '/me/sessions', permission: 'signed-in', summary: 'My open sessions',
  answer: Record({ items: Type.Array(MySession) }),
})

export const endMySession = endpoint({
  method: 'DELETE', path: '/me/sessions/:id', permission: 'signed-in', summary: 'End one of my sessions',
  params: IdParams,
  answer: Nothing,
})
