import type { Condition } from '#kit/pure/policy.ts'
import { holds, reaches, type Place } from './actor.ts'
import type { RolePermission } from './permissions.ts'

// What policies need of an actor, said so that it can be explained (A7).

/** The permission, or one of several, in the record's place. */
export function permitted<Facts extends Place>(permissions: RolePermission | ((record: Facts) => readonly RolePermission[])): Condition<Facts> {
  const of = typeof permissions === 'string' ? () => [permissions] : permissions
  return { permissions: of, holds: (actor, record) => of(record).some((permission) => reaches(actor, permission, record)) }
}

/** A permission that has no place, such as maintaining the tree of departments. */
export function permittedAnywhere(permission: RolePermission): Condition<unknown> {
  return { permissions: () => [permission], holds: (actor) => holds(actor, permission) }
}
