import type { FieldError } from '#kit/pure/refusal.ts'

/**
 * When an application that is being provisioned is finished, and how (R6): units are entered in parts, an item
 * may be refused, and what O&M refuses ends only what is not running yet. Closed: refused, or turned down in review (R12).
 */
export type ProvisionedItem = {
  readonly quantity: number
  readonly unitCount: number
  readonly isClosed: boolean
  /** Of a change or a release: the resources that it is not done to yet. */
  readonly openResources?: readonly string[]
}

export type NewUnit = { readonly instanceId: string; readonly ip?: string | undefined }
/** That it is done to an existing resource. */
export type DoneUnit = { readonly resourceId: string }
export type ProvisioningEntry =
  | { readonly id: string; readonly units: readonly (NewUnit | DoneUnit)[] }
  | { readonly id: string; readonly refused: string }

export function isDone(unit: NewUnit | DoneUnit): unit is DoneUnit {
  return 'resourceId' in unit
}

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

/** What is wrong with entries: an item that is not there, is finished or named twice, more units than are open, another resource. */
export function problemsOfEntries(items: readonly (ProvisionedItem & { readonly id: string })[], entries: readonly ProvisioningEntry[]): FieldError[] {
  const known = new Map(items.map((item) => [item.id, item]))
  return entries.flatMap((entry, index): FieldError[] => {
    const item = known.get(entry.id)
    if (!item) return [{ path: `items/${index}/id`, code: 'field.not_an_option' }]
    known.delete(entry.id)
    const open = openUnits(item)
    if (open === 0) return [{ path: `items/${index}/id`, code: 'application.item_finished' }]
    if (!('units' in entry)) return []
    if (entry.units.length > open) return [{ path: `items/${index}/units`, code: 'field.too_many', facts: { limit: open } }]
    return problemsOfUnits(item.openResources, entry.units, `items/${index}/units`)
  })
}

/** New units have an id of the cloud; what exists is named, each resource once. */
function problemsOfUnits(openResources: readonly string[] | undefined, units: readonly (NewUnit | DoneUnit)[], path: string): FieldError[] {
  const left = new Set(openResources)
  return units.flatMap((unit, place): FieldError[] => {
    if (!isDone(unit)) return openResources === undefined ? [] : [{ path: `${path}/${place}/resourceId`, code: 'field.required' }]
    return left.delete(unit.resourceId) ? [] : [{ path: `${path}/${place}/resourceId`, code: 'field.not_an_option' }]
  })
}
