import type { Language } from '#kit/pure/register.ts'

export type ActingFor = { readonly id: string; readonly name: string; readonly untilDay: string }

/** Who is logged in, as `GET /api/session` says it. The kit knows no module, so the shape is written here. */
export type Me = {
  readonly id: string
  readonly accountName: string
  readonly displayName: string
  readonly email: string
  readonly phone: string
  readonly dingtalkUserId: string
  readonly language: Language
  readonly theme: 'system' | 'light' | 'dark'
  readonly departmentId: string | null
  readonly departmentName: string | null
  readonly sector: 'government' | 'politics_law' | null
  readonly roles: readonly string[]
  /** Permissions held anywhere; where exactly, each record's `allowed` says (A5). */
  readonly permissions: readonly string[]
  readonly quotaPermissions: readonly string[]
  readonly mustChangePassword: boolean
  readonly mustSetUpSecondFactor: boolean
  /** Whom this person acts for at the moment, and for whom they may, until which day (A6). */
  readonly actingFor: ActingFor | null
  readonly mayActFor: readonly ActingFor[]
  readonly version: number
}
/** What a page or a button asks for: a permission held anywhere, one of several, or just a log-in. */
export type Need = 'public' | 'signed-in' | (string & {}) | readonly string[]

export function meets(me: Me | null, need: Need = 'signed-in'): boolean {
  if (need === 'public') return true
  if (!me) return false
  if (need === 'signed-in') return true
  const wanted = typeof need === 'string' ? [need] : need
  return wanted.some((name) => me.permissions.includes(name) || me.quotaPermissions.includes(name) || me.roles.includes(name))
}
