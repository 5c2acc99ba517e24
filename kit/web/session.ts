import { queryOptions, useQuery, useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import type { EndpointShape } from '#kit/pure/contract.ts'
import { call, keepCsrfToken } from './client.ts'
import type { Language } from '#kit/pure/register.ts'
import type { Me } from './me.ts'

/** What the operator made of the platform: logo, contact, footer, languages. Texts stand in the order of a phrase; empty: nobody wrote one. */
export type Look = {
  readonly logo: string | null
  readonly supportEmail: string
  readonly supportPhone: string
  readonly hasPrivacyNotice: boolean
  readonly footer: readonly [string, string, string]
  readonly icp: string
  readonly hasWatermark: boolean
  readonly languages: readonly Language[]
  /** Null: nobody chose one for new visitors. */
  readonly defaultLanguage: Language | null
}

/** What `GET /api/session` answers, and every act that begins or ends a session. */
export type Session = {
  readonly csrfToken: string | null
  readonly me: Me | null
  readonly demoAccounts: readonly string[]
  readonly productName: string
  readonly singleSignOn: { readonly name: string } | null
  readonly look: Look
  readonly passwordProfile: 'mlps3' | 'nist'
  readonly shortestPassword: number
}

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

/** Undefined until the session is known. */
export function useLook(): Look | undefined {
  return useQuery(sessionQuery).data?.look
}
