import { useCallback, useSyncExternalStore } from 'react'
import { say, type Phrase, type PhraseValues } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { formatsFor, type Formats } from './formats.ts'
import { changeLanguage, currentLanguage, onLanguageChange } from './language.ts'

/** A phrase, or a text that came from people or the server and is shown as it is. */
export type Words = Phrase | string
export type Say = (words: Words, values?: PhraseValues) => string

export const languageNames: Record<Language, string> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' }

/** The language, and the way to change it without reloading. */
export function useLanguage(): { readonly language: Language; readonly change: (language: Language) => void } {
  const language = useSyncExternalStore(onLanguageChange, currentLanguage)
  return { language, change: changeLanguage }
}

/** `const t = useSay()`; `t(phrases.title)`; `t(phrases.total, { total: 3 })`. */
export function useSay(): Say {
  const { language } = useLanguage()
  return useCallback((words, values) => sayIn(words, language, values), [language])
}

export function sayIn(words: Words, language: Language, values?: PhraseValues): string {
  return typeof words === 'string' ? words : say(words, language, values)
}

export function useFormats(): Formats {
  return formatsFor(useLanguage().language)
}
