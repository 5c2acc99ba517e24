import { languages, type Language } from '#kit/pure/register.ts'
import { languageFor, type LanguageFacts } from './language-choice.ts'

/** The language of the pages: one value for the whole document, outside React so that the client can name it too. */
const storageKey = 'yunshan.language'
const listeners = new Set<() => void>()
let current: Language = stored() ?? preferred()[0] ?? 'zh-Hans'
document.documentElement.lang = current

export function currentLanguage(): Language {
  return current
}

export function changeLanguage(language: Language): void {
  if (language === current) return
  localStorage.setItem(storageKey, language)
  speak(language)
}

/** As the session says what is offered and what the account speaks; only an account's language is kept on the device. */
export function settleLanguage(facts: Pick<LanguageFacts, 'offered' | 'preset' | 'own'>): void {
  const language = languageFor({ ...facts, chosen: stored() ?? null, preferred: preferred() })
  if (language === facts.own) changeLanguage(language)
  else if (language !== current) speak(language)
}

function speak(language: Language): void {
  current = language
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function stored(): Language | undefined {
  const value = localStorage.getItem(storageKey)
  return languages.find((language) => language === value)
}

/** The reader's own browser languages; a Chinese without script follows the region. */
function preferred(): readonly Language[] {
  return navigator.languages.flatMap((tag): Language[] => /^zh-(hant|tw|hk|mo)/i.test(tag) ? ['zh-Hant'] : /^zh/i.test(tag) ? ['zh-Hans'] : /^en/i.test(tag) ? ['en'] : [])
}
