import { formatAmount } from '#kit/web/formats.ts'
import kit from '#kit/web/kit.module.css'

/** An exact cost in the provider's currency, grouped; all its decimals are shown. */
export function Cost({ cost, currency }: { readonly cost: string; readonly currency: string }) {
  return <span className={kit['amount']}>{formatAmount(cost, '')} {currency}</span>
}

/** `2026-01`, or from the first to the last. */
export function monthsText({ firstMonth, lastMonth }: { readonly firstMonth: string; readonly lastMonth: string }): string {
  return firstMonth === lastMonth ? firstMonth : `${firstMonth} – ${lastMonth}`
}
