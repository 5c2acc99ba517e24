import { formatAmount } from '#kit/web/formats.ts'

/** `"1234.50"` → `+1,234.50`, `"-5.00"` → `−5.00`: every entry says which way it went. */
export function signed(amount: string): string {
  return amount.startsWith('-') ? formatAmount(amount, '') : `+${formatAmount(amount, '')}`
}
