/** What replaces a person (PIPL 47): the account's number is all that is left, so that history still tells one from another. */
export type Pseudonym = { readonly name: string; readonly email: string; readonly phone: string }

/** Account 12 → `removed-12`, an address that no mail can reach, and a phone that is none. */
export function pseudonymOf(accountId: string): Pseudonym {
  return { name: `removed-${accountId}`, email: `removed-${accountId}@removed.invalid`, phone: '-' }
}

/**
 * How a person was called and reached, now and before. A `shared` value belongs to somebody else too: it is replaced only
 * in rows that are this person's.
 */
export type Traces = { readonly accountNames: readonly string[]; readonly displayNames: readonly Trace[]; readonly emails: readonly string[]; readonly phones: readonly Trace[] }
export type Trace = { readonly value: string; readonly isShared: boolean }
export type Replacement = readonly [from: string, to: string]

/** What is replaced by what; the longest first, so that a name inside an address does not tear it. */
export function replacementsFor({ accountNames, displayNames, emails, phones }: Traces, pseudonym: Pseudonym, isOwnRow: boolean): Replacement[] {
  const mine = (traces: readonly Trace[]) => traces.filter(({ isShared }) => isOwnRow || !isShared).map(({ value }) => value)
  const pairs: Replacement[] = [
    ...emails.map((value): Replacement => [value, pseudonym.email]), ...mine(phones).map((value): Replacement => [value, pseudonym.phone]),
    ...accountNames.map((value): Replacement => [value, pseudonym.name]), ...mine(displayNames).map((value): Replacement => [value, pseudonym.name]),
  ]
  return pairs.filter(([from]) => from.trim() !== '').toSorted(([left], [right]) => right.length - left.length)
}

/** Worked example: `om` in `om approved, room 3` becomes `removed-1 approved, room 3`: a Latin word counts only as a whole. */
export function replacedText(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((done, [from, to]) => done.replace(patternOf(from), () => to), text)
}

function patternOf(value: string): RegExp {
  const literal = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const before = /^[a-z0-9]/i.test(value) ? '(?<![\\p{Script=Latin}0-9._@-])' : ''
  const after = /[a-z0-9]$/i.test(value) ? '(?![\\p{Script=Latin}0-9_@-]|\\.[a-z0-9])' : ''
  return new RegExp(before + literal + after, 'giu')
}

/** In all texts of a value; keys stay. */
export function replacedIn(value: unknown, replacements: readonly Replacement[]): unknown {
  if (typeof value === 'string') return replacedText(value, replacements)
  if (Array.isArray(value)) return value.map((part) => replacedIn(part, replacements))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replacedIn(part, replacements)]))
}
