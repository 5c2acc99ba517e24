import { useEffect } from 'react'

/** The page's name in the tab, before the product's. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const product = document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content ?? ''
    document.title = title ? `${title} · ${product}` : product
  }, [title])
}
