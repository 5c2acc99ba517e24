import { query, type Route } from '#kit/server/action.ts'
import { getRoles, type RoleMatrix } from './contract.ts'
import { quotaPermissions, rolePermissions, roles, scopesOf } from './rules/permissions.ts'

/** Read from the very table that guards and filters, so that the page cannot say anything else. */
function roleMatrix(): RoleMatrix {
  return {
    roles: [...roles],
    permissions: rolePermissions.map((permission) => ({
      permission,
      grants: roles.flatMap((role) => {
        const scopes = scopesOf([role], permission)
        return scopes.length === 0 ? [] : [{ role, scopes }]
      }),
    })),
    quotaPermissions: [...quotaPermissions],
  }
}

export const accessRoutes: readonly Route[] = [query(getRoles, async () => roleMatrix())]
