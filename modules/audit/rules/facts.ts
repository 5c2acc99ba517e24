import { say } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'

/** A field of an event: what it was before (if that is known) and what it is after. */
export type Fact = { readonly path: string[]; readonly before: string | null; readonly after: string }
type Facts = Readonly<Record<string, unknown>>
type Leaf = { readonly path: string[]; readonly value: string }

/**
 * What an event changed, field by field: `before` and `after` of its facts side by side, only what differs; and what else
 * it tells. Worked example: `{ before: { name: 'A', code: 'x' }, after: { name: 'B', code: 'x' }, reason: 'r' }` gives the
 * change `name: A → B` and the fact `reason: r`.
 */
export function readableFacts(facts: Facts, language: Language): { readonly changes: Fact[]; readonly facts: Fact[] } {
  const { before, after, ...rest } = facts
  return {
    changes: differences(leavesOf(before ?? {}, [], language), leavesOf(after ?? {}, [], language)),
    facts: leavesOf(rest, [], language).map(({ path, value }) => ({ path, before: null, after: value })),
  }
}

function differences(before: readonly Leaf[], after: readonly Leaf[]): Fact[] {
  const keyOf = ({ path }: Leaf) => path.join('\n')
  const known = new Map(before.map((leaf) => [keyOf(leaf), leaf.value]))
  const kept = new Set(after.map(keyOf))
  const changed = after.filter((leaf) => known.get(keyOf(leaf)) !== leaf.value)
    .map((leaf) => ({ path: leaf.path, before: known.get(keyOf(leaf)) ?? null, after: leaf.value }))
  const gone = before.filter((leaf) => leaf.value !== '' && !kept.has(keyOf(leaf))).map(({ path, value }) => ({ path, before: value, after: '' }))
  return [...changed, ...gone]
}

/** Every value with where it stands; lists of plain values are one value. */
function leavesOf(value: unknown, path: string[], language: Language): Leaf[] {
  if (value === null || value === undefined) return [{ path, value: '' }]
  if (typeof value !== 'object') return [{ path, value: String(value) }]
  if (Array.isArray(value)) {
    if (isThreeLanguages(path, value)) return [{ path, value: say(value, language) }]
    if (value.every((part) => part === null || typeof part !== 'object')) return [{ path, value: value.map(String).join(', ') }]
    return value.flatMap((part, index) => leavesOf(part, [...path, String(index + 1)], language))
  }
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key], language))
}

/** "A for B" was written in every language (A6), names of services and the like too. */
function isThreeLanguages(path: readonly string[], value: unknown[]): value is [string, string, string] {
  return ['by', 'names', 'titles', 'texts'].includes(path.at(-1) ?? '') && value.length === 3 && value.every((part) => typeof part === 'string')
}

/** Which record an event is about, by number or name, as far as it tells. */
export function subjectOf(facts: Facts): string {
  const after = facts['after']
  for (const from of [facts, typeof after === 'object' && after !== null ? after as Facts : {}])
    for (const key of ['number', 'name', 'accountName', 'instanceId', 'code', 'email', 'month', 'year', 'route', 'jobTitle', 'resource', 'key'])
      if (typeof from[key] === 'string' || typeof from[key] === 'number') return String(from[key])
  return ''
}
