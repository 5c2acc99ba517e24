import type { Language } from '#kit/pure/register.ts'
import { scopesOf, type QuotaPermission, type Role, type RolePermission, type Sector } from './permissions.ts'

/** A person at work, as read with the session on every request (A4), or the system, or nobody. */
export type Actor = {
  readonly id: string
  readonly kind: 'account' | 'system' | 'nobody'
  readonly accountName: string
  readonly displayName: string
  readonly language: Language
  readonly departmentId: string | null
  /** The actor's department and everything under it: what `own` means. */
  readonly subtree: readonly string[]
  readonly sector: Sector | null
  readonly roles: readonly Role[]
  readonly quotaPermissions: readonly QuotaPermission[]
  readonly mustChangePassword: boolean
}

declare module '#kit/pure/register.ts' {
  interface Register {
    permission: import('./permissions.ts').RolePermission
    actor: import('./actor.ts').Actor
  }
}

/** Where a record stands in the tree. */
export type Place = { readonly departmentId: string; readonly sector: Sector | null }

/** May the actor use the permission on a record of this place? */
export function reaches(actor: Actor, permission: RolePermission, place: Place): boolean {
  return scopesOf(actor.roles, permission).some((scope) => {
    switch (scope) {
      case 'all': return true
      case 'own': return actor.subtree.includes(place.departmentId)
      case 'self': return actor.departmentId === place.departmentId
      default: return place.sector === scope
    }
  })
}

/** Does the actor hold the permission anywhere? What a route asks before any record is known. */
export function holds(actor: Actor, permission: RolePermission | 'public' | 'signed-in'): boolean {
  if (permission === 'public') return true
  if (permission === 'signed-in') return actor.kind === 'account'
  return scopesOf(actor.roles, permission).length > 0
}

const withoutAccount = {
  id: '0', accountName: '', displayName: '', language: 'zh-Hans', departmentId: null, subtree: [], sector: null,
  roles: [], quotaPermissions: [], mustChangePassword: false,
} as const
/** A visitor who has not logged in. */
export const nobody: Actor = { ...withoutAccount, kind: 'nobody' }
/** Jobs and commands act as the system. */
export const system: Actor = { ...withoutAccount, kind: 'system' }
