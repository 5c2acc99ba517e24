import type { FieldError } from '#kit/pure/refusal.ts'

/**
 * A reviewer decides item by item (R12): what is turned down is out, with its reason, and the rest goes on; nothing
 * left is a rejection of the whole. An item that is not named shares the fate of the application.
 *
 * Example: items a, b, c open; `reject a` → a is out, b and c go on. `reject a, b, c` → a rejection.
 */
export type ReviewedItem = {
  readonly id: string
  /** Turned down at an earlier stage: nobody decides on it any more. */
  readonly isClosed: boolean
}
export type ItemVerdict = { readonly id: string; readonly verdict: 'approve' | 'reject'; readonly reason?: string | undefined }
export type TurnedDown = { readonly id: string; readonly reason: string }

/** What is wrong with verdicts: an item that is not there or named twice, is closed already, is turned down without a reason. */
export function problemsOfVerdicts(items: readonly ReviewedItem[], verdicts: readonly ItemVerdict[]): FieldError[] {
  const open = new Map(items.map((item) => [item.id, item]))
  return verdicts.flatMap(({ id, verdict, reason = '' }, index): FieldError[] => {
    const item = open.get(id)
    if (!item) return [{ path: `items/${index}/id`, code: 'field.not_an_option' }]
    open.delete(id)
    if (item.isClosed) return [{ path: `items/${index}/id`, code: 'application.item_finished' }]
    return verdict === 'reject' && reason.trim() === '' ? [{ path: `items/${index}/reason`, code: 'field.required' }] : []
  })
}

export function turnedDownBy(verdicts: readonly ItemVerdict[]): TurnedDown[] {
  return verdicts.flatMap(({ id, verdict, reason = '' }) => verdict === 'reject' ? [{ id, reason: reason.trim() }] : [])
}

/** Does anything still go on? If not, it is a rejection of the whole. */
export function leavesNothing(items: readonly ReviewedItem[], turnedDown: readonly TurnedDown[]): boolean {
  const out = new Set(turnedDown.map(({ id }) => id))
  return items.every(({ id, isClosed }) => isClosed || out.has(id))
}

/** The reason of the whole: what the reviewer wrote, and otherwise the reasons of the items, each once. */
export function wholeReason(written: string | undefined, turnedDown: readonly TurnedDown[]): string {
  const own = written?.trim() ?? ''
  return own === '' ? [...new Set(turnedDown.map(({ reason }) => reason))].join('\n') : own
}
