import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useMe } from '#kit/web/session.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import type { PriceComponent } from '#modules/catalogue/rules/contributions.ts'
import type { Configuration } from '#modules/catalogue/rules/service.ts'

/** What a member means to order: a set by its id, or a service in a configuration of its own. */
type Wanted =
  | { readonly setId: string }
  | { readonly service: string; readonly serviceNames: Phrase; readonly configuration: Configuration; readonly components: readonly PriceComponent[] }
/** A product of the order to come; kept in the browser, per account. `title` is what it was called when it came into the cart. */
export type CartLine = Wanted & { readonly key: string; readonly title: string; readonly months: number; readonly name: string; readonly notes: string }
export type NewCartLine = Wanted & { readonly title: string; readonly months: number }

/** A line as an order wants it: a name or notes that are empty are left out. */
export function wantedOf(line: CartLine) {
  const { months, name, notes } = line
  const own = { months, ...(name.trim() === '' ? {} : { name: name.trim() }), ...(notes.trim() === '' ? {} : { notes: notes.trim() }) }
  return 'setId' in line ? { setId: line.setId, ...own } : { service: line.service, configuration: line.configuration, ...own }
}

const prefix = 'yunshan.cart.'
const changed = 'yunshan:cart'
const none = '[]'

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? none
  } catch {
    return none
  }
}

function parsed(text: string): readonly CartLine[] {
  try {
    const lines: unknown = JSON.parse(text)
    return Array.isArray(lines) ? lines.filter(isLine) : []
  } catch {
    return []
  }
}

/** What another version of the product wrote there, or somebody else, is left out. */
function isLine(line: unknown): line is CartLine {
  if (typeof line !== 'object' || line === null) return false
  const { key, title, months, name, notes, setId, service, configuration, components } = line as Record<string, unknown>
  return [key, title, name, notes].every((text) => typeof text === 'string') && Number.isInteger(months)
    && (typeof setId === 'string' || (typeof service === 'string' && typeof configuration === 'object' && Array.isArray(components)))
}

function listen(onChange: () => void): () => void {
  // `storage` tells of other tabs, the own event of this one.
  for (const event of ['storage', changed]) addEventListener(event, onChange)
  return () => { for (const event of ['storage', changed]) removeEventListener(event, onChange) }
}

export type Cart = {
  readonly lines: readonly CartLine[]
  readonly add: (line: NewCartLine) => void
  readonly change: (key: string, changes: Partial<Pick<CartLine, 'months' | 'name' | 'notes'>>) => void
  readonly remove: (key: string) => void
  readonly clear: () => void
}

/** The cart of the person at work; the same in every tab. */
export function useCart(): Cart {
  const key = prefix + useMe().id
  const text = useSyncExternalStore(listen, () => read(key))
  const lines = useMemo(() => parsed(text), [text])
  const write = useCallback((change: (before: readonly CartLine[]) => readonly CartLine[]) => {
    try {
      localStorage.setItem(key, JSON.stringify(change(parsed(read(key)))))
    } catch {
      // A full storage: the cart stays as it was.
    }
    dispatchEvent(new Event(changed))
  }, [key])
  return useMemo(() => ({
    lines,
    add: (line) => write((before) => [...before, { name: '', notes: '', ...line, key: crypto.randomUUID() }]),
    change: (lineKey, changes) => write((before) => before.map((line) => line.key === lineKey ? { ...line, ...changes } : line)),
    remove: (lineKey) => write((before) => before.filter((line) => line.key !== lineKey)),
    clear: () => write(() => []),
  }), [lines, write])
}
