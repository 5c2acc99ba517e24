import { sql } from 'kysely'
import type { SqlPart } from '#kit/server/list.ts'
import type { Actor } from './rules/actor.ts'
import { adminRoles } from './rules/admins.ts'
import { scopesOf, type RolePermission } from './rules/permissions.ts'

/** The columns that say where a row stands in the tree. */
export type PlaceColumns = { readonly departmentId: SqlPart; readonly sector: SqlPart }

/**
 * The actor's scope of a permission as a condition on rows: the list filter that says the same
 * as `reaches` does for one record (A3). Without the permission it lets nothing through.
 */
export function visibleRows(actor: Actor, permission: RolePermission, columns: PlaceColumns): SqlPart {
  const parts = scopesOf(actor.roles, permission).map((scope): SqlPart => {
    switch (scope) {
      case 'all': return sql`true`
      case 'own': return sql`${columns.departmentId} = any(${[...actor.subtree]}::bigint[])`
      case 'self': return sql`${columns.departmentId} = ${actor.departmentId}`
      default: return sql`${columns.sector} = ${scope}`
    }
  })
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`
}

/** Rows of departments whose admin the actor is: as `isAdminOf` says it for one record. */
export function administeredRows(actor: Actor, columns: { readonly departmentId: SqlPart; readonly unitId: SqlPart }): SqlPart {
  if (!actor.roles.some((role) => adminRoles.includes(role))) return sql`false`
  const tree = sql`${[...actor.subtree]}::bigint[]`
  return sql`(${columns.departmentId} = any(${tree}) and (${columns.unitId} = ${actor.departmentId} or ${columns.unitId} <> all(${tree})))`
}
