/** How the order and the filters of a list are written in the address (chapter 9, lists). */

/** none → ascending → descending → none. */
export function nextSort(current: string | undefined, field: string): string | undefined {
  return current === field ? `-${field}` : current === `-${field}` ? undefined : field
}

/** `a,b` ↔ ['a', 'b'] of a choice. */
export function chosenOf(value: string | undefined): readonly string[] {
  return value ? value.split(',') : []
}

/** `2026-01-01..2026-01-31`, either end open. */
export function daysOf(value: string | undefined): readonly [from: string, to: string] {
  const [from = '', to = ''] = (value ?? '').split('..')
  return [from, to]
}

export function writeDays(from: string, to: string): string | undefined {
  return from || to ? `${from}..${to}` : undefined
}
