/** The currency of the platform (P6): a setting, since its decimals decide what is rounded to what. */
export type Currency = { readonly code: string; readonly decimals: number }

export const usualCurrency: Currency = { code: 'CNY', decimals: 2 }

const symbols: Readonly<Record<string, string>> = { CNY: '¥', TWD: 'NT$', HKD: 'HK$', USD: 'US$', EUR: '€' }

/** What stands before an amount; an unknown currency is named by its code. */
export function currencySymbol(code: string): string {
  return symbols[code] ?? `${code} `
}

/** The setting as it is stored; anything that is no currency is the usual one. */
export function currencyIn(value: unknown): Currency {
  if (typeof value !== 'object' || value === null) return usualCurrency
  const { code, decimals } = value as Partial<Currency>
  const isOne = typeof code === 'string' && /^[A-Z]{3}$/.test(code) && typeof decimals === 'number' && Number.isInteger(decimals) && decimals >= 0 && decimals <= 4
  return isOne ? { code, decimals } : usualCurrency
}
