import { isDeepStrictEqual } from 'node:util'
import { invalid, refuse } from '#kit/pure/refusal.ts'
import type { Reader } from '#kit/server/database.ts'
import type { SettingConsequence, SettingQuestion } from '../offers.ts'
import { checkSetting } from '../rules/setting-value.ts'
import type { SettingCode } from '../rules/settings.ts'
import { readSetting, readSettings } from '../store.ts'

/** The value as it is kept, or what is wrong with it at its field. */
export async function acceptedValue(reader: Reader, code: SettingCode, value: unknown): Promise<unknown> {
  const { decimals } = await readSetting(reader, 'currency')
  const checked = checkSetting(code, value, { currencyDecimals: decimals })
  if ('errors' in checked) throw invalid(checked.errors)
  return checked.value
}

/** What the other settings and the modules' records forbid; the value that holds anyway is never forbidden. */
export async function guardAgainstRecords(reader: Reader, code: SettingCode, value: unknown, questions: readonly SettingQuestion[]): Promise<void> {
  if (isDeepStrictEqual(await readSetting(reader, code), value)) return
  await guardLanguages(reader, code, value)
  for (const { ask } of questions.filter(({ setting, forbids }) => setting === code && forbids)) {
    const hindrance = await ask(reader, value)
    if (hindrance) throw refuse(hindrance.code, { ...hindrance.facts })
  }
}

export async function consequencesOf(reader: Reader, code: SettingCode, value: unknown, questions: readonly SettingQuestion[]): Promise<SettingConsequence[]> {
  const told: SettingConsequence[] = []
  for (const { ask } of questions.filter(({ setting, forbids }) => setting === code && !forbids)) {
    const consequence = await ask(reader, value)
    if (consequence) told.push(consequence)
  }
  return told
}

/** The default language is one of those that are offered. */
async function guardLanguages(reader: Reader, code: SettingCode, value: unknown): Promise<void> {
  if (code !== 'language.default' && code !== 'language.offered') return
  const { 'language.default': preset, 'language.offered': offered } = { ...await readSettings(reader, ['language.default', 'language.offered']), [code]: value } as { 'language.default': string; 'language.offered': readonly string[] }
  if (!offered.includes(preset)) throw refuse('setting.default_not_offered')
}
