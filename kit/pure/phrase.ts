import type { Language } from './register.ts'

/** One text of the product: English, Traditional Chinese (Taiwan), Simplified Chinese; `{name}` marks a value. */
export type Phrase = readonly [english: string, traditional: string, simplified: string]
export type PhraseBook = Readonly<Record<string, Phrase>>
/** A value that is a phrase itself is said in the same language. */
export type PhraseValue = string | number | Phrase
export type PhraseValues = Readonly<Record<string, PhraseValue>>

const position: Record<Language, 0 | 1 | 2> = { en: 0, 'zh-Hant': 1, 'zh-Hans': 2 }

/** The phrase in a language, its `{names}` replaced; an unknown name stays visible, so that it is noticed. */
export function say(phrase: Phrase, language: Language, values: PhraseValues = {}): string {
  return phrase[position[language]].replace(/\{(\w+)\}/g, (marker, name: string) =>
    Object.hasOwn(values, name) ? written(values[name]!, language) : marker)
}

function written(value: PhraseValue, language: Language): string {
  return typeof value === 'object' ? value[position[language]] : String(value)
}

/** Typed identity for `phrases.ts`: a missing language does not compile. */
export function phraseBook<const Book extends PhraseBook>(book: Book): Book {
  return book
}
