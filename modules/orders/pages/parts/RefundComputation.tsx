import { useSay } from '#kit/web/i18n.tsx'
import { DayText, Money } from '#kit/web/Values.tsx'
import type { Static } from 'typebox'
import type { Refund } from '../../contract.ts'
import { orderActPhrases as phrases } from './act-phrases.ts'
import { orderPagePhrases } from './page-phrases.ts'
import classes from './orders.module.css'

/** What comes back, and how it is computed (O2), before anybody confirms. */
export function RefundComputation({ refund }: { readonly refund: Static<typeof Refund> }) {
  const t = useSay()
  const isByDays = refund.rule === 'by_days'
  return (
    <div className={classes.stack}>
      <div>
        <p className={classes.dimmed}>{t(phrases.pointsBack)}</p>
        <p className={classes.result}><Money amount={refund.refund} symbol="" /></p>
      </div>
      {refund.rule === 'nothing_charged' ? <p className={classes.text}>{t(phrases.nothingBack)}</p> : (
        <dl className={classes.sum}>
          <dt>{t(orderPagePhrases.productPrice)}</dt><dd><Money amount={refund.payable} symbol="" /></dd>
          {isByDays && <><dt>{t(orderPagePhrases.originalPrice)}</dt><dd><Money amount={refund.originalPrice} symbol="" /></dd></>}
          <dt>{t(orderPagePhrases.charged)}</dt><dd><Money amount={refund.charged} symbol="" /></dd>
          <dt>{t(orderPagePhrases.returned)}</dt><dd><Money amount={refund.returned} symbol="" /></dd>
          {isByDays && <><dt>{t(phrases.usedDays)}</dt><dd>{t(phrases.usedOfPurchased, { used: refund.usedDays, purchased: refund.purchasedDays })}</dd></>}
          {isByDays && <><dt>{t(phrases.countsDay)}</dt><dd><DayText day={refund.day} /></dd></>}
        </dl>
      )}
      {refund.rule !== 'nothing_charged' && refund.explanation !== '' && <p className={classes.text}>{refund.explanation}</p>}
    </div>
  )
}
