import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '#kit/web/session.ts'

/** The operator's name for the platform, as the session says it; also for the tab's title. */
export function useProductName(): string {
  const name = useQuery(sessionQuery).data?.productName || 'Yunshan'
  useEffect(() => { document.querySelector('meta[name="application-name"]')?.setAttribute('content', name) }, [name])
  return name
}
