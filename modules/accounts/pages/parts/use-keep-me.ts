import { useQueryClient } from '@tanstack/react-query'
import { replaceSession, useSession } from '#kit/web/session.ts'
import type { Me } from '../../contract.ts'

/** Puts my changed information into the session that the whole page reads. */
export function useKeepMe(): (me: Me) => void {
  const client = useQueryClient()
  const session = useSession()
  return (me) => replaceSession(client, { ...session, me })
}
