import { useEffect } from 'react'

/** The operator's logo also stands in the tab; without one the product's own, as the document has it. */
export function useFavicon(logo: string | null): void {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (!link || logo === null) return
    const before = { href: link.href, type: link.type }
    Object.assign(link, { href: `/api/logo/${logo}`, type: '' })
    return () => { Object.assign(link, before) }
  }, [logo])
}
