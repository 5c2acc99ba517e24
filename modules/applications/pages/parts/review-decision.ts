import type { Metric } from '#modules/catalogue/rules/metrics.ts'
import { leavesNothing, turnedDownBy, type ItemVerdict } from '../../rules/item-verdicts.ts'

/** What a reviewer has marked on the review page so far, and what it comes to (R11, R12). */
export type Mark = { readonly isRejected: boolean; readonly reason: string }
export type Marks = Readonly<Record<string, Mark>>
type ShownItem = { readonly id: string; readonly rejected: object | null }
export type Held = { readonly regionId: string; readonly metric: Metric; readonly amount: number }

/** The items that this reviewer decides on: those that nobody turned down before. */
export function openItems<Item extends ShownItem>(items: readonly Item[]): Item[] {
  return items.filter(({ rejected }) => rejected === null)
}

/** As it is sent; nothing where everything is approved. */
export function verdictsOf(items: readonly ShownItem[], marks: Marks): ItemVerdict[] {
  const open = openItems(items)
  if (!open.some(({ id }) => marks[id]?.isRejected)) return []
  return open.map(({ id }) => {
    const mark = marks[id]
    return mark?.isRejected ? { id, verdict: 'reject', reason: mark.reason.trim() } : { id, verdict: 'approve' }
  })
}

/** `part`: some go on and some are out; `none`: nothing would go on, which is a rejection. */
export function comesTo(items: readonly ShownItem[], marks: Marks): 'all' | 'part' | 'none' {
  const turnedDown = turnedDownBy(verdictsOf(items, marks))
  if (turnedDown.length === 0) return 'all'
  return leavesNothing(items.map(({ id, rejected }) => ({ id, isClosed: rejected !== null })), turnedDown) ? 'none' : 'part'
}

/** The first item that is turned down without saying why. */
export function withoutReason(items: readonly ShownItem[], marks: Marks): string | undefined {
  return turnedDownBy(verdictsOf(items, marks)).find(({ reason }) => reason === '')?.id
}

/** What the quota gets back: of the items that are turned down, or of all if the whole is rejected. */
export function freedBy(held: readonly { readonly id: string; readonly demand: readonly Held[] }[], marks: Marks, isWhole: boolean): Held[] {
  const sums = new Map<string, Held>()
  for (const { id, demand } of held) {
    if (!isWhole && !marks[id]?.isRejected) continue
    for (const line of demand) {
      const key = `${line.regionId} ${line.metric}`
      sums.set(key, { ...line, amount: (sums.get(key)?.amount ?? 0) + line.amount })
    }
  }
  return [...sums.values()]
}

export function freedOf(freed: readonly Held[], { regionId, metric }: Pick<Held, 'regionId' | 'metric'>): number {
  return freed.find((line) => line.regionId === regionId && line.metric === metric)?.amount ?? 0
}

type Queue = { readonly place: number; readonly total: number; readonly nextId: string | null }

/** "3 of 12": what was handled in this run counts, although it waits no more. */
export function placeIn({ place, total }: Queue, handled: number): { readonly place: number; readonly total: number } | null {
  return place === 0 ? null : { place: handled + place, total: handled + total }
}

export function nextPage({ nextId }: Queue, handled: number): string | null {
  if (nextId === null) return null
  return handled === 0 ? `/applications/${nextId}/review` : `/applications/${nextId}/review?handled=${handled}`
}

/** How much of the total is taken by others, by this application, and what is left: parts of 100. */
export function barParts({ total, remaining, ofThis }: { readonly total: number; readonly remaining: number; readonly ofThis: number }): { readonly others: number; readonly mine: number; readonly left: number } {
  if (total <= 0) return { others: 0, mine: 0, left: 0 }
  const left = Math.max(0, remaining), mine = Math.min(ofThis, total - left)
  return { others: 100 * (total - left - mine) / total, mine: 100 * mine / total, left: 100 * left / total }
}

type Part = { readonly category: string; readonly resource: string; readonly spec: string; readonly quantity: number; readonly count: number }

/** The parts of all items together: equal ones are one line. */
export function joinedParts(parts: readonly Part[]): Part[] {
  const joined = new Map<string, Part>()
  for (const part of parts) {
    const key = JSON.stringify([part.category, part.resource, part.spec, part.quantity])
    joined.set(key, { ...part, count: (joined.get(key)?.count ?? 0) + part.count })
  }
  return [...joined.values()]
}
