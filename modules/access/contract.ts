import { Type, type Static } from 'typebox'
import { endpoint, Id, Nullable, OneOf, Record, Text } from '#kit/pure/contract.ts'
import { quotaPermissions, roles } from './rules/permissions.ts'

const Scope = OneOf(['self', 'own', 'government', 'politics_law', 'all'])

/** The table of permissions × roles; a role that is missing in a line does not hold the permission. */
export const RoleMatrix = Record({
  roles: Type.Array(OneOf(roles)),
  permissions: Type.Array(Record({
    permission: Type.String(),
    grants: Type.Array(Record({ role: OneOf(roles), scopes: Type.Array(Scope) })),
  })),
  quotaPermissions: Type.Array(OneOf(quotaPermissions)),
})
export type RoleMatrix = Static<typeof RoleMatrix>

export const getRoles = endpoint({
  method: 'GET', path: '/roles', permission: 'signed-in', summary: 'Roles and permissions: the table that guards and filters',
  answer: RoleMatrix,
})

// ---- why may / may not (A7) ----

/** A text in English, Traditional and Simplified Chinese. */
const Words = Type.Tuple([Type.String(), Type.String(), Type.String()])
const Named = Record({ code: Type.String(), name: Words })

/** What can be asked: permissions, and for each kind of record the acts of its policy. */
export const ExplanationQuestions = Record({
  permissions: Type.Array(Named),
  records: Type.Array(Record({ kind: Type.String(), name: Words, acts: Type.Array(Named) })),
})
export type ExplanationQuestions = Static<typeof ExplanationQuestions>

export const listExplanationQuestions = endpoint({
  method: 'GET', path: '/explanations/questions', permission: 'signed-in', summary: 'What "why may / may not" can be asked about',
  answer: ExplanationQuestions,
})

/** `isMet`: speaks for it, against it, or (null) is just so. `text` is the sentence, made of `code` and `facts`. */
const Reason = Record({ code: Type.String(), isMet: Nullable(Type.Boolean()), facts: Type.Record(Type.String(), Type.String()), text: Words })
export const Explanation = Record({
  account: Record({ id: Id, name: Type.String() }),
  permission: Type.String(),
  name: Words,
  record: Nullable(Record({ kind: Type.String(), id: Id, number: Type.String(), title: Type.String(), department: Nullable(Type.String()) })),
  verdict: OneOf(['allowed', 'refused']),
  reasons: Type.Array(Reason),
})
export type Explanation = Static<typeof Explanation>

/**
 * `permission`: one of the table, a quota permission, or an act of the record's policy such as `application.approve`.
 * `recordId` is the record's id or its number. About others only the platform admin may ask.
 */
export const getExplanation = endpoint({
  method: 'GET', path: '/explanations', permission: 'signed-in', summary: 'Why an account may, or may not, do something',
  query: Record({ accountId: Type.Optional(Id), permission: Text(80, 1), recordKind: Type.Optional(Text(40, 1)), recordId: Type.Optional(Text(120, 1)) }),
  answer: Explanation,
})
