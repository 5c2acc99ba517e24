import type { Phrase, PhraseValues } from '#kit/pure/phrase.ts'
import { requestPhrases as phrases } from './request-phrases.ts'

/** How long there still is, or by how much it is late: 2,832 → 47 h 12 min left, −5 → overdue by 5 min. */
export function timeLeft(minutes: number): { readonly phrase: Phrase; readonly values: PhraseValues; readonly isLate: boolean } {
  const isLate = minutes < 0
  const hours = Math.floor(Math.abs(minutes) / 60)
  const values = { hours, minutes: Math.abs(minutes) % 60 }
  const phrase = isLate ? hours > 0 ? phrases.late : phrases.lateMinutes : hours > 0 ? phrases.left : phrases.leftMinutes
  return { phrase, values, isLate }
}
