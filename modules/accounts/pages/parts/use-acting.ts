import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call, problemOf } from '#kit/web/client.ts'
import { notify, notifyProblem } from '#kit/web/notices.ts'
import { replaceSession, sessionQuery, type Session } from '#kit/web/session.ts'
import type { actFor } from '../../contract.ts'
import { actingPhrases as phrases } from './acting-phrases.ts'

/** Acts for somebody from now on, or (null) for oneself again: whatever was read before was read as another person. */
export function useActing(): (accountId: string | null) => Promise<void> {
  const keep = useOtherSession()
  return async (accountId) => {
    try {
      const session = await call<typeof actFor>('PUT /session/acting', { body: { accountId } })
      await keep(session)
      const { actingFor } = session.me ?? {}
      notify(actingFor ? phrases.actingBegun : phrases.actingEnded, { name: actingFor?.name ?? '' })
    } catch (error) {
      notifyProblem(problemOf(error))
    }
  }
}

/** Takes over the session of a changed person and reads everything anew. */
export function useOtherSession(): (session: Session) => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async (session) => {
    replaceSession(queries, session)
    await queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
  }, [queries])
}
