import { useSay } from '#kit/web/i18n.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { ProductRow } from '../../contract.ts'
import { orderPagePhrases as phrases } from './page-phrases.ts'
import classes from './orders.module.css'

/** Start or expiry of a product; before the delivery and after a cancellation the words of O7 stand there. */
export function ProductTime({ product, which }: { readonly product: Pick<ProductRow, 'startsAt' | 'expiresAt' | 'wasCancelled'>; readonly which: 'startsAt' | 'expiresAt' }) {
  const t = useSay()
  if (product.wasCancelled) return <span className={classes.later}>{t(phrases.wasCancelled)}</span>
  const moment = product[which]
  return moment === null ? <span className={classes.later}>{t(phrases.afterDelivery)}</span> : <MomentText moment={moment} />
}
