import { formatMoney } from '#kit/pure/money.ts'
import type { FieldError } from '#kit/pure/refusal.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import { checkFinalPrice } from './rules/set-price.ts'

/** A final price with the currency's decimals, or what is wrong with it (S2). */
export function checkedPrice(text: string, { decimals }: Currency): { readonly amount: string; readonly errors: readonly FieldError[] } {
  const checked = checkFinalPrice(text, decimals)
  if ('value' in checked) return { amount: formatMoney(checked.value, decimals), errors: [] }
  const { code, ...facts } = checked
  return { amount: '', errors: [{ path: 'finalPrice', code, facts }] }
}
