import type { Reader } from '#kit/server/database.ts'
import type { SettingCode } from './rules/settings.ts'

export { readLook } from './look-store.ts'
export { choicesSetting, keepFixedSettings, readSetting, readSettings, wholeSetting } from './store.ts'

/** What follows from a value, as a phrase with its facts. */
export type SettingConsequence = { readonly code: string; readonly facts: Readonly<Record<string, string | number>> }

/**
 * A question to the modules above: what do your records say to this value of a setting? A consequence is told before
 * confirming; with `forbids` it is a refusal, also when the setting is changed. Joined in `app/modules.server.ts`.
 */
export type SettingQuestion = {
  readonly setting: SettingCode
  readonly forbids?: true
  /** Inside the transaction of the change, or before it for the preview. */
  readonly ask: (reader: Reader, value: unknown) => Promise<SettingConsequence | undefined>
}
