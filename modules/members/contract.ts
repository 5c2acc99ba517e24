import { Type, type Static } from 'typebox'
import { Allowed, endpoint, Id, IdParams, listAnswer, listQuery, Moment, Nothing, Nullable, OneOf, Record, Reference, Text, Version } from '#kit/pure/contract.ts'
import { DisplayName, Email, Phone } from '#modules/accounts/contract.ts'
import { identities } from './rules/identity.ts'
import { discountRange, rewardRange } from './rules/terms.ts'

const permission = 'member.maintain'
/** As an account's. */
export const AccountName = Type.String({ pattern: '^[a-z][a-z0-9._-]{1,39}$' })
const Identity = OneOf(identities)
const Contact = Text(200)

// ---- members (guide 004 §5.1) ----

/** `existing`: the account can be used; `gone`: it is disabled. */
const MemberStatus = OneOf(['existing', 'gone'] as const)
const row = {
  id: Id, account: Type.String(), displayName: Type.String(), identity: Identity, group: Nullable(Reference),
  status: MemberStatus, version: Version, allowed: Allowed,
}
const MemberRow = Record(row)
export type MemberRow = Static<typeof MemberRow>

/** Exactly guide 004 §5.1: account, identity, group and status sort; account and group search, identity filters. */
const memberList = {
  sort: ['account', 'identity', 'group', 'status'],
  filters: { account: 'text', identity: 'choice', group: 'text' }, search: false,
} as const
export const listMembers = endpoint({
  method: 'GET', path: '/members', permission, summary: 'Members (guide 004 §5.1)',
  query: listQuery(memberList), answer: listAnswer(MemberRow), list: memberList,
})
export const exportMembers = endpoint({
  method: 'GET', path: '/members/export', permission, summary: 'The same list as a spreadsheet',
  query: listQuery(memberList), answer: Nothing, list: memberList, download: true,
})

/** Who can be put into a group: everybody with an account, with the group they are in. */
export const listMemberChoices = endpoint({
  method: 'GET', path: '/members/choices', permission, summary: 'Members to choose from',
  answer: Record({ items: Type.Array(Record({ id: Id, account: Type.String(), displayName: Type.String(), group: Nullable(Reference) })) }),
})

const Terms = Record({ discountPercent: Type.Integer(), rewardDays: Type.Integer(), mayReorder: Type.Boolean(), groupName: Nullable(Type.String()) })
const Member = Record({
  ...row, email: Type.String(), phone: Type.String(), contact: Type.String(), terms: Terms,
  createdAt: Moment, updatedAt: Moment, updatedBy: Nullable(Reference),
})
export type Member = Static<typeof Member>
export const readMember = endpoint({
  method: 'GET', path: '/members/:id', permission, summary: 'One member', params: IdParams, answer: Member,
})

/** The one-time password is shown once; the member changes it at the first log-in. */
const MemberWithPassword = Record({ member: Member, oneTimePassword: Nullable(Type.String()) })
export const createMember = endpoint({
  method: 'POST', path: '/members', permission, summary: 'Create a member: an account that buys', status: 201,
  body: Record({
    accountName: AccountName, displayName: DisplayName, email: Email, phone: Type.Optional(Phone), identity: Identity, contact: Type.Optional(Contact),
  }),
  answer: MemberWithPassword,
})

export const changeMember = endpoint({
  method: 'PATCH', path: '/members/:id', permission, summary: 'Change a member\'s identity or contact', params: IdParams,
  body: Record({ version: Version, identity: Type.Optional(Identity), contact: Type.Optional(Contact) }),
  answer: Member, refusals: ['conflict.stale'],
})

export const removeFromGroup = endpoint({
  method: 'DELETE', path: '/members/:id/group', permission, summary: 'Take a member out of its group (guide 004 §5.1.10)',
  params: IdParams, query: Record({ version: Version }),
  answer: Member, refusals: ['conflict.stale', 'member.not_in_group', 'member.is_gone'],
})

// ---- groups (guide 004 §6) ----

const group = {
  id: Id, name: Type.String(), discountPercent: Type.Integer(), rewardDays: Type.Integer(), mayReorder: Type.Boolean(),
  memberCount: Type.Integer(), updatedAt: Moment, updatedBy: Nullable(Reference), version: Version, allowed: Allowed,
}
const GroupRow = Record(group)
export type GroupRow = Static<typeof GroupRow>

/** Exactly guide 004 §6.1. */
const groupList = {
  sort: ['discountPercent', 'updatedAt', 'updatedBy'], filters: { name: 'text' }, search: false,
} as const
export const listGroups = endpoint({
  method: 'GET', path: '/groups', permission, summary: 'Groups of members (guide 004 §6.1)',
  query: listQuery(groupList), answer: listAnswer(GroupRow), list: groupList,
})

const Group = Record({
  ...group, members: Type.Array(Record({ id: Id, account: Type.String(), displayName: Type.String(), status: MemberStatus })),
})
export type Group = Static<typeof Group>
export const readGroup = endpoint({
  method: 'GET', path: '/groups/:id', permission, summary: 'A group with its members', params: IdParams, answer: Group,
})

const groupFields = {
  discountPercent: Type.Integer({ minimum: discountRange.from, maximum: discountRange.to }),
  rewardDays: Type.Integer({ minimum: rewardRange.from, maximum: rewardRange.to }),
  mayReorder: Type.Boolean(),
  memberIds: Type.Array(Id, { maxItems: 5000, uniqueItems: true }),
}
export const createGroup = endpoint({
  method: 'POST', path: '/groups', permission, summary: 'Create a group (guide 004 §6.2.2)', status: 201,
  body: Record({ name: Text(64, 1), ...groupFields }), answer: Group, refusals: ['group.member_elsewhere', 'member.is_gone'],
})
/** The name stays as it is; the members become exactly these. */
export const changeGroup = endpoint({
  method: 'PATCH', path: '/groups/:id', permission, summary: 'Change a group (guide 004 §6.2.3)', params: IdParams,
  body: Record({ version: Version, ...groupFields }), answer: Group, refusals: ['conflict.stale', 'group.member_elsewhere', 'member.is_gone'],
})
export const deleteGroup = endpoint({
  method: 'DELETE', path: '/groups/:id', permission, summary: 'Delete a group; its members are in none then (guide 004 §6.1.8)',
  params: IdParams, query: Record({ version: Version }), answer: Nothing, refusals: ['conflict.stale'],
})
