import { Type, type Static } from 'typebox'
import { endpoint, OneOf, Record } from '#kit/pure/contract.ts'
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
