import { formatMoney, parseMoney } from '#kit/pure/money.ts'
import type { FieldError } from '#kit/pure/refusal.ts'
import { signsIn } from '#kit/pure/text.ts'
import { hasFormat } from './formats.ts'
import { settingOf, type Setting, type SettingCode } from './settings.ts'

/**
 * Whether a value may stand for a setting (chapter 8, platform settings), and how it is kept: trimmed, lists in their
 * own order without repeats, amounts with the currency's decimals. An empty value is none: whoever wants the usual one
 * back says so instead of writing nothing.
 */
export type Checked = { readonly value: unknown } | { readonly errors: readonly FieldError[] }
export type SettingContext = { readonly currencyDecimals: number }

const wrong = (code: string, facts: FieldError['facts'] = {}, path = 'value'): Checked => ({ errors: [{ path, code, facts }] })

export function checkSetting(code: SettingCode, given: unknown, context: SettingContext): Checked {
  const setting = settingOf(code)
  switch (setting.kind) {
    case 'text': case 'secret': return checkText(setting, given)
    case 'texts': return checkTexts(setting, given)
    case 'whole': return checkWhole(setting, given)
    case 'switch': return typeof given === 'boolean' ? { value: given } : wrong('field.type')
    case 'choice': return setting.of.includes(given as string) ? { value: given } : wrong('field.not_an_option')
    case 'choices': return checkChoices(setting, given)
    case 'month': return typeof given === 'string' && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(given) ? { value: given } : wrong('setting.not_a_month')
    case 'amount': return checkAmount(given, context)
    case 'currency': return checkCurrency(given)
  }
}

type Of<Kind extends Setting['kind']> = Extract<Setting, { readonly kind: Kind }>

function checkText(setting: Of<'text' | 'secret'>, given: unknown): Checked {
  if (typeof given !== 'string') return wrong('field.type')
  const text = given.trim()
  if (text === '') return wrong('field.required')
  if (signsIn(text) > setting.longest) return wrong('field.too_long', { limit: setting.longest })
  if (hasControl(text)) return wrong('field.characters')
  return setting.format === undefined || hasFormat(setting.format, text) ? { value: text } : wrong(`setting.not_${setting.format}`)
}

/** A text may be missing in a language, not in all: readers then see another of the three. */
function checkTexts({ longest }: Of<'texts'>, given: unknown): Checked {
  if (!Array.isArray(given) || given.length !== 3 || given.some((text) => typeof text !== 'string')) return wrong('field.type')
  const texts = (given as string[]).map((text) => text.replaceAll('\r\n', '\n').trim())
  if (texts.every((text) => text === '')) return wrong('field.required')
  const errors = texts.flatMap((text, index): FieldError[] => {
    if (signsIn(text) > longest) return [{ path: `value/${index}`, code: 'field.too_long', facts: { limit: longest } }]
    return hasControl(text.replaceAll(/[\n\t]/g, '')) ? [{ path: `value/${index}`, code: 'field.characters' }] : []
  })
  return errors.length > 0 ? { errors } : { value: texts }
}

function checkWhole({ least, most }: Of<'whole'>, given: unknown): Checked {
  if (typeof given !== 'number' || !Number.isInteger(given)) return wrong('field.type')
  if (given < least) return wrong('field.too_small', { limit: least })
  return given > most ? wrong('field.too_large', { limit: most }) : { value: given }
}

function checkChoices({ of, least }: Of<'choices'>, given: unknown): Checked {
  if (!Array.isArray(given)) return wrong('field.type')
  if (given.some((entry) => !of.includes(entry as string))) return wrong('field.not_an_option')
  const value = of.filter((entry) => given.includes(entry))
  return value.length < least ? wrong('field.too_few', { limit: least }) : { value }
}

/** `250.5` is kept as `250.50`; 0 is an amount. */
function checkAmount(given: unknown, { currencyDecimals }: SettingContext): Checked {
  if (typeof given !== 'string' || !/^\d{1,12}(\.\d{1,6})?$/.test(given.trim())) return wrong('setting.not_an_amount')
  try {
    return { value: formatMoney(parseMoney(given.trim(), currencyDecimals), currencyDecimals) }
  } catch {
    return wrong('setting.too_many_decimals', { limit: currencyDecimals })
  }
}

const mostDecimals = 4
/** As the readers of prices take it: three capital letters, at most four decimals. */
function checkCurrency(given: unknown): Checked {
  if (typeof given !== 'object' || given === null) return wrong('field.type')
  const { code, decimals } = given as { code?: unknown; decimals?: unknown }
  if (typeof code !== 'string' || !/^[A-Z]{3}$/.test(code.trim())) return wrong('setting.not_a_currency', {}, 'value/code')
  if (typeof decimals !== 'number' || !Number.isInteger(decimals) || decimals < 0) return wrong('field.too_small', { limit: 0 }, 'value/decimals')
  return decimals > mostDecimals ? wrong('field.too_large', { limit: mostDecimals }, 'value/decimals') : { value: { code: code.trim(), decimals } }
}

/** Line breaks in a header, escapes in a log: nobody types them (C-C3). */
function hasControl(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are exactly the characters to refuse
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(text)
}
