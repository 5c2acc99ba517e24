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

/** The lines in what the browser kept. */
export function linesIn(text: string): readonly CartLine[] {
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
