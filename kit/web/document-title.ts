import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from './session.ts'

/** The page's name in the tab, before the platform's as the operator calls it. */
export function useDocumentTitle(title: string): void {
  const known = useQuery(sessionQuery).data?.productName
  useEffect(() => {
    const product = known || (document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content ?? '')
    document.title = title ? `${title} · ${product}` : product
  }, [title, known])
}
