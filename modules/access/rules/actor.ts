import type { Language } from '#kit/pure/register.ts'
import { quotaPermissions, scopesOf, type QuotaPermission, type QuotaZones, type Role, type RolePermission, type Scope, type Sector } from './permissions.ts'

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
  /** Which quota requests `quota.review` is limited to; null: all of them. */
  readonly quotaReviewZones: QuotaZones | null
  /** Whom this person acts for at the moment as a substitute (A6): their roles and grants are among the actor's. */
  readonly actingFor: { readonly id: string; readonly displayName: string } | null
  readonly mustChangePassword: boolean
  /** One of the roles asks for a second factor (U2), and there is none yet. */
  readonly mustSetUpSecondFactor: boolean
}

declare module '#kit/pure/register.ts' {
  interface Register {
    permission: import('./permissions.ts').RolePermission | import('./permissions.ts').QuotaPermission
    actor: import('./actor.ts').Actor
  }
}

/** Where a record stands in the tree. */
export type Place = { readonly departmentId: string; readonly sector: Sector | null }

/** May the actor use the permission on a record of this place? */
export function reaches(actor: Actor, permission: RolePermission, place: Place): boolean {
  return scopesOf(actor.roles, permission).some((scope) => covers(actor, scope, place))
}

/** Does the place lie in the actor's scope? */
export function covers(actor: Actor, scope: Scope, place: Place): boolean {
  switch (scope) {
    case 'all': return true
    case 'own': return actor.subtree.includes(place.departmentId)
    case 'self': return actor.departmentId === place.departmentId
    default: return place.sector === scope
  }
}

/** Does the actor hold the permission anywhere? What a route asks before any record is known. */
export function holds(actor: Actor, permission: RolePermission | QuotaPermission | 'public' | 'signed-in'): boolean {
  if (permission === 'public') return true
  if (permission === 'signed-in') return actor.kind === 'account'
  if (isQuotaPermission(permission)) return actor.quotaPermissions.includes(permission)
  return scopesOf(actor.roles, permission).length > 0
}

export function isQuotaPermission(permission: string): permission is QuotaPermission {
  return quotaPermissions.some((known) => known === permission)
}

/** Quota permissions are always for the actor's own department (chapter 2). */
export function holdsQuota(actor: Actor, permission: QuotaPermission, departmentId: string): boolean {
  return actor.departmentId === departmentId && actor.quotaPermissions.includes(permission)
}

/** Everybody whose hand an act of this actor is: four eyes count for the substitute and for whom it acts (A6). */
export function personsOf(actor: Actor): string[] {
  return actor.actingFor === null ? [actor.id] : [actor.id, actor.actingFor.id]
}

const withoutAccount = {
  id: '0', accountName: '', displayName: '', language: 'zh-Hans', departmentId: null, subtree: [], sector: null,
  roles: [], quotaPermissions: [], quotaReviewZones: null, actingFor: null, mustChangePassword: false, mustSetUpSecondFactor: false,
} as const
/** A visitor who has not logged in. */
export const nobody: Actor = { ...withoutAccount, kind: 'nobody' }
/** Jobs and commands act as the system. */
export const system: Actor = { ...withoutAccount, kind: 'system' }
