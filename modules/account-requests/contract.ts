import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { languages } from '#kit/pure/register.ts'
import { quotaPermissions, roles } from '#modules/access/rules/permissions.ts'
import { AccountName, DisplayName, Email, Phone } from '#modules/accounts/contract.ts'
import { departmentRoles } from './rules/requestable.ts'
import { requestKinds, requestStates } from './rules/status.ts'

/** In English, Traditional and Simplified Chinese. */
const Names = Type.Tuple([Type.String(), Type.String(), Type.String()])
const QuotaPermissions = Type.Array(OneOf(quotaPermissions), { maxItems: quotaPermissions.length, uniqueItems: true })
const Roles = Type.Array(OneOf(roles), { maxItems: roles.length, uniqueItems: true })
const Reason = Text(1000, 1)

// ---- a stranger asks for an account (U1, guide 1.3) ----

/** What the public form offers: names and ids of active departments and regions, and which roles fit each department. */
export const AccountChoices = Record({
  departments: Type.Array(Record({ id: Id, parentId: Nullable(Id), name: Type.String(), roles: Type.Array(OneOf(departmentRoles)) })),
  regions: Type.Array(Record({ id: Id, names: Names })),
  hours: Type.Integer(),
})
export type AccountChoices = Static<typeof AccountChoices>

export const listAccountRequestChoices = endpoint({
  method: 'GET', path: '/account-requests/choices', permission: 'public', summary: 'Departments with their roles, and regions, to name in an account request',
  answer: AccountChoices,
})

/** Until when it is answered, by e-mail. */
const Receipt = Record({ number: Type.String(), dueAt: Moment, hours: Type.Integer() })

/** The answer is the same whether the account name or the e-mail is known or not. */
export const askForAccount = endpoint({
  method: 'POST', path: '/account-requests', permission: 'public', summary: 'Ask for an account', status: 201,
  body: Record({
    departmentId: Id, regionId: Id, projects: Type.Optional(Text(1000)), accountName: AccountName, displayName: DisplayName, role: OneOf(departmentRoles),
    quotaPermissions: Type.Optional(QuotaPermissions), phone: Type.Intersect([Phone, Type.String({ minLength: 1 })]), email: Type.Intersect([Email, Type.String({ minLength: 3 })]),
    headName: Text(64, 1), headContact: Text(254, 1), reason: Reason, language: Type.Optional(OneOf(languages)),
  }),
  answer: Receipt, refusals: ['rate.limited', 'idempotency.other_request'],
})

// ---- somebody with an account asks for more (U1) ----

const FurtherGrants = Record({ roles: Roles, quotaPermissions: QuotaPermissions })

// ---- those who see and decide ----

export const AccountRequest = Record({
  id: Id, number: Type.String(), kind: OneOf(requestKinds), state: OneOf(requestStates),
  department: Reference, region: Nullable(Names), projects: Type.String(),
  accountName: Type.String(), displayName: Type.String(), phone: Type.String(), email: Type.String(), language: OneOf(languages),
  roles: Type.Array(OneOf(roles)), quotaPermissions: Type.Array(OneOf(quotaPermissions)),
  headName: Type.String(), headContact: Type.String(), reason: Type.String(),
  submittedAt: Moment,
  /** Who sent it while logged in, and for whom; null: a stranger. */
  submittedBy: Nullable(Reference), submittedFor: Nullable(Reference),
  dueAt: Moment,
  /** Until `dueAt`, by the platform's clock; negative once it is overdue, null once it is decided. */
  minutesLeft: Nullable(Type.Integer()),
  /** The account that asked for more, or that approving made. */
  account: Nullable(Reference),
  decidedAt: Nullable(Moment), decidedBy: Nullable(Reference), decidedFor: Nullable(Reference), decisionReason: Type.String(),
  /** While it waits: somebody has this account name or this address already. Told to nobody else. */
  isNameTaken: Type.Boolean(), isEmailTaken: Type.Boolean(),
  version: Version, allowed: Allowed,
})
export type AccountRequest = Static<typeof AccountRequest>

/** `urgency`, the order without any: what waits by when it is due, then what is decided, the latest first. */
const requestList = {
  sort: ['urgency', 'number', 'accountName', 'displayName', 'department', 'submittedAt', 'dueAt'],
  filters: { number: 'text', kind: 'choice', state: 'choice', timing: 'choice', accountName: 'text', displayName: 'text', department: 'text', roles: 'anyOf', submittedAt: 'days' },
  search: true,
} as const

export const listAccountRequests = endpoint({
  method: 'GET', path: '/account-requests', permission: 'account_request.view', summary: 'Account requests; those for further grants for the platform admin',
  query: listQuery(requestList), answer: listAnswer(AccountRequest), list: requestList,
})
export const readAccountRequest = endpoint({
  method: 'GET', path: '/account-requests/:id', permission: 'account_request.view', summary: 'One account request', params: IdParams, answer: AccountRequest,
})

/** `accountName`: another one where the wanted one is taken. */
export const approveAccountRequest = endpoint({
  method: 'POST', path: '/account-requests/:id/approval', permission: 'account_request.view', summary: 'Make the account, or give the further grants', params: IdParams,
  body: Record({ version: Version, accountName: Type.Optional(AccountName), reason: Type.Optional(Text(1000)) }),
  answer: AccountRequest,
  refusals: ['conflict.stale', 'account_request.already_decided', 'account_request.own', 'account_request.no_longer_fits', 'department.archived', 'account.is_disabled'],
})
export const rejectAccountRequest = endpoint({
  method: 'POST', path: '/account-requests/:id/rejection', permission: 'account_request.view', summary: 'Reject an account request with a reason', params: IdParams,
  body: Record({ version: Version, reason: Reason }),
  answer: AccountRequest,
  refusals: ['conflict.stale', 'account_request.already_decided', 'account_request.own'],
})

/** What I hold, what I may ask for besides, and what I asked for, the latest first. */
export const MyGrants = Record({
  held: FurtherGrants, offered: FurtherGrants, hours: Type.Integer(),
  requests: Type.Array(Record({
    id: Id, number: Type.String(), state: OneOf(requestStates), roles: Type.Array(OneOf(roles)), quotaPermissions: Type.Array(OneOf(quotaPermissions)), reason: Type.String(),
    submittedAt: Moment, dueAt: Moment, decidedAt: Nullable(Moment), decidedBy: Nullable(Type.String()), decisionReason: Type.String(),
  })),
})
export type MyGrants = Static<typeof MyGrants>

export const readMyGrants = endpoint({
  method: 'GET', path: '/me/further-grants', permission: 'signed-in', summary: 'My roles and quota permissions, and my requests for more', answer: MyGrants,
})
export const askForGrants = endpoint({
  method: 'POST', path: '/me/further-grants', permission: 'signed-in', summary: 'Ask for a further role or quota permission', status: 201,
  body: Record({ roles: Type.Optional(Roles), quotaPermissions: Type.Optional(QuotaPermissions), reason: Reason }),
  answer: Receipt, refusals: ['account_request.while_acting', 'account_request.already_waiting', 'account_request.without_department'],
})
