import { useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react'
import { splitHref } from './links.tsx'
import { areSingleKeysOn } from './single-keys.ts'

/** Keys belong to the field, the dialog or the input method that is open; single ones to nothing where they are switched off. */
export function isTyping(event: KeyboardEvent): boolean {
  if (!areSingleKeysOn()) return true
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target as HTMLElement
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select') || target.closest('[role=dialog], [role=menu], [role=listbox]') !== null
}

/** `j` and `k` walk through the rows; Enter follows the row's link by itself, since the link has the focus. */
export function useRowKeys(scroller: RefObject<HTMLDivElement | null>, count: number, reveal: (index: number) => void): void {
  const latest = useRef(reveal)
  latest.current = reveal
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || count === 0 || isTyping(event)) return
      const present = (document.activeElement?.closest<HTMLElement>('tr[data-index]'))?.dataset['index']
      const next = present === undefined ? 0 : Math.min(count - 1, Math.max(0, Number(present) + (event.key === 'j' ? 1 : -1)))
      event.preventDefault()
      latest.current(next)
      requestAnimationFrame(() => {
        const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${next}"]`)
        const goal = row?.querySelector<HTMLElement>('a') ?? row
        goal?.focus({ preventScroll: true })
        row?.scrollIntoView({ block: 'nearest' })
      })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [scroller, count])
}

/**
 * The links of the rows are plain anchors; one handler for the whole body goes to their pages, since a
 * router's link in every row would cost more than the row (chapter 11, 200 rows × 20 columns).
 */
export function useRowLinks() {
  const router = useRouter()
  return useMemo(() => {
    const linkAt = (target: EventTarget) => (target as Element).closest<HTMLAnchorElement>('a[data-row-link]')
    return {
      onClick: (event: MouseEvent) => {
        const link = linkAt(event.target)
        if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        void router.navigate(splitHref(link.href))
      },
      // The page's chunk is on its way before the click.
      onPointerOver: (event: PointerEvent) => {
        const link = linkAt(event.target)
        if (link) void router.preloadRoute(splitHref(link.href))
      },
    }
  }, [router])
}
