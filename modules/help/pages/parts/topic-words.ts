import type { Phrase, PhraseBook } from '#kit/pure/phrase.ts'
import { departmentPhrases } from '../../department-phrases.ts'
import { everyonePhrases } from '../../everyone-phrases.ts'
import { operatorPhrases } from '../../operator-phrases.ts'
import { platformPhrases } from '../../platform-phrases.ts'

const book: PhraseBook = { ...everyonePhrases, ...departmentPhrases, ...operatorPhrases, ...platformPhrases }

/** Of a topic: its heading (no part), what it is about (0) or a step of it. A test proves that none is missing. */
export function topicPhrase(code: string, part?: number): Phrase {
  return book[part === undefined ? code : `${code}.${part}`] ?? [code, code, code]
}
export const topicKeys: readonly string[] = Object.keys(book)
