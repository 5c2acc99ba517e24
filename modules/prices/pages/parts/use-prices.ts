import { useMemo } from 'react'
import { formatMoney } from '#kit/pure/money.ts'
import { useFormats } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import type { readCurrentPrices } from '../../contract.ts'
import { currencySymbol, type Currency } from '../../rules/currency.ts'
import { priceBook, priceDecimals, type Micro, type PriceBook } from '../../rules/price.ts'
import { priceText } from '../../rules/price-text.ts'

export type Prices = { readonly book: PriceBook; readonly currency: Currency; readonly day: string }

/** Today's price list, for the rule that the server uses too; undefined while it is on its way. */
export function usePrices(): { readonly prices: Prices | undefined; readonly isFailed: boolean } {
  const { data, isError } = useRead<typeof readCurrentPrices>('GET /unit-prices/current')
  const prices = useMemo(() => data && { book: priceBook(data.items), currency: data.currency, day: data.day }, [data])
  return { prices, isFailed: isError && !prices }
}

/** Amounts and unit prices as the reader writes them. */
export function usePriceFormats({ code, decimals }: Currency) {
  const { money } = useFormats()
  const symbol = currencySymbol(code)
  return {
    amount: (minor: bigint) => money(formatMoney(minor, decimals), symbol),
    unitPrice: (price: Micro) => money(priceText(formatMoney(price, priceDecimals), decimals), symbol),
  }
}
