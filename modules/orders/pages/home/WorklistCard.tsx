import { Section } from '#kit/web/DetailPage.tsx'
import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { meets, type Need } from '#kit/web/me.ts'
import { useRead } from '#kit/web/query.ts'
import { useMe } from '#kit/web/session.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import type { countProducts } from '../../contract.ts'
import { productViews, type ProductView } from '../../rules/worklists.ts'
import { viewPhrases as phrases } from '../parts/view-phrases.ts'
import classes from '../parts/orders.module.css'

/** Whose hands each worklist waits for. */
const handlers: { readonly [View in Exclude<ProductView, 'all'>]: Need } = {
  toVerify: 'order.verify', toCreate: 'order.create_resource', toDeliver: ['order.deliver', 'order.change'], toUnlock: 'order.renew_resource',
  toLock: 'order.expire', toDelete: 'order.end', cancellationAsked: 'order.cancel', pendingExpired: 'order.view', upcoming: 'order.view',
}

/** Orders that wait for business or O&M, with how many; each leads to its list (O6). */
export default function WorklistCard() {
  const t = useSay()
  const { number } = useFormats()
  const me = useMe()
  const counts = useRead<typeof countProducts>('GET /products/counts', {}, { refreshEveryMs: 60_000 })
  const mine = productViews.flatMap((view) => view !== 'all' && meets(me, handlers[view]) ? [{ view, total: counts.data?.items.find((item) => item.view === view)?.total ?? 0 }] : [])
  const waiting = mine.filter(({ total }) => total > 0)
  return (
    <Section title={phrases.worklist} actions={<PageLink to="/products">{t(phrases.showAll)}</PageLink>}>
      {counts.error ? <ErrorState error={counts.error} onRetry={() => void counts.refetch()} />
        : !counts.data ? <LoadingState height={80} />
        : waiting.length === 0 ? <EmptyState title={phrases.worklistEmpty} />
        : (
          <ul className={classes.cards}>
            {waiting.map(({ view, total }) => <li key={view}><PageLink to={`/products?view=${view}`} className=""><strong>{number(total)}</strong><span>{t(phrases[view])}</span></PageLink></li>)}
          </ul>
        )}
    </Section>
  )
}
