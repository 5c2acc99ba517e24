import type { Phrase, PhraseValues } from '#kit/pure/phrase.ts'
import { orderPagePhrases as phrases } from './page-phrases.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long something waits, in the largest whole unit; nothing for a moment that is still to come. */
export function waitedWords(since: string, now: number): readonly [Phrase, PhraseValues] | undefined {
  const waited = now - Date.parse(since)
  if (waited < 0) return undefined
  if (waited >= day) return [phrases.waitedDays, { count: Math.floor(waited / day) }]
  if (waited >= hour) return [phrases.waitedHours, { count: Math.floor(waited / hour) }]
  return [phrases.waitedMinutes, { count: Math.floor(waited / minute) }]
}
