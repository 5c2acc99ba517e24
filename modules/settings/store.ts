import { sql, type RawBuilder } from 'kysely'
import { refuse } from '#kit/pure/refusal.ts'
import type { Reader, Tx } from '#kit/server/database.ts'
import { open, seal } from '#kit/server/secrets.ts'
import { settingOf, settings, type SettingCode, type ValueOf } from './rules/settings.ts'

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

/** What holds, of what is stored (undefined: nobody set it). */
export function valueOf(code: SettingCode, stored: unknown): unknown {
  if (isFixed(code)) return fixed[code]
  if (stored === undefined) return settings[code].usual
  return settings[code].kind === 'secret' ? unsealed(stored) ?? '' : stored
}

export const sealingPurpose = 'setting'
/** Undefined where it was sealed with another key. */
export function unsealed(stored: unknown): string | undefined {
  return open((stored as { sealed: string }).sealed, sealingPurpose)
}

/** A choice of several among the settings, as a text array inside another statement. */
export function choicesSetting(code: { [C in SettingCode]: (typeof settings)[C]['kind'] extends 'choices' ? C : never }[SettingCode]): RawBuilder<string[]> {
  return sql<string[]>`array(select jsonb_array_elements_text(setting.value) from platform_settings setting where setting.key = ${sql.lit(code)})`
}

/** A whole number among the settings, inside another statement. */
export function wholeSetting(code: { [C in SettingCode]: ValueOf<C> extends number ? C : never }[SettingCode]): RawBuilder<number> {
  return sql<number>`coalesce((select (setting.value #>> '{}')::int from platform_settings setting where setting.key = ${sql.lit(code)}), ${sql.lit(settings[code].usual)}::int)`
}

// ---- for the page of settings ----

/** `stored` is what stands in the row, secrets sealed. */
export type StoredSetting = { readonly code: SettingCode; readonly stored: unknown; readonly changedAt: Date; readonly changedById: string | null; readonly changedByName: string | null }

export async function readStored(reader: Reader, codes: readonly SettingCode[]): Promise<Map<SettingCode, StoredSetting>> {
  const { rows } = await sql<StoredSetting>`
    select s.key as code, s.value as stored, s.changed_at as "changedAt", s.changed_by::text as "changedById", a.display_name as "changedByName"
    from platform_settings s left join accounts a on a.id = s.changed_by where s.key = any(${[...codes]}::text[])`.execute(reader)
  return new Map(rows.map((row) => [row.code, row]))
}

/** Two who change settings wait for each other, since some must fit together (languages). */
export async function lockSettings(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('settings.change', 0))`.execute(tx)
}

type Change = { readonly changedAt: string | null; readonly by: string; readonly now: Date }
/** Moments outside are exact to the millisecond. */
const readAt = (changedAt: Date) => sql`date_trunc('milliseconds', changed_at) = ${changedAt}`

/** In place of what was read at `changedAt` (null: nothing); secrets are sealed. */
export async function writeSetting(tx: Tx, code: SettingCode, value: unknown, { changedAt, by, now }: Change): Promise<void> {
  const seenAt = changedAt === null ? null : new Date(changedAt)
  if (seenAt && Number.isNaN(seenAt.getTime())) throw refuse('conflict.stale')
  const stored = JSON.stringify(settingOf(code).kind === 'secret' ? { sealed: seal(value as string, sealingPurpose) } : value)
  const { numAffectedRows } = seenAt === null
    ? await sql`insert into platform_settings (key, value, changed_at, changed_by) values (${code}, ${stored}::jsonb, ${now}, ${by}) on conflict do nothing`.execute(tx)
    : await sql`update platform_settings set value = ${stored}::jsonb, changed_at = ${now}, changed_by = ${by} where key = ${code} and ${readAt(seenAt)}`.execute(tx)
  if (numAffectedRows !== 1n) throw refuse('conflict.stale')
}

export async function removeSetting(tx: Tx, code: SettingCode): Promise<void> {
  await sql`delete from platform_settings where key = ${code}`.execute(tx)
}
