import type { Phrase } from './phrase.ts'

/** Whose hand an act was: acts of a substitute show "A for B" everywhere, in the reader's language (A6). */
export function actedBy(name: string, represented: string | null | undefined): string | Phrase {
  if (represented === null || represented === undefined) return name
  return [`${name} (for ${represented})`, `${name}（代 ${represented}）`, `${name}（代 ${represented}）`]
}

/** The same as an actor does it, for the facts of an event. */
export function nameOf(actor: { readonly displayName: string; readonly actingFor: { readonly displayName: string } | null }): string | Phrase {
  return actedBy(actor.displayName, actor.actingFor?.displayName)
}

/** A fact of a stored event that `nameOf` wrote. */
export function storedName(fact: unknown): string | Phrase {
  return Array.isArray(fact) && fact.length === 3 ? [String(fact[0]), String(fact[1]), String(fact[2])] : String(fact)
}
