import type { Phrase } from '#kit/pure/phrase.ts'
import type { Language } from '#kit/pure/register.ts'
import { announcementPagePhrases as phrases } from './page-phrases.ts'

/** The languages as a form shows them: the one that most people read first; `at` is the place in a phrase. */
export const saidIn: readonly { readonly language: Language; readonly at: 0 | 1 | 2; readonly label: Phrase }[] = [
  { language: 'zh-Hans', at: 2, label: phrases.inSimplified },
  { language: 'zh-Hant', at: 1, label: phrases.inTraditional },
  { language: 'en', at: 0, label: phrases.inEnglish },
]
