import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { meets } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import type { readMyPoints } from '#modules/points/contract.ts'
import type { Product } from '../../contract.ts'
import { isLess } from '../parts/amounts.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { changePhrases as phrases } from './change-phrases.ts'
import { DifferenceSum } from './DifferenceSum.tsx'
import type { ShownQuote } from './use-change-quote.ts'
import classes from '../parts/orders.module.css'

/** What changes, what it costs as of today, and for the member whether the points are enough. */
export function QuotePanel({ product, shown: { quote, problem } }: { readonly product: Product; readonly shown: ShownQuote }) {
  const t = useSay()
  const isMember = meets(useMe(), 'shop.use')
  if (problem) return <p className={classes.text}>{problem.title}</p>
  if (!quote) return <p className={classes.dimmed}>{t(phrases.computing)}</p>
  return (
    <div className={classes.stack}>
      <ChangeTable before={product.content} after={quote.content} />
      <div className={classes.narrow}><DifferenceSum quote={quote} /></div>
      {isMember && <Balance difference={quote.difference} />}
    </div>
  )
}

function Balance({ difference }: { readonly difference: string }) {
  const t = useSay()
  const { money } = useFormats()
  const points = useRead<typeof readMyPoints>('GET /points/mine')
  const balance = points.data?.balance
  if (balance === undefined) return null
  return <p className={classes.text}>{t(phrases.balance, { balance: money(balance, '') })} {isLess(balance, difference) && <strong>{t(phrases.tooFew)}</strong>}</p>
}
