import { permissionTable, rolePermissions, type Role, type RolePermission, type Scope } from '#modules/access/rules/permissions.ts'

/** What a role may do and where, read from the table that guards: shown beside the choice of a role (U1, guide 1.2). */
export type Ability = { readonly permission: RolePermission; readonly scopes: readonly Scope[] }

export function abilitiesOf(role: Role): Ability[] {
  return rolePermissions.flatMap((permission) => {
    const row: { readonly [R in Role]?: readonly Scope[] } = permissionTable[permission]
    const scopes = row[role]
    return scopes ? [{ permission, scopes }] : []
  })
}
