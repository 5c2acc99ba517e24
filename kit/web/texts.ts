import type { Language } from '#kit/pure/register.ts'

/** A text that people wrote in up to three languages, in the order of a phrase. */
export type Texts = readonly [english: string, traditional: string, simplified: string]

/** In the reader's language, else in the nearest one that was written: the other Chinese before English, Simplified before Traditional. */
export function inLanguage([english, traditional, simplified]: Texts, language: Language): string {
  const order = language === 'zh-Hant' ? [traditional, simplified, english] : language === 'zh-Hans' ? [simplified, traditional, english] : [english, simplified, traditional]
  return order.find((text) => text !== '') ?? ''
}
