import type { FieldError } from '#kit/pure/refusal.ts'
import { signsIn } from '#kit/pure/text.ts'

/**
 * What is missing before an application can be submitted (chapter 4, Applications), as field errors; the page
 * shows the same lines before it sends. The configurations are the catalogue's rule and come in as a function.
 */
export type CheckedContent<Item> = {
  readonly projectId: string | null
  readonly title: string
  readonly reason: string
  readonly users: readonly unknown[]
  readonly attachmentIds: readonly string[]
  readonly items: readonly Item[]
}

export const shortestTitle = 2
export const fewestAttachments = 1

/** `checkItem` is given the item and its path, `items/0`. */
export function missingIn<Item>(content: CheckedContent<Item>, checkItem: (item: Item, path: string) => readonly FieldError[]): FieldError[] {
  return [
    ...(content.projectId === null ? [{ path: 'projectId', code: 'field.required' }] : []),
    ...checkTitle(content.title),
    ...(content.reason.trim() === '' ? [{ path: 'reason', code: 'field.required' }] : []),
    ...(content.users.length === 0 ? [{ path: 'users', code: 'application.users_missing' }] : []),
    ...(content.attachmentIds.length < fewestAttachments ? [{ path: 'attachmentIds', code: 'application.attachment_missing' }] : []),
    ...(content.items.length === 0 ? [{ path: 'items', code: 'application.items_missing' }] : []),
    ...content.items.flatMap((item, index) => checkItem(item, `items/${index}`)),
  ]
}

function checkTitle(title: string): FieldError[] {
  const length = signsIn(title.trim())
  if (length === 0) return [{ path: 'title', code: 'field.required' }]
  return length < shortestTitle ? [{ path: 'title', code: 'field.too_short', facts: { limit: shortestTitle } }] : []
}
