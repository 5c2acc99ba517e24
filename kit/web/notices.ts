import type { PhraseValues } from '#kit/pure/phrase.ts'
import type { Problem } from './client.ts'
import type { Words } from './i18n.tsx'

/** Short notices in the corner, announced to screen readers; one list for the whole document. */
export type Notice = { readonly id: number; readonly tone: 'success' | 'info' | 'error'; readonly words: Words; readonly values: PhraseValues | undefined; readonly detail: string | undefined }

const listeners = new Set<() => void>()
let notices: readonly Notice[] = []
let lastId = 0

export function currentNotices(): readonly Notice[] { return notices }
export function onNotices(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function notify(words: Words, values?: PhraseValues, tone: Notice['tone'] = 'success', detail?: string): void {
  const notice = { id: ++lastId, tone, words, values, detail }
  change([...notices.slice(-3), notice])
  // An error stays until it is read; a success leaves by itself.
  if (tone !== 'error') setTimeout(() => dismiss(notice.id), 6_000)
}

export function notifyProblem(problem: Problem): void {
  const fields = problem.errors.map(({ message }) => message).filter((message) => message !== problem.title)
  notify(problem.title, undefined, 'error', [problem.detail, ...fields].filter(Boolean).join(' ') || undefined)
}

export function dismiss(id: number): void {
  change(notices.filter((notice) => notice.id !== id))
}

function change(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}
