import { kernelPhrases } from '#kit/pure/phrases.ts'
import type { Phrase } from '#kit/pure/phrase.ts'
import { languageNames, type Say } from '#kit/web/i18n.tsx'
import { accessPhrases } from '#modules/access/phrases.ts'
import type { SettingRow } from '../../contract.ts'
import { settingPhrases } from '../../phrases.ts'
import { settingOf, type SettingCode } from '../../rules/settings.ts'
import { settingPagePhrases as phrases } from './page-phrases.ts'
import { profileNames } from './setting-names.ts'

/** What the rules and the server say by code, as words. */
const words: Readonly<Record<string, Phrase>> = { ...kernelPhrases, ...settingPhrases }
export function phraseOf(code: string): Phrase {
  return words[code] ?? kernelPhrases['field.pattern']
}

const known: Readonly<Record<string, Phrase | string>> = {
  ...languageNames, ...profileNames,
  ...Object.fromEntries(Object.entries(accessPhrases).flatMap(([key, phrase]) => key.startsWith('role.') ? [[key.slice('role.'.length), phrase]] : [])),
}
/** The word for one of the things that a setting can be chosen from. */
export function optionWord(value: string): Phrase | string {
  return known[value] ?? value
}

type Value = SettingRow['value']
/** A value as its row shows it; secrets say only whether there is one. */
export function valueWords(t: Say, code: SettingCode, value: Value, state: SettingRow['state']): string {
  const setting = settingOf(code)
  if (setting.kind === 'secret') return t(state === 'unreadable' ? phrases.unreadable : state === 'usual' ? phrases.notSet : phrases.isSet)
  if (typeof value === 'boolean') return t(value ? phrases.yes : phrases.no)
  if (typeof value === 'number') return String(value)
  if (setting.kind === 'texts') return textsWords(t, value as string[])
  if (Array.isArray(value)) return value.length === 0 ? t(phrases.nobody) : value.map((entry) => t(optionWord(entry))).join(t(['; ', '、', '、']))
  if (typeof value === 'object' && value !== null) return t(phrases.withDecimals, value)
  return value === '' || value === null ? t(phrases.notSet) : t(optionWord(value))
}

const longestShown = 60
function textsWords(t: Say, texts: readonly string[]): string {
  const written = texts.find((text) => text !== '')
  if (written === undefined) return t(phrases.notSet)
  return written.length > longestShown ? `${written.slice(0, longestShown)}… (${t(phrases.characters, { count: written.length })})` : written
}
