import { formatAmount } from '#kit/web/formats.ts'
import { useSay } from '#kit/web/i18n.tsx'
import type { Points } from '../../contract.ts'
import { pointsPagePhrases as phrases } from './page-phrases.ts'
import classes from './points.module.css'

/** The number that matters, larger than its words. */
export function Balance({ points: { balance, currency } }: { readonly points: Points }) {
  const t = useSay()
  return (
    <>
      <p className={classes.balance}>{t(phrases.unit, { amount: formatAmount(balance, '') })}</p>
      <p className={classes.small}>{t(phrases.worth, { currency: currency.code })}</p>
    </>
  )
}
