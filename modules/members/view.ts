import { allowedActs } from '#kit/pure/policy.ts'
import type { Reader } from '#kit/server/database.ts'
import type { Actor } from '#modules/access/rules/actor.ts'
import type { Group, GroupRow, Member, MemberRow } from './contract.ts'
import { readGroupMembers, type GroupRecord } from './group-store.ts'
import { groupPolicy, memberPolicy, signUpPolicy } from './policy.ts'
import { termsWithoutGroup, type MemberTerms } from './rules/terms.ts'
import type { SignUp } from './sign-up-contract.ts'
import type { SignUpRecord } from './sign-up-store.ts'
import type { MemberRecord } from './store.ts'

function reference(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name ?? '' }
}
const statusOf = (isExisting: boolean) => isExisting ? 'existing' as const : 'gone' as const

export function memberRow(actor: Actor, member: MemberRecord): MemberRow {
  const { id, account, displayName, identity, isExisting, groupId, groupName, version } = member
  return { id, account, displayName, identity, version, group: reference(groupId, groupName), status: statusOf(isExisting), allowed: allowedActs(memberPolicy, actor, member) }
}

export function termsOf({ terms, groupName }: Pick<MemberRecord, 'terms' | 'groupName'>): MemberTerms {
  return terms === null ? termsWithoutGroup : { ...terms, groupName }
}

export function memberView(actor: Actor, member: MemberRecord): Member {
  const { email, phone, contact, createdAt, updatedAt, updatedById, updatedByName } = member
  return {
    ...memberRow(actor, member), email, phone, contact, terms: termsOf(member),
    createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString(), updatedBy: reference(updatedById, updatedByName),
  }
}

export function groupRow(actor: Actor, { updatedById, updatedByName, updatedAt, ...group }: GroupRecord): GroupRow {
  return { ...group, updatedAt: updatedAt.toISOString(), updatedBy: reference(updatedById, updatedByName), allowed: allowedActs(groupPolicy, actor, group) }
}

export async function groupView(reader: Reader, actor: Actor, group: GroupRecord): Promise<Group> {
  const members = await readGroupMembers(reader, group.id)
  return { ...groupRow(actor, group), members: members.map(({ isExisting, ...member }) => ({ ...member, status: statusOf(isExisting) })) }
}

export function signUpView(actor: Actor, signUp: SignUpRecord): SignUp {
  const { language: _language, askedAt, decidedAt, decidedById, decidedByName, ...facts } = signUp
  return {
    ...facts, askedAt: askedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null, decidedBy: reference(decidedById, decidedByName),
    allowed: allowedActs(signUpPolicy, actor, signUp),
  }
}
