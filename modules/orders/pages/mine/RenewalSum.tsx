import type { AnswerOf } from '#kit/pure/contract.ts'
import { useSay } from '#kit/web/i18n.tsx'
import { useRead } from '#kit/web/query.ts'
import { Money, MomentText } from '#kit/web/Values.tsx'
import type { readMyPoints } from '#modules/points/contract.ts'
import type { ProductRow } from '../../contract.ts'
import type { quoteRenewal } from '../../order-contract.ts'
import { rewardDaysOf, termOf } from '../../rules/duration.ts'
import { isLess, sumOf } from '../parts/amounts.ts'
import { minePhrases as phrases } from './mine-phrases.ts'
import classes from '../parts/orders.module.css'

export type QuotedRenewal = { readonly product: Pick<ProductRow, 'id' | 'number' | 'name' | 'version' | 'expiresAt'>; readonly quote: AnswerOf<typeof quoteRenewal> }

/** The sum of what is renewed, each product's part of it, and until when it runs then. */
export function RenewalSum({ quoted }: { readonly quoted: readonly QuotedRenewal[] }) {
  const t = useSay()
  const points = useRead<typeof readMyPoints>('GET /points/mine')
  const total = sumOf(quoted.map(({ quote }) => quote.payable))
  const balance = points.data?.balance
  const isShort = balance !== undefined && isLess(balance, total)
  return (
    <div className={classes.stack}>
      <div>
        <p className={classes.dimmed}>{t(phrases.payable)}</p>
        <p className={classes.result}><Money amount={total} symbol="" /></p>
        {balance !== undefined && <p className={classes.small}>{t(phrases.balance)}{' '}<Money amount={balance} symbol="" /></p>}
      </div>
      {isShort && <p className={classes.text} role="alert"><strong>{t(phrases.tooFew)}</strong></p>}
      {quoted.map((renewal) => <Part key={renewal.product.id} {...renewal} isNamed={quoted.length > 1} />)}
    </div>
  )
}

function Part({ product, quote, isNamed }: QuotedRenewal & { readonly isNamed: boolean }) {
  const t = useSay()
  const { months, rewardDays, payable, originalPrice, discountPercent, how } = quote
  const extra = rewardDaysOf(months, rewardDays)
  return (
    <div>
      {isNamed && <p className={classes.text}><strong>{product.name}</strong> <span className={classes.small}>{product.number}</span></p>}
      <dl className={classes.sum}>
        {isNamed && <><dt>{t(phrases.payable)}</dt><dd><Money amount={payable} symbol="" /></dd></>}
        {discountPercent !== 100 && <><dt>{t(phrases.original)}</dt><dd><Money amount={originalPrice} symbol="" /></dd></>}
        {discountPercent !== 100 && <><dt>{t(phrases.discount)}</dt><dd>{t(phrases.discountPercent, { percent: discountPercent })}</dd></>}
        {extra > 0 && <><dt>{t(phrases.rewardDays)}</dt><dd>{extra}</dd></>}
        {how === 'before_expiry' && product.expiresAt !== null && (
          <><dt>{t(phrases.newExpiry)}</dt><dd><MomentText moment={termOf(new Date(product.expiresAt), months, rewardDays).expiresAt.toISOString()} /></dd></>
        )}
      </dl>
      {how === 'after_expiry' && <p className={classes.small}>{t(phrases.afterUnlocking)}</p>}
    </div>
  )
}
