import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call, problemOf } from '#kit/web/client.ts'
import { notifyProblem } from '#kit/web/notices.ts'
import type { Me } from '#kit/web/me.ts'
import { sessionQuery, type Session } from '#kit/web/session.ts'
import type { changeMe } from '#modules/accounts/contract.ts'

/** Language and appearance take effect at once and are remembered with the account. */
export function useSaveTaste(): (taste: Partial<Pick<Me, 'language' | 'theme'>>) => void {
  const queries = useQueryClient()
  return useCallback((taste) => {
    queries.setQueryData<Session>(sessionQuery.queryKey, (session) => session?.me ? { ...session, me: { ...session.me, ...taste } } : session)
    call<typeof changeMe>('PATCH /me', { body: taste }).catch((error: unknown) => notifyProblem(problemOf(error)))
  }, [queries])
}
