import { useQueryClient } from '@tanstack/react-query'
import type { Minor } from '#kit/pure/money.ts'
import { formatMoney } from '#kit/pure/money.ts'
import type { AnswerOf } from '#kit/pure/contract.ts'
import { ConfirmButton } from '#kit/web/ConfirmDialog.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { useAct } from '#kit/web/query.ts'
import { sessionQuery } from '#kit/web/session.ts'
import { usePriceFormats } from '#modules/prices/pages/parts/use-prices.ts'
import type { Currency } from '#modules/prices/rules/currency.ts'
import type { placeOrder, WantedProduct } from '../../order-contract.ts'
import { placePhrases as phrases } from './place-phrases.ts'

/** The most products that one order takes. */
const mostProducts = 50

export type OrderPlaced = AnswerOf<typeof placeOrder>
type PlaceProps = { readonly products: readonly WantedProduct[]; readonly total: Minor; readonly isComplete: boolean; readonly currency: Currency; readonly onPlaced: (order: OrderPlaced) => void }

/** Places what is in the cart for the amount that is shown; if it changed meanwhile, everything is read anew and said (O9). */
export function PlaceOrder({ products, total, isComplete, currency, onPlaced }: PlaceProps) {
  const t = useSay()
  const { amount } = usePriceFormats(currency)
  const client = useQueryClient()
  const place = useAct<typeof placeOrder>('POST /orders', { isQuiet: true, onDone: onPlaced })
  const confirm = async () => {
    try {
      await place.mutateAsync({ body: { products: [...products], shownTotal: formatMoney(total, currency.decimals) } })
    } catch (problem) {
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
      throw problem
    }
  }
  if (!isComplete) return <span>{t(phrases.incomplete)}</span>
  if (products.length > mostProducts) return <span>{t(phrases.tooMany, { limit: mostProducts })}</span>
  return <ConfirmButton variant="filled" verb={phrases.place} title={phrases.title} text={t(phrases.text, { count: products.length, total: amount(total) })} onConfirm={confirm} />
}
