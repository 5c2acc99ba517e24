import type { Phrase } from '#kit/pure/phrase.ts'
import type { Product } from '../../contract.ts'

type Line = Product['content'][number]
/** A line that differs; null: it is in one of the two only. */
export type ContentChange = { readonly key: string; readonly label: Phrase; readonly before: Phrase | null; readonly after: Phrase | null }

/** What differs between two configurations in words: changed and removed lines in the old order, then what is new. */
export function contentChanges(before: readonly Line[], after: readonly Line[]): ContentChange[] {
  const then = new Map(before.map((line) => [line.key, line]))
  const now = new Map(after.map((line) => [line.key, line]))
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key) => {
    const [old, wanted] = [then.get(key), now.get(key)]
    // One language is enough to compare: the three say the same.
    if (old?.value[0] === wanted?.value[0]) return []
    return [{ key, label: (wanted ?? old)!.label, before: old?.value ?? null, after: wanted?.value ?? null }]
  })
}
