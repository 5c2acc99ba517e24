import type { Static } from 'typebox'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { Money } from '#kit/web/Values.tsx'
import type { ChangeQuote } from '../../contract.ts'
import { changePhrases as phrases } from './change-phrases.ts'
import classes from '../parts/orders.module.css'

type Quote = Omit<Static<typeof ChangeQuote>, 'content' | 'discountPercent'>

const isZero = (amount: string) => /^-?0+(\.0+)?$/.test(amount)

/** What another configuration costs or gives back, and how it is computed (O11). */
export function DifferenceSum({ quote }: { readonly quote: Quote }) {
  const t = useSay()
  const { money } = useFormats()
  const { payableBefore, payableAfter, difference, remainingDays, purchasedDays } = quote
  const isBack = difference.startsWith('-')
  const plain = (amount: string) => money(amount, '')
  return (
    <div className={classes.stack}>
      {isZero(difference) ? <p className={classes.text}><strong>{t(phrases.nothing)}</strong></p> : (
        <div>
          <p className={classes.dimmed}>{t(isBack ? phrases.comesBack : phrases.toPay)}</p>
          <p className={classes.result}><Money amount={isBack ? difference.slice(1) : difference} symbol="" /></p>
        </div>
      )}
      <dl className={classes.sum}>
        <dt>{t(phrases.payableBefore)}</dt><dd><Money amount={payableBefore} symbol="" /></dd>
        <dt>{t(phrases.payableAfter)}</dt><dd><Money amount={payableAfter} symbol="" /></dd>
        <dt>{t(phrases.remaining)}</dt><dd>{t(phrases.remainingOf, { remaining: remainingDays, purchased: purchasedDays })}</dd>
      </dl>
      <p className={classes.text}>{t(phrases.computation, { after: plain(payableAfter), before: plain(payableBefore), remaining: remainingDays, purchased: purchasedDays, difference: plain(difference) })}</p>
      <p className={classes.small}>{t(phrases.asOfToday)}</p>
    </div>
  )
}
