import { useFormats, useSay } from '#kit/web/i18n.tsx'
import { PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import type { countProducts } from '../../contract.ts'
import { productViews, type ProductView } from '../../rules/worklists.ts'
import { viewPhrases as phrases } from '../parts/view-phrases.ts'
import classes from '../parts/orders.module.css'

/** All orders, the quick filters of guide 004 §4.1.17 and the worklists, each with how many it shows. */
export function ViewTabs({ present }: { readonly present: ProductView }) {
  const t = useSay()
  const { number } = useFormats()
  const counts = useRead<typeof countProducts>('GET /products/counts', {}, { refreshEveryMs: 60_000 })
  return (
    <nav aria-label={t(phrases.views)}>
      <ul className={classes.tabs}>
        {productViews.map((view) => {
          const total = counts.data?.items.find((item) => item.view === view)?.total
          return (
            <li key={view}>
              <PageLink to={view === 'all' ? '/products' : `/products?view=${view}`} className={view === present ? classes.current ?? '' : ''} {...(view === present ? { 'aria-current': 'page' as const } : {})}>
                {t(phrases[view])}
                {total !== undefined && <span className={classes.count} data-waiting={(view !== 'all' && total > 0) || undefined}>{number(total)}</span>}
              </PageLink>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
