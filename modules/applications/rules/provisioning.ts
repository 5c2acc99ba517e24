import type { FieldError } from '#kit/pure/refusal.ts'

/**
 * When an application that is being provisioned is finished, and how (R6): units are entered in parts, an item
 * may be refused, and what O&M refuses ends only what is not running yet. Closed: refused, or turned down in review (R12).
 */
export type ProvisionedItem = { readonly quantity: number; readonly unitCount: number; readonly isClosed: boolean }

export type ProvisioningEntry =
  | { readonly id: string; readonly units: readonly { readonly instanceId: string; readonly ip?: string | undefined }[] }
  | { readonly id: string; readonly refused: string }

/** How many units of the item may still be entered. */
export function openUnits(item: ProvisionedItem): number {
  return item.isClosed ? 0 : item.quantity - item.unitCount
}

/**
 * `provision`: something is still open; `complete`: everything is entered or closed and something runs;
 * `close`: every item was closed.
 */
export function outcomeOf(items: readonly ProvisionedItem[]): 'provision' | 'complete' | 'close' {
  if (items.some((item) => openUnits(item) > 0)) return 'provision'
  return items.some((item) => item.unitCount > 0) ? 'complete' : 'close'
}

/** What is wrong with entries: an item that is not there, is finished or named twice, more units than are open. */
export function problemsOfEntries(items: readonly (ProvisionedItem & { readonly id: string })[], entries: readonly ProvisioningEntry[]): FieldError[] {
  const known = new Map(items.map((item) => [item.id, item]))
  return entries.flatMap((entry, index): FieldError[] => {
    const item = known.get(entry.id)
    if (!item) return [{ path: `items/${index}/id`, code: 'field.not_an_option' }]
    known.delete(entry.id)
    const open = openUnits(item)
    if (open === 0) return [{ path: `items/${index}/id`, code: 'application.item_finished' }]
    return 'units' in entry && entry.units.length > open ? [{ path: `items/${index}/units`, code: 'field.too_many', facts: { limit: open } }] : []
  })
}
