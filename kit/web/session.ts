import { queryOptions, useQuery, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import type { Language } from '#kit/pure/register.ts'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { call, keepCsrfToken } from './client.ts'

/** Who is logged in, as `GET /api/session` says it. The kit knows no module, so the shape is written here. */
export type Me = {
  readonly id: string
  readonly accountName: string
  readonly displayName: string
  readonly email: string
  readonly phone: string
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
  readonly version: number
}
export type Session = {
  readonly csrfToken: string | null
  readonly me: Me | null
  readonly demoAccounts: readonly string[]
  readonly productName: string
}

export const nobody: Session = { csrfToken: null, me: null, demoAccounts: [], productName: '' }

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => keepSession(await call<EndpointShape>('GET /session') as Session),
  staleTime: Infinity,
  gcTime: Infinity,
})

/** Every answer that carries a session goes through here, so that writes carry its token. */
export function keepSession(session: Session): Session {
  keepCsrfToken(session.csrfToken)
  return session
}

export function replaceSession(client: QueryClient, session: Session): void {
  client.setQueryData(sessionQuery.queryKey, keepSession(session))
}

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** The person at work; only on pages that need a log-in. */
export function useMe(): Me {
  const { me } = useSession()
  if (!me) throw new Error('nobody is logged in')
  return me
}

export function useMaybeMe(): Me | null {
  return useQuery(sessionQuery).data?.me ?? null
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
