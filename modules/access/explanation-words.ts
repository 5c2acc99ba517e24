import { say, type Phrase, type PhraseBook, type PhraseValue } from '#kit/pure/phrase.ts'
import type { Explanation } from './contract.ts'
import type { RecordExplainer } from './offers.ts'
import { explanationPhrases } from './explanation-phrases.ts'
import { accessPhrases } from './phrases.ts'
import type { Reason } from './rules/explain.ts'

/** A reason as a sentence in every language, so that pages change language without asking again. */
export function inWords({ code, isMet, facts }: Reason, modulePhrases: PhraseBook): Explanation['reasons'][number] {
  const phrase = phraseIn(modulePhrases, code) ?? phraseIn(explanationPhrases, code)
  if (!phrase) throw new Error(`there is no phrase ${code}`)
  const values = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, worded(name, fact)]))
  return {
    code, isMet,
    facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? fact : fact.join(',')])),
    text: [say(phrase, 'en', values), say(phrase, 'zh-Hant', values), say(phrase, 'zh-Hans', values)],
  }
}

/** What the question was about: a permission's name, or an act's. */
export function nameOfQuestion(permission: string, explainer: RecordExplainer | undefined): Phrase {
  const act = explainer?.acts[permission.slice(permission.indexOf('.') + 1)]
  return phraseIn(accessPhrases, `permission.${permission}`) ?? phraseIn(accessPhrases, permission) ?? act ?? [permission, permission, permission]
}

/** Codes of the table become its words; names of people and departments stay as they are. */
const words: Readonly<Record<string, (code: string) => Phrase | undefined>> = {
  role: (code) => phraseIn(accessPhrases, `role.${code}`),
  scope: (code) => phraseIn(accessPhrases, `scope.${code}`),
  permission: (code) => phraseIn(accessPhrases, `permission.${code}`) ?? phraseIn(accessPhrases, code),
  zones: (code) => phraseIn(explanationPhrases, `zones.${code}`),
}

function worded(name: string, fact: string | readonly string[]): PhraseValue {
  if (typeof fact === 'string') return words[name]?.(fact) ?? fact
  if (fact.length === 0) return explanationPhrases.noRoles
  const found = fact.map((code): Phrase => words.role!(code) ?? [code, code, code])
  return [found.map(([en]) => en).join(', '), found.map(([, hant]) => hant).join('、'), found.map(([, , hans]) => hans).join('、')]
}

function phraseIn(book: PhraseBook, code: string): Phrase | undefined {
  return Object.hasOwn(book, code) ? book[code] : undefined
}
