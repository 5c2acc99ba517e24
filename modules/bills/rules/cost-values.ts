/**
 * How providers write values in their FOCUS files (B10): numbers, moments and tags, each read exactly or not at all.
 * What means "nothing" is written as an empty value, `NULL`, `null` or `N/A`.
 */

/** `NULL` → ''. */
export function textIn(value: string): string {
  const text = value.trim()
  return /^(null|nil|none|n\/a)$/i.test(text) || text === '\\N' ? '' : text
}

/** As many decimals as are kept: doubles that a provider wrote out in full fit. */
const mostDecimals = 30
/** Whole digits of one row's cost. */
const mostDigits = 12

/**
 * An exact decimal as PostgreSQL reads it: `1,234.50` → `1234.5`, `-1.25E-7` → `-0.000000125`, `+.5` → `0.5`. Undefined for
 * what is no number, needs more than 30 decimals or reaches a billion thousands. No float is ever in between.
 */
export function decimalIn(value: string): string | undefined {
  const found = /^([-+]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?$/.exec(value.trim())
  if (!found) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = found
  const digits = whole.replaceAll(',', '') + fraction
  if (digits === '') return undefined
  const decimals = fraction.length - Number(exponent)
  const padded = decimals > 0 ? digits.padStart(decimals + 1, '0') : digits + '0'.repeat(Math.min(-decimals, 400))
  const point = padded.length - Math.max(decimals, 0)
  const left = padded.slice(0, point).replace(/^0+(?=.)/, ''), right = padded.slice(point).replace(/0+$/, '')
  if (right.length > mostDecimals || left.length > mostDigits) return undefined
  const size = right === '' ? left : `${left}.${right}`
  return sign === '-' && size !== '0' ? `-${size}` : size
}

/**
 * A moment as milliseconds: RFC 3339, the same with a space, a day alone, or the American `03/31/2026`; without a zone it is
 * in UTC, as FOCUS has it. Undefined for everything else.
 */
export function momentIn(value: string): number | undefined {
  const text = value.trim().replace(/ ?UTC$/i, 'Z')
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(.*)$/.exec(text)
  const ordered = american ? `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}${american[4]}` : text
  const found = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)? ?(Z|[-+]\d{2}:?\d{2})?$/i.exec(ordered)
  if (!found) return undefined
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', , zone = 'Z'] = found
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes), Number(seconds))
  if (new Date(ms).getUTCDate() !== Number(day) || Number(month) > 12 || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  return ms - offsetMinutes(zone) * 60_000
}

function offsetMinutes(zone: string): number {
  if (/^z$/i.test(zone)) return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return zone.startsWith('-') ? -minutes : minutes
}

export type Tags = Readonly<Record<string, string>>
/** Under this name stands a cell that is in none of the known forms: nothing of it is lost, and a rule can name it. */
export const unreadTag = 'Tags'

/**
 * The tags of a row: a JSON object (with double or single quotes, with or without braces), a list of `{"key", "value"}`,
 * `{key=value, key=value}`, `key=value;key=value`, or `key:a value:b; key:c value:d`.
 */
export function tagsIn(value: string): Tags {
  const text = textIn(value)
  if (/^(\{\s*\}|\[\s*\])?$/.test(text)) return {}
  return fromJson(text) ?? fromJson(`{${text}}`) ?? fromSingleQuotes(text) ?? fromKeyValue(text) ?? fromEqualSigns(text) ?? { [unreadTag]: text }
}

function fromJson(text: string): Tags | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    if (!Array.isArray(parsed)) return typeof parsed === 'object' && parsed !== null ? tagsOf(Object.entries(parsed)) : undefined
    const entries = parsed as (Record<string, unknown> | null)[]
    return entries.every((entry) => typeof entry?.['key'] === 'string') ? tagsOf(entries.map((entry) => [entry!['key'] as string, entry!['value']])) : undefined
  } catch {
    // No JSON, or nested deeper than can be written again.
    return undefined
  }
}

/** A tag without a value has the empty one; signs that cannot be stored are left out. */
function tagsOf(entries: readonly (readonly [string, unknown])[]): Tags {
  const shown = (value: unknown) => typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
  const storable = (text: string) => text.replaceAll('\u0000', '').toWellFormed()
  return Object.fromEntries(entries.map(([name, value]) => [storable(name), storable(shown(value))]).filter(([name]) => name !== ''))
}

const singleQuoted = String.raw`'((?:[^'\\]|\\.)*)'`
function fromSingleQuotes(text: string): Tags | undefined {
  const inner = /^\{?(.*?)\}?$/s.exec(text)![1]!
  const pair = String.raw`\s*${singleQuoted}\s*:\s*(?:${singleQuoted}|None)\s*`
  if (!new RegExp(`^${pair}(?:,${pair})*$`, 's').test(inner)) return undefined
  const plain = (part: string | undefined) => (part ?? '').replaceAll(/\\(.)/gs, '$1')
  return tagsOf([...inner.matchAll(new RegExp(pair, 'gs'))].map(([, name, found]) => [plain(name), plain(found)]))
}

function fromKeyValue(text: string): Tags | undefined {
  const parts = text.split(';').map((part) => part.trim()).filter((part) => part !== '')
  const found = parts.map((part) => /^key:(.*?) value:(.*)$/s.exec(part))
  return found.every((match) => match !== null) ? tagsOf(found.map((match) => [match[1]!.trim(), match[2]!.trim()])) : undefined
}

function fromEqualSigns(text: string): Tags | undefined {
  const isBraced = /^\{.*\}$/s.test(text)
  const parts = (isBraced ? text.slice(1, -1) : text).split(isBraced || !text.includes(';') ? ',' : ';').map((part) => part.trim()).filter((part) => part !== '')
  const found = parts.map((part) => /^([^=]+)=(.*)$/s.exec(part))
  return found.length > 0 && found.every((match) => match !== null) ? tagsOf(found.map((match) => [match[1]!.trim(), match[2]!.trim()])) : undefined
}
