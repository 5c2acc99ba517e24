import { platformZone } from '#kit/pure/time.ts'
import type { Language } from '#kit/pure/register.ts'

/** Numbers, money, days and moments as people of a language write them; times are the platform's (chapter 10). */
export type Formats = {
  /** `"1234.50"` → `¥1,234.50`; the digits are never turned into a float (P6). */
  readonly money: (amount: string, symbol?: string) => string
  readonly number: (value: number) => string
  /** RFC 3339 → `2026-03-05 14:30`. */
  readonly moment: (moment: string) => string
  /** `2026-03-05` → `2026-03-05`, `5 Mar 2026`. */
  readonly day: (day: string) => string
  readonly bytes: (size: number) => string
}

const locale: Record<Language, string> = { en: 'en-GB', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' }
const made = new Map<Language, Formats>()

export function formatsFor(language: Language): Formats {
  let formats = made.get(language)
  if (!formats) made.set(language, formats = makeFormats(language))
  return formats
}

function makeFormats(language: Language): Formats {
  const number = new Intl.NumberFormat(locale[language], { maximumFractionDigits: 6 })
  const isEnglish = language === 'en'
  const date = isEnglish ? { day: 'numeric', month: 'short', year: 'numeric' } as const : { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  // The Swedish way of writing is ISO's: what Chinese offices use in tables.
  const style = isEnglish ? 'en-GB' : 'sv-SE'
  const day = new Intl.DateTimeFormat(style, { ...date, timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(style, { ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: platformZone })
  return {
    money: (amount, symbol = '¥') => formatAmount(amount, symbol),
    number: (value) => number.format(value),
    moment: (text) => moment.format(new Date(text)),
    day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    bytes: (size) => size < 1024 ? `${size} B` : size < 1024 * 1024 ? `${number.format(Math.round(size / 102.4) / 10)} KB` : `${number.format(Math.round(size / 104_857.6) / 10)} MB`,
  }
}

export function formatAmount(amount: string, symbol: string): string {
  const [, sign = '', whole = amount, fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(amount) ?? []
  return `${sign ? '−' : ''}${symbol}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`
}
