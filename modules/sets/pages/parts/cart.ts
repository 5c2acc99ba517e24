import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useMe } from '#kit/web/session.ts'
import { linesIn, type CartLine, type NewCartLine } from './cart-lines.ts'

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
  const lines = useMemo(() => linesIn(text), [text])
  const write = useCallback((change: (before: readonly CartLine[]) => readonly CartLine[]) => {
    try {
      localStorage.setItem(key, JSON.stringify(change(linesIn(read(key)))))
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
