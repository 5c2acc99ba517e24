import { Section } from '#kit/web/DetailPage.tsx'
import { useSay } from '#kit/web/i18n.tsx'
import { LinkButton, PageLink } from '#kit/web/links.tsx'
import { useRead } from '#kit/web/query.ts'
import { EmptyState, ErrorState, LoadingState } from '#kit/web/States.tsx'
import { StatusTag } from '#kit/web/StatusTag.tsx'
import { MomentText } from '#kit/web/Values.tsx'
import type { listProducts } from '../../contract.ts'
import { productStatuses } from '../../rules/status.ts'
import { minePhrases } from '../mine/mine-phrases.ts'
import { productLooks } from '../parts/looks.ts'
import { orderMenuPhrases } from '../parts/menu-phrases.ts'
import { orderPagePhrases as phrases } from '../parts/page-phrases.ts'
import classes from '../parts/orders.module.css'

/** Neither over nor cancelled. */
const present = productStatuses.filter((status) => status !== 'product_cancel' && status !== 'product_end').join(',')

/** What a member has bought and has, the latest first: where the logo leads (guide 004 §1.1.1). */
export default function MyProductsCard() {
  const t = useSay()
  const products = useRead<typeof listProducts>('GET /products', { query: { status: present, pageSize: 5 } })
  return (
    <Section title={orderMenuPhrases.myProducts} actions={<PageLink to="/my-products">{t(minePhrases.showAll)}</PageLink>}>
      {products.error ? <ErrorState error={products.error} onRetry={() => void products.refetch()} />
        : !products.data ? <LoadingState height={80} />
        : products.data.items.length === 0 ? <EmptyState title={minePhrases.empty}><LinkButton to="/shop">{t(minePhrases.toShop)}</LinkButton></EmptyState>
        : (
          <ul className={classes.plainList}>
            {products.data.items.map((product) => (
              <li key={product.id} className={classes.line}>
                <div className={classes.lineMain}>
                  <PageLink to={`/my-products/${product.id}`}>{product.name}</PageLink>
                  <p className={classes.small}>{product.number}</p>
                  {product.expiresAt !== null && <p className={classes.small}>{t(phrases.expiresAt)} <MomentText moment={product.expiresAt} /></p>}
                </div>
                <StatusTag looks={productLooks} status={product.status} />
              </li>
            ))}
          </ul>
        )}
    </Section>
  )
}
