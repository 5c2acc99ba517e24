import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kit/server/database.ts'
import { open } from '#kit/server/secrets.ts'
import { settings, type SettingCode, type ValueOf } from './rules/settings.ts'

/** Settings that the environment of the process fixes, by code; kept at its start. */
let fixed: Readonly<Record<string, string>> = {}
export function keepFixedSettings(given: Readonly<Record<string, string>>): void {
  fixed = given
}
export function isFixed(code: SettingCode): boolean {
  return Object.hasOwn(fixed, code)
}

/** Several settings at once, each as it holds now: fixed by the environment, else as it was set, else the usual. */
export async function readSettings<const Code extends SettingCode>(reader: Reader, codes: readonly Code[]): Promise<{ [C in Code]: ValueOf<C> }> {
  const { rows } = await sql<{ key: string; value: unknown }>`select key, value from platform_settings where key = any(${[...codes]}::text[])`.execute(reader)
  const stored = new Map(rows.map(({ key, value }) => [key, value]))
  return Object.fromEntries(codes.map((code) => [code, valueOf(code, stored.get(code))])) as { [C in Code]: ValueOf<C> }
}

export async function readSetting<const Code extends SettingCode>(reader: Reader, code: Code): Promise<ValueOf<Code>> {
  return (await readSettings(reader, [code]))[code]
}

function valueOf(code: SettingCode, stored: unknown): unknown {
  if (isFixed(code)) return fixed[code]
  if (stored === undefined) return settings[code].usual
  if (settings[code].kind !== 'secret') return stored
  return open((stored as { sealed: string }).sealed, sealingPurpose) ?? ''
}

export const sealingPurpose = 'setting'

/** A whole number among the settings, inside another statement. */
export function wholeSetting(code: { [C in SettingCode]: ValueOf<C> extends number ? C : never }[SettingCode]): RawBuilder<number> {
  return sql<number>`coalesce((select (setting.value #>> '{}')::int from platform_settings setting where setting.key = ${sql.lit(code)}), ${sql.lit(settings[code].usual)}::int)`
}
