import { languages, type Language } from '#kit/pure/register.ts'

/** The language of the pages: one value for the whole document, outside React so that the client can name it too. */
const storageKey = 'yunshan.language'
const listeners = new Set<() => void>()
let current: Language = stored() ?? preferred()
document.documentElement.lang = current

export function currentLanguage(): Language {
  return current
}

export function changeLanguage(language: Language): void {
  if (language === current) return
  current = language
  document.documentElement.lang = language
  localStorage.setItem(storageKey, language)
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
function preferred(): Language {
  for (const tag of navigator.languages) {
    if (/^zh-(hant|tw|hk|mo)/i.test(tag)) return 'zh-Hant'
    if (/^zh/i.test(tag)) return 'zh-Hans'
    if (/^en/i.test(tag)) return 'en'
  }
  return 'zh-Hans'
}
