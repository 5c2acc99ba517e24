import { useEffect, useRef } from 'react'
import { isTyping } from '#kit/web/list-keys.ts'

type Keys = { readonly approveNext: () => void; readonly reject: () => void; readonly skip: () => void; readonly opinion: () => void }

/**
 * The keys of the review page. What decides takes Ctrl or ⌘ with Enter, in the fields of the decision too, and never while
 * an input method composes; single letters only open or go on, and belong to a field while one has the focus.
 */
export function useReviewKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => { latest.current = keys })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = actOf(event)
      if (act === undefined) return
      event.preventDefault()
      latest.current[act]()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function actOf(event: KeyboardEvent): keyof Keys | undefined {
  if (event.isComposing || event.keyCode === 229 || event.repeat || isElsewhere(event)) return undefined
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey) return event.shiftKey ? 'reject' : 'approveNext'
  if (isTyping(event)) return undefined
  if (event.key === 'n') return 'skip'
  return event.key === 'o' ? 'opinion' : undefined
}

/** Other fields and dialogs keep their keys: Ctrl + Enter in the conversation sends a message, and decides nothing. */
function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  if (target.closest('[role=dialog], [role=menu], [role=listbox]')) return true
  return target.matches('input:not([type=radio]), textarea, select') && target.closest('[data-decision]') === null
}
