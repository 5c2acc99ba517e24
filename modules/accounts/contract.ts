import { Type, type Static } from 'typebox'
import { Allowed, Day, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, storable, Text, Version } from '#kit/pure/contract.ts'
import { languages } from '#kit/pure/register.ts'
import { quotaPermissions, quotaZones, roles } from '#modules/access/rules/permissions.ts'
import { Look } from '#modules/settings/contract.ts'
import { passwordProfiles } from './rules/password.ts'
import { substitutionStates } from './rules/substitution.ts'
import { themes } from './rules/theme.ts'

const Language = OneOf(languages)
const Theme = OneOf(themes)
export const DisplayName = Text(64, 1)
export const Phone = Type.String({ maxLength: 40, pattern: '^[0-9+()# -]*$' })
/** Empty, or the user id of DingTalk that work messages go to. */
export const DingtalkUserId = Type.String({ maxLength: 64, pattern: '^[A-Za-z0-9_.@$-]*$' })
/** Empty, or an address without spaces or line breaks (C-C3). */
export const Email = storable(Type.String({ maxLength: 254, pattern: '^$|^[^\\s@<>,;"]+@[^\\s@<>,;"]+\\.[^\\s@<>,;"]+$' }), 254)
const Password = Type.String({ minLength: 1, maxLength: 200 })


// ---- oneself ----

/** Somebody for whom one acts, or may act, until a day (A6). */
export const ActingFor = Record({ id: Id, name: Type.String(), untilDay: Day })

/** The person who is logged in (A5). `permissions`: held anywhere; where, is said by each record's `allowed`. */
export const Me = Record({
  id: Id,
  accountName: Type.String(),
  displayName: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  dingtalkUserId: Type.String(),
  language: Language,
  theme: Theme,
  departmentId: Nullable(Id),
  departmentName: Nullable(Type.String()),
  sector: Nullable(OneOf(['government', 'politics_law'])),
  roles: Type.Array(Type.String()),
  permissions: Type.Array(Type.String()),
  quotaPermissions: Type.Array(Type.String()),
  mustChangePassword: Type.Boolean(),
  /** A role of mine asks for a second factor, and I have none: everything else waits for it (U2). */
  mustSetUpSecondFactor: Type.Boolean(),
  /** Whose roles and quota permissions are among one's own at the moment. */
  actingFor: Nullable(ActingFor),
  mayActFor: Type.Array(ActingFor),
  version: Version,
})
export type Me = Static<typeof Me>

/** `csrfToken` goes into the header `x-csrf-token` of every write; `demoAccounts` are names to log in with on a demonstration. */
export const Session = Record({
  csrfToken: Nullable(Type.String()),
  me: Nullable(Me),
  demoAccounts: Type.Array(Type.String()),
  productName: Type.String(),
  /** Logging in by an identity provider, where one is set (U2). */
  singleSignOn: Nullable(Record({ name: Type.String() })),
  look: Look,
  /** Which rules a new password follows here (U3), and how many characters it needs at least. */
  passwordProfile: OneOf(passwordProfiles),
  shortestPassword: Type.Integer(),
})
export type Session = Static<typeof Session>

export const getSession = endpoint({
  method: 'GET', path: '/session', permission: 'public', summary: 'Who is logged in here',
  answer: Session,
})

/** `totp`: a code of the second factor, or a recovery code; asked for (401) only after the right password. */
export const logIn = endpoint({
  method: 'POST', path: '/session', permission: 'public', summary: 'Log in by account name or e-mail',
  body: Record({ account: Text(254, 1), password: Password, totp: Type.Optional(Text(64, 1)) }),
  answer: Session,
  refusals: ['session.wrong_credentials', 'session.one_time_expired', 'session.second_factor_needed', 'session.wrong_code', 'second_factor.locked', 'rate.limited'],
})

export const logOut = endpoint({
  method: 'DELETE', path: '/session', permission: 'public', summary: 'Log out',
  answer: Session,
})

export const getMe = endpoint({
  method: 'GET', path: '/me', permission: 'signed-in', beforePasswordChange: true, summary: 'My information',
  answer: Me,
})

/** Language and theme are free to change; name, phone and e-mail need the version that was read, another e-mail a fresh proof (C-E8). */
export const changeMe = endpoint({
  method: 'PATCH', path: '/me', permission: 'signed-in', beforePasswordChange: true, summary: 'Change my information',
  body: Record({
    version: Type.Optional(Version),
    displayName: Type.Optional(DisplayName),
    phone: Type.Optional(Phone),
    dingtalkUserId: Type.Optional(DingtalkUserId),
    email: Type.Optional(Email),
    language: Type.Optional(Language),
    theme: Type.Optional(Theme),
  }),
  answer: Me,
  refusals: ['conflict.stale', 'session.proof_needed'],
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
  method: 'DELETE', path: '/me/sessions/:id', permission: 'signed-in', needsFreshProof: true, summary: 'End one of my sessions',
  params: IdParams,
  answer: Nothing,
})

// ---- substitutes (A6) ----

/** The represented person's roles and quota permissions are one's own from now on, in this session; null: no longer. */
export const actFor = endpoint({
  method: 'PUT', path: '/session/acting', permission: 'signed-in', summary: 'Act for somebody whose substitute I am today',
  body: Record({ accountId: Nullable(Id) }),
  answer: Session,
  refusals: ['substitution.not_valid'],
})

/** `account` is represented by `substitute` on the days from `fromDay` to `untilDay`. */
export const Substitution = Record({
  id: Id, account: Reference, substitute: Reference, namedBy: Type.String(), fromDay: Day, untilDay: Day, state: OneOf(substitutionStates), allowed: Allowed,
})
export type Substitution = Static<typeof Substitution>

export const listSubstitutions = endpoint({
  method: 'GET', path: '/substitutions', permission: 'signed-in', summary: 'Who stands in for me and for whom I stand in; for a department\'s admin also the colleagues\'',
  answer: Record({ items: Type.Array(Substitution) }),
})

/** `accounts`: for whom I may name a substitute, myself first; `candidates`: who can stand in for `accountId` (default: me). */
export const listSubstitutionChoices = endpoint({
  method: 'GET', path: '/substitutions/choices', permission: 'signed-in', summary: 'Whom I may name as a substitute',
  query: Record({ accountId: Type.Optional(Id) }),
  answer: Record({ accounts: Type.Array(Record({ id: Id, name: Type.String(), department: Type.String() })), candidates: Type.Array(Reference) }),
})

export const nameSubstitute = endpoint({
  method: 'POST', path: '/substitutions', permission: 'signed-in', summary: 'Name a substitute for me, or as the department\'s admin for a colleague', status: 201,
  body: Record({ accountId: Type.Optional(Id), substituteId: Id, fromDay: Day, untilDay: Day }),
  answer: Substitution,
  refusals: ['substitution.while_acting', 'substitution.overlaps', 'account.is_disabled'],
})

export const endSubstitution = endpoint({
  method: 'POST', path: '/substitutions/:id/ending', permission: 'signed-in', summary: 'End a substitution before its last day',
  params: IdParams, answer: Substitution,
  refusals: ['substitution.is_over'],
})

// ---- accounts, for the platform admin (U6) ----

export const AccountName = Type.String({ pattern: '^[a-z][a-z0-9._-]{1,39}$' })
const Roles = Type.Array(OneOf(roles), { minItems: 1, maxItems: roles.length, uniqueItems: true })
const QuotaPermissions = Type.Array(OneOf(quotaPermissions), { maxItems: quotaPermissions.length, uniqueItems: true })

/** To which kind of requests `quota.review` is limited; null: to none. */
const QuotaReviewZones = Nullable(OneOf(quotaZones))

export const Account = Record({
  id: Id,
  accountName: Type.String(),
  displayName: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  dingtalkUserId: Type.String(),
  language: Language,
  departmentId: Nullable(Id),
  departmentName: Nullable(Type.String()),
  roles: Type.Array(OneOf(roles)),
  quotaPermissions: Type.Array(OneOf(quotaPermissions)),
  quotaReviewZones: QuotaReviewZones,
  state: OneOf(['enabled', 'locked', 'disabled']),
  mustChangePassword: Type.Boolean(),
  secondFactor: OneOf(['on', 'off']),
  createdAt: Moment,
  lastSeenAt: Nullable(Moment),
  version: Version,
  allowed: Allowed,
})
export type Account = Static<typeof Account>

export const accountList = {
  sort: ['accountName', 'displayName', 'department', 'createdAt', 'state'],
  filters: { accountName: 'text', displayName: 'text', email: 'text', phone: 'text', department: 'text', departmentId: 'choice', role: 'anyOf', state: 'choice', secondFactor: 'choice', createdAt: 'days' },
  search: true,
} as const

export const listAccounts = endpoint({
  method: 'GET', path: '/accounts', permission: 'account.maintain', summary: 'All accounts',
  query: listQuery(accountList),
  answer: listAnswer(Account),
  list: accountList,
})

export const getAccount = endpoint({
  method: 'GET', path: '/accounts/:id', permission: 'account.maintain', summary: 'One account',
  params: IdParams,
  answer: Account,
})

export const AccountChoice = Record({ id: Id, displayName: Type.String(), phone: Type.String(), email: Type.String() })
export type AccountChoice = Static<typeof AccountChoice>

/** Colleagues to name in an application: enabled accounts of one department in my scope, else 404 (A2). */
export const listAccountChoices = endpoint({
  method: 'GET', path: '/accounts/choices', permission: 'resource.view', summary: 'Enabled accounts of a department',
  query: Record({ departmentId: Id }),
  answer: Record({ items: Type.Array(AccountChoice) }),
})

/** The one-time password is shown once: a repeat under the same idempotency key answers null. */
const WithOneTimePassword = Record({ account: Account, oneTimePassword: Nullable(Type.String()) })

export const createAccount = endpoint({
  method: 'POST', path: '/accounts', permission: 'account.maintain', needsFreshProof: true, summary: 'Create an account', status: 201,
  body: Record({
    accountName: AccountName, displayName: DisplayName, email: Type.Optional(Email), phone: Type.Optional(Phone), departmentId: Id,
    roles: Roles, quotaPermissions: Type.Optional(QuotaPermissions), quotaReviewZones: Type.Optional(QuotaReviewZones),
  }),
  answer: WithOneTimePassword,
})

/** Only what is given changes; roles must fit the department, and powers stay separated (chapter 2). */
export const changeAccount = endpoint({
  method: 'PATCH', path: '/accounts/:id', permission: 'account.maintain', needsFreshProof: true, summary: 'Change an account',
  params: IdParams,
  body: Record({
    version: Version, displayName: Type.Optional(DisplayName), email: Type.Optional(Email), phone: Type.Optional(Phone), dingtalkUserId: Type.Optional(DingtalkUserId),
    departmentId: Type.Optional(Id), roles: Type.Optional(Roles), quotaPermissions: Type.Optional(QuotaPermissions),
    quotaReviewZones: Type.Optional(QuotaReviewZones),
  }),
  answer: Account,
  refusals: ['conflict.stale', 'account.own', 'account.is_member', 'account.last_platform_admin', 'account.has_possessions'],
})

const VersionOnly = Record({ version: Version })

export const disableAccount = endpoint({
  method: 'POST', path: '/accounts/:id/disabling', permission: 'account.maintain', needsFreshProof: true, summary: 'Disable an account and end its sessions',
  params: IdParams, body: VersionOnly, answer: Account,
  refusals: ['conflict.stale', 'account.own', 'account.is_disabled', 'account.last_platform_admin'],
})
export const enableAccount = endpoint({
  method: 'POST', path: '/accounts/:id/enabling', permission: 'account.maintain', needsFreshProof: true, summary: 'Enable an account again',
  params: IdParams, body: VersionOnly, answer: Account,
  refusals: ['conflict.stale', 'account.is_enabled', 'department.archived'],
})
export const unlockAccount = endpoint({
  method: 'POST', path: '/accounts/:id/unlocking', permission: 'account.maintain', summary: 'Lift the lock after wrong log-ins',
  params: IdParams, answer: Account,
  refusals: ['account.is_not_locked'],
})
export const endSessionsOfAccount = endpoint({
  method: 'POST', path: '/accounts/:id/sessions-ending', permission: 'account.maintain', needsFreshProof: true, summary: 'Log an account out everywhere',
  params: IdParams, answer: Account,
  refusals: ['account.own', 'account.is_disabled'],
})
export const resetPassword = endpoint({
  method: 'POST', path: '/accounts/:id/password-reset', permission: 'account.maintain', needsFreshProof: true, summary: 'Send an account\'s owner a link for a new password, or give it a one-time password',
  params: IdParams, answer: Record({ account: Account, oneTimePassword: Nullable(Type.String()), linkSentTo: Nullable(Type.String()) }),
  refusals: ['account.own', 'account.is_disabled'],
})
