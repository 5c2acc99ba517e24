import type { HistoryEntry } from '../../contract.ts'

export type NumberChange = { readonly name: 'total' | 'allocated' | 'used' | 'reserved'; readonly change: number; readonly after: number }

/** Which numbers an entry of the history changed, by how much, and what they were afterwards (Q5). */
export function changesOf(entry: Pick<HistoryEntry, 'total' | 'allocated' | 'used' | 'reserved' | 'totalAfter' | 'allocatedAfter' | 'usedAfter' | 'reservedAfter'>): NumberChange[] {
  const all: NumberChange[] = [
    { name: 'total', change: entry.total, after: entry.totalAfter }, { name: 'allocated', change: entry.allocated, after: entry.allocatedAfter },
    { name: 'used', change: entry.used, after: entry.usedAfter }, { name: 'reserved', change: entry.reserved, after: entry.reservedAfter },
  ]
  return all.filter(({ change }) => change !== 0)
}
