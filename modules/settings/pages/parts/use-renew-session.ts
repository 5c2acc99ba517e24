import { useQueryClient } from '@tanstack/react-query'
import { sessionQuery } from '#kit/web/session.ts'

/** Name, logo, languages and footer come with the session: what was changed here is seen here at once. */
export function useRenewSession(): () => void {
  const queries = useQueryClient()
  return () => { void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }) }
}
