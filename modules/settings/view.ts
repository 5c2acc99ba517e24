import type { Reader } from '#kit/server/database.ts'
import type { PlatformLogo, SettingRow } from './contract.ts'
import { readLogo, type LogoRow } from './logo-store.ts'
import { settingCodes, settingOf, type SettingCode } from './rules/settings.ts'
import { isFixed, readStored, unsealed, valueOf, type StoredSetting } from './store.ts'

export async function settingRow(reader: Reader, code: SettingCode): Promise<SettingRow> {
  return rowOf(code, (await readStored(reader, [code])).get(code))
}

export async function settingRows(reader: Reader): Promise<SettingRow[]> {
  const stored = await readStored(reader, settingCodes)
  return settingCodes.map((code) => rowOf(code, stored.get(code)))
}

/** Secrets are never part of an answer: only whether there is one. */
function rowOf(code: SettingCode, row: StoredSetting | undefined): SettingRow {
  const isSecret = settingOf(code).kind === 'secret'
  return {
    code, value: isSecret ? null : valueOf(code, row?.stored) as SettingRow['value'],
    state: isFixed(code) ? 'fixed' : !row ? 'usual' : isSecret && unsealed(row.stored) === undefined ? 'unreadable' : 'set',
    changedAt: row?.changedAt.toISOString() ?? null, changedBy: byWhom(row),
  }
}

function byWhom(row: Pick<StoredSetting, 'changedById' | 'changedByName'> | undefined): SettingRow['changedBy'] {
  return row && row.changedById !== null && row.changedByName !== null ? { id: row.changedById, name: row.changedByName } : null
}

export async function logoOf(reader: Reader): Promise<PlatformLogo | null> {
  const row: LogoRow | undefined = await readLogo(reader)
  return row ? { sha256: row.sha256, changedAt: row.changedAt.toISOString(), changedBy: byWhom(row) } : null
}
